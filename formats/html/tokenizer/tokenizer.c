#include "formats/html/tokenizer/tokenizer.h"

#include "base/buffer.h"
#include "formats/html/tokenizer/input_stream.h"
#include "formats/html/tokenizer/references.h"
#include "formats/html/tokenizer/tag_token.h"
#include "formats/html/tokenizer/xml_tokens.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { MOST_RAW_ELEMENTS = 16 };

/* The text since the last tag: one piece of the source, or pieces put together. */
struct text_run {
    const char *piece;
    size_t piece_length;
    struct buffer joined;
    uint32_t line; /* of its first word; 0: only white space so far */
};

struct tokenizer {
    struct input_stream input;
    const struct token_handler *handler;
    bool is_xml;     /* XHTML: `<p/>` is empty, CDATA is text */
    bool in_formula; /* between the tags of a math: `<mspace/>` is empty */
    struct text_run run;
    struct buffer values;                              /* of the tag's attributes */
    struct buffer reference;                           /* what one stands for */
    const struct element *unclosed[MOST_RAW_ELEMENTS]; /* with no end tag in the rest of the source */
    size_t unclosed_count;
    size_t drawing_end;           /* of the drawing that was given last, or of the HTML in it */
    size_t searched;              /* bytes in which ends of drawings were looked for */
    struct buffer drawing_values; /* of tags in it */
    bool lacks_code_end;          /* the rest of the source has no %> */
    bool lacks_script_end;        /* a script has only the end tags of those that it writes */
};

/* Text. */

static size_t count_spaces(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && input_is_space(text[count]))
        count++;
    return count;
}

/* The piece stands at the input, and is consumed afterwards. */
static void note_line(struct tokenizer *tokenizer, const char *text, size_t length)
{
    size_t spaces = tokenizer->run.line ? length : count_spaces(text, length);
    if (spaces < length)
        tokenizer->run.line = tokenizer->input.line + input_count_lines(text, spaces);
}

static void join_text(struct tokenizer *tokenizer, const char *text, size_t length)
{
    struct text_run *run = &tokenizer->run;
    note_line(tokenizer, text, length);
    if (run->piece_length)
        buffer_append(&run->joined, run->piece, run->piece_length);
    run->piece_length = 0;
    buffer_append(&run->joined, text, length);
}

/* Text of the source, which is not copied while it is one piece. */
static void add_text(struct tokenizer *tokenizer, const char *text, size_t length)
{
    struct text_run *run = &tokenizer->run;
    bool is_first = !run->joined.length && !run->piece_length;
    bool goes_on = run->piece_length && text == run->piece + run->piece_length;
    if (!is_first && !goes_on) {
        join_text(tokenizer, text, length);
        return;
    }
    note_line(tokenizer, text, length);
    run->piece = is_first ? text : run->piece;
    run->piece_length += length;
}

/* What comes next stands at the input's line. */
static void end_text(struct tokenizer *tokenizer)
{
    struct text_run *run = &tokenizer->run;
    const struct token_handler *handler = tokenizer->handler;
    *handler->line = run->line ? run->line : tokenizer->input.line;
    if (run->joined.length)
        handler->text(handler->context, run->joined.data, run->joined.length);
    else if (run->piece_length)
        handler->text(handler->context, run->piece, run->piece_length);
    *handler->line = tokenizer->input.line;
    buffer_truncate(&run->joined, 0);
    run->piece_length = 0;
    run->line = 0;
}

static void read_text(struct tokenizer *tokenizer, size_t end)
{
    struct input_stream *input = &tokenizer->input;
    add_text(tokenizer, input->text + input->at, end - input->at);
    input_skip_to(input, end);
}

/* A run of characters that begin nothing. */
static void read_characters(struct tokenizer *tokenizer)
{
    const struct input_stream *input = &tokenizer->input;
    size_t end = input->at + 1;
    while (end < input->length && input->text[end] != '<' && input->text[end] != '&')
        end++;
    read_text(tokenizer, end);
}

/* A reference, or an ampersand that begins none. `length`: where the text that holds it ends. */
static void read_reference(struct tokenizer *tokenizer, size_t length)
{
    struct input_stream *input = &tokenizer->input;
    struct buffer *text = &tokenizer->reference;
    size_t end = input->at;
    buffer_truncate(text, 0);
    if (!reference_read(input->text, length, &end, false, text)) {
        read_text(tokenizer, end + 1);
        return;
    }
    if (text->length)
        join_text(tokenizer, text->data, text->length);
    input->at = end;
}

/* Raw text: script, style, title, ... up to their own end tag. */

/* At the offset stands `mark` and the element's name, as a whole. */
static bool is_mark(const struct input_stream *input, size_t at, const char *mark,
                    const struct element *element)
{
    size_t length = strlen(element->name), start = at + strlen(mark), behind = start + length;
    if (behind > input->length || strncmp(input->text + at, mark, start - at) != 0 ||
        strncasecmp(input->text + start, element->name, length) != 0)
        return false;
    return behind == input->length || strchr(" \t\n/>", input->text[behind]);
}

static bool is_end_tag(const struct input_stream *input, size_t at, const struct element *element)
{
    return is_mark(input, at, "</", element);
}

static bool is_known_unclosed(const struct tokenizer *tokenizer, const struct element *element)
{
    for (size_t i = 0; i < tokenizer->unclosed_count; i++)
        if (tokenizer->unclosed[i] == element)
            return true;
    return false;
}

static bool is_text(const struct input_stream *input, size_t at, const char *text)
{
    return !strncmp(input->text + at, text, strlen(text));
}

/* The end tag of a script, when what stands between <!-- and --> writes scripts of its own: those are passed
 * over. The end of the text when the script has none then. */
static size_t find_script_end(const struct input_stream *input, const struct element *element)
{
    bool is_escaped = false, is_inner = false;
    for (size_t at = input->at; at < input->length; at++) {
        if (is_text(input, at, "-->"))
            is_escaped = is_inner = false;
        if (input->text[at] != '<')
            continue;
        bool is_end = is_end_tag(input, at, element);
        if (is_end && !is_inner)
            return at;
        is_escaped |= is_text(input, at, "<!--");
        is_inner = !is_end && (is_inner || (is_escaped && is_mark(input, at, "<", element)));
    }
    return input->length;
}

/* `first` is the nearest end tag. It counts for a script, too, that would never end otherwise: hiding all the
 * rest of an article would be worse. */
static size_t settle_end(struct tokenizer *tokenizer, size_t first, const struct element *element)
{
    const struct input_stream *input = &tokenizer->input;
    const char *script = input->text + input->at;
    bool may_escape = element->flags & ELEMENT_SCRIPT && !tokenizer->lacks_script_end &&
                      memmem(script, first - input->at, "<!--", 4);
    size_t end = may_escape ? find_script_end(input, element) : first;
    tokenizer->lacks_script_end |= end == input->length;
    return end == input->length ? first : end;
}

/* The offset of the end tag; that of the end when there is none, which is looked for only once. */
static size_t find_end_tag(struct tokenizer *tokenizer, const struct element *element)
{
    const struct input_stream *input = &tokenizer->input;
    if (element->flags & ELEMENT_PLAIN || is_known_unclosed(tokenizer, element))
        return input->length;
    const char *end = input->text + input->length;
    for (const char *at = input->text + input->at; (at = memchr(at, '<', (size_t)(end - at))); at++)
        if (is_end_tag(input, (size_t)(at - input->text), element))
            return settle_end(tokenizer, (size_t)(at - input->text), element);
    if (tokenizer->unclosed_count < MOST_RAW_ELEMENTS)
        tokenizer->unclosed[tokenizer->unclosed_count++] = element;
    return input->length;
}

static void read_escapable_text(struct tokenizer *tokenizer, size_t end)
{
    struct input_stream *input = &tokenizer->input;
    while (input->at < end) {
        const char *text = input->text + input->at, *reference = memchr(text, '&', end - input->at);
        if (reference == text)
            read_reference(tokenizer, end);
        else
            read_text(tokenizer, reference ? (size_t)(reference - input->text) : end);
    }
}

/* <!-- -->, also ended by --!>, and <!--> or <!---> at once. */
static void skip_comment(struct input_stream *input)
{
    size_t at = input->at + 4;
    bool is_dash = input_peek(input, 4) == '-';
    if (input_peek(input, 4) == '>' || (is_dash && input_peek(input, 5) == '>')) {
        input_skip_to(input, at + 1 + is_dash);
        return;
    }
    const char *end = input->text + input->length;
    for (const char *dash = input->text + at; (dash = memmem(dash, (size_t)(end - dash), "--", 2)); dash++) {
        size_t behind = (size_t)(dash - input->text) + 2;
        behind += behind < input->length && input->text[behind] == '!';
        if (behind < input->length && input->text[behind] == '>') {
            input_skip_to(input, behind + 1);
            return;
        }
    }
    input_skip_to(input, input->length);
}

static bool is_of_picture(enum element_role role)
{
    return role == ROLE_IMAGE || role == ROLE_SOURCE;
}

/* Gives the tags of pictures up to `end`, between the tags of the element that they are in. */
static void give_pictures(struct tokenizer *tokenizer, const struct element *element, size_t end)
{
    static const struct attributes none;
    const struct token_handler *handler = tokenizer->handler;
    struct input_stream input = tokenizer->input;
    struct tag_token tag;
    input.length = end;
    end_text(tokenizer);
    handler->start(handler->context, element, element->name, &none);
    while (!input_is_at_end(&input)) {
        if (input_starts_with(&input, "<!--"))
            skip_comment(&input);
        else if (input_peek(&input, 0) != '<' || !tag_begins_start(&input))
            input_skip_to(&input, input.at + 1);
        else if (tag_read_start(&input, &tokenizer->values, &tag) && is_of_picture(tag.element->role))
            handler->start(handler->context, tag.element, tag.name, &tag.attributes);
    }
    handler->end(handler->context, element, element->name);
}

/* A title or a text area that is never closed is read as if it were not raw text: hiding all the rest of an
 * article would be worse. A script hides it, as it does in a browser. */
static void read_raw_text(struct tokenizer *tokenizer, const struct element *element)
{
    size_t end = find_end_tag(tokenizer, element);
    bool is_unclosed = end == tokenizer->input.length;
    if (element->flags & ELEMENT_PICTURES)
        give_pictures(tokenizer, element, end);
    if (element->flags & ELEMENT_SKIPPED)
        input_skip_to(&tokenizer->input, end);
    else if (element->flags & ELEMENT_RAW_TEXT)
        read_text(tokenizer, end);
    else if (is_unclosed)
        tokenizer->handler->end(tokenizer->handler->context, element, element->name);
    else
        read_escapable_text(tokenizer, end);
}

/* Tags. */

static void give_end(struct tokenizer *tokenizer, const struct tag_token *tag)
{
    tokenizer->handler->end(tokenizer->handler->context, tag->element, tag->name);
}

/* Drawings. */

static bool is_foreign_text(const struct tag_token *tag)
{
    return !strcmp(tag->name, "foreignobject") || !strcmp(tag->name, "desc") || !strcmp(tag->name, "title");
}

/* The tag that the input stands at ends the drawing: its own end tag, or HTML, before which it ends. `depth`
 * counts open svg, `text` elements whose content is HTML. */
static bool ends_drawing(struct input_stream *input, struct buffer *values, size_t *depth, size_t *text)
{
    struct tag_token tag;
    size_t before = input->at;
    bool is_end = tag_begins_end(input);
    if (is_end ? !tag_read_end(input, &tag) : !tag_read_start(input, values, &tag))
        return true;
    if (is_foreign_text(&tag) && !tag.is_self_closing)
        *text = is_end ? *text - (*text > 0) : *text + 1;
    if (!strcmp(tag.name, "svg") && !tag.is_self_closing)
        *depth = is_end ? *depth - 1 : *depth + 1;
    bool is_html = !is_end && !*text && tag.element->flags & ELEMENT_LEAVES_SVG;
    if (is_html)
        input->at = before;
    return is_html || !*depth;
}

/* The offset behind the drawing whose first tag ends at the input. */
static size_t find_drawing_end(struct tokenizer *tokenizer)
{
    struct input_stream input = tokenizer->input;
    size_t depth = 1, text = 0;
    while (!input_is_at_end(&input)) {
        const char *tag = memchr(input.text + input.at, '<', input.length - input.at);
        input.at = tag ? (size_t)(tag - input.text) : input.length;
        if (input_starts_with(&input, "<!--"))
            skip_comment(&input);
        else if (!tag_begins_start(&input) && !tag_begins_end(&input))
            input.at += !input_is_at_end(&input);
        else if (ends_drawing(&input, &tokenizer->drawing_values, &depth, &text))
            break;
    }
    return input.at;
}

/* HTML in a drawing may hold drawings of its own. What was searched is bounded, so that no nesting costs more
 * than a few times the source. */
static void give_drawing(struct tokenizer *tokenizer, size_t start, const struct tag_token *tag)
{
    enum { MOST_SEARCHES = 4 };
    const struct token_handler *handler = tokenizer->handler;
    const struct input_stream *input = &tokenizer->input;
    if (!strcmp(tag->name, "foreignobject"))
        tokenizer->drawing_end = 0;
    bool is_outermost = !strcmp(tag->name, "svg") && start >= tokenizer->drawing_end && handler->drawing;
    if (!is_outermost || tokenizer->searched / MOST_SEARCHES > input->length)
        return;
    size_t end = tag->is_self_closing ? input->at : find_drawing_end(tokenizer);
    tokenizer->drawing_end = end;
    tokenizer->searched += end - start;
    handler->drawing(handler->context, &tag->attributes, input->text + start, end - start);
}

static void read_start_tag(struct tokenizer *tokenizer)
{
    const struct token_handler *handler = tokenizer->handler;
    struct tag_token tag;
    size_t start = tokenizer->input.at;
    if (!tag_read_start(&tokenizer->input, &tokenizer->values, &tag))
        return;
    bool is_skipped = (tag.element->flags & (ELEMENT_SKIPPED | ELEMENT_MEDIA)) == ELEMENT_SKIPPED;
    tokenizer->in_formula |= tag.element->role == ROLE_FORMULA && !(tag.element->flags & ELEMENT_RAW);
    bool is_empty = tag.is_self_closing && (tokenizer->is_xml || tokenizer->in_formula);
    if (!is_skipped) {
        end_text(tokenizer);
        give_drawing(tokenizer, start, &tag);
        handler->start(handler->context, tag.element, tag.name, &tag.attributes);
        if (is_empty && !(tag.element->flags & ELEMENT_VOID))
            give_end(tokenizer, &tag);
    }
    if (!is_empty && tag.element->flags & ELEMENT_RAW)
        read_raw_text(tokenizer, tag.element);
}

static void read_end_tag(struct tokenizer *tokenizer)
{
    struct tag_token tag;
    if (!tag_read_end(&tokenizer->input, &tag))
        return;
    end_text(tokenizer);
    tokenizer->in_formula &= tag.element->role != ROLE_FORMULA;
    give_end(tokenizer, &tag);
}

/* Comments and what is like them. */

static void read_cdata(struct tokenizer *tokenizer)
{
    static const char start[] = "<![CDATA[", end[] = "]]>";
    struct input_stream *input = &tokenizer->input;
    input->at += sizeof start - 1;
    size_t behind = input_find_behind(input, end), mark = sizeof end - 1;
    bool is_closed = behind >= input->at + mark && !memcmp(input->text + behind - mark, end, mark);
    read_text(tokenizer, is_closed ? behind - mark : behind);
    input->at = behind;
}

static void read_declaration(struct tokenizer *tokenizer)
{
    struct input_stream *input = &tokenizer->input;
    if (input_starts_with(input, "<!--"))
        skip_comment(input);
    else if ((tokenizer->is_xml || tokenizer->in_formula) && input_starts_with(input, "<![CDATA["))
        read_cdata(tokenizer);
    else
        input_skip_to(input, input_find_behind(input, ">"));
}

/* <?php … ?>, <? … ?>, <?= … ?> end as PHP says, the others (<?xml:namespace …>) as HTML says. */
static void skip_instruction(struct input_stream *input)
{
    char next = input_peek(input, 2);
    bool is_code = input_starts_with(input, "<?php") || next == '=' || input_is_space(next);
    input_skip_to(input, input_find_behind(input, is_code ? "?>" : ">"));
}

/* <%@ … %>, <%= … %>, <% … %>: code of JSP and ASP pages. Without an end it is text. */
static bool skip_server_code(struct tokenizer *tokenizer)
{
    struct input_stream *input = &tokenizer->input;
    char next = input_peek(input, 2);
    bool is_code = next && (strchr("@=!-", next) || input_is_space(next));
    if (!is_code || tokenizer->lacks_code_end)
        return false;
    const char *end = memmem(input->text + input->at, input->length - input->at, "%>", 2);
    tokenizer->lacks_code_end = !end;
    if (end)
        input_skip_to(input, (size_t)(end - input->text) + 2);
    return end;
}

/* What begins with `<`: a tag, what is passed over, or a mere character. */
static void read_markup(struct tokenizer *tokenizer)
{
    struct input_stream *input = &tokenizer->input;
    char next = input_peek(input, 1);
    if (tag_begins_start(input))
        read_start_tag(tokenizer);
    else if (tag_begins_end(input))
        read_end_tag(tokenizer);
    else if (next == '!')
        read_declaration(tokenizer);
    else if (next == '?')
        skip_instruction(input);
    else if (next == '/' && input->at + 2 < input->length)
        input_skip_to(input, input_find_behind(input, ">"));
    else if (next != '%' || !skip_server_code(tokenizer))
        read_characters(tokenizer);
}

void tokenize(const char *text, size_t length, uint32_t line, const struct token_handler *handler)
{
    struct tokenizer tokenizer = {
        .input = {.text = text, .length = length, .line = line},
        .handler = handler,
        .is_xml = xml_tokens_recognise(text, length),
    };
    struct input_stream *input = &tokenizer.input;
    while (!input_is_at_end(input))
        switch (input->text[input->at]) {
        case '<': read_markup(&tokenizer); break;
        case '&': read_reference(&tokenizer, length); break;
        default: read_characters(&tokenizer);
        }
    end_text(&tokenizer);
    buffer_free(&tokenizer.run.joined);
    buffer_free(&tokenizer.values);
    buffer_free(&tokenizer.drawing_values);
    buffer_free(&tokenizer.reference);
}
