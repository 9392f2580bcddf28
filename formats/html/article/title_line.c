#include "formats/html/article/title_line.h"

#include "formats/html/lexicon/numbering.h"
#include "formats/html/lexicon/text_view.h"
#include "formats/html/lexicon/words.h"

#include <string.h>
#include <strings.h>

enum { SHORTEST_PARAGRAPH = 30 /* characters */, FRONT_LONGEST = 4, NUMBERED_LONGEST = 240 /* bytes */ };

/* Tags that end line 1: blocks, and what only stands before a page's own title. An inline tag is part of the
 * line, which then is markup. */
static const char *const block_tags[] = {
    "div", "p",     "h1",   "h2",      "h3",      "h4",     "h5",         "h6",     "table",  "ul",   "ol",
    "dl",  "html",  "head", "body",    "meta",    "title",  "center",     "hr",     "pre",    "link", "form",
    "br",  "style", "main", "article", "section", "header", "blockquote", "figure", "script", "base",
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* `<` opens markup only before a letter, `/`, `!` or `?`, or as `<%@`; `<` before a Chinese character is
 * text. */
static bool is_markup(const char *text, size_t left)
{
    if (left < 2 || text[0] != '<')
        return false;
    if (text[1] == '%')
        return left > 2 && (text[2] == '@' || text[2] == '=' || text[2] == ' ');
    return is_letter(text[1]) || text[1] == '!' || text[1] == '?' ||
           (text[1] == '/' && left > 2 && is_letter(text[2]));
}

static bool is_block_markup(const char *text, size_t left)
{
    size_t start = text[1] == '/' ? 2 : 1, end = start;
    while (end < left && (is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9')))
        end++;
    if (end == start)
        return true; /* a comment, a declaration, a processing instruction */
    for (size_t i = 0; i < sizeof block_tags / sizeof *block_tags; i++)
        if (strlen(block_tags[i]) == end - start &&
            strncasecmp(block_tags[i], text + start, end - start) == 0)
            return true;
    return false;
}

bool plain_text_recognise(const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++)
        if (is_markup(at, (size_t)(end - at)) && at[1] != '/')
            return false;
    return true;
}

/* The end of line 1: a line feed, or the block that is glued to it. SIZE_MAX when inline markup stands in it.
 */
static size_t find_line_end(struct text_view view)
{
    for (size_t at = 0; at < view.length; at++) {
        if (view.text[at] == '\n' || view.text[at] == '\r')
            return at;
        if (is_markup(view.text + at, view.length - at))
            return is_block_markup(view.text + at, view.length - at) ? at : SIZE_MAX;
    }
    return view.length;
}

/* A first line with a full stop is a paragraph, not a title, when it is indented by hand or long. */
static bool is_paragraph(struct text_view before, struct text_view line)
{
    bool is_indented = text_view_find(before, "\u3000\u3000") >= 0;
    return (text_view_ends(line, "。") || text_view_ends(line, "。”")) &&
           (is_indented || text_view_count(line) >= SHORTEST_PARAGRAPH);
}

/* The next line, trimmed; false: there is none. */
static bool take_line(struct text_view *rest, struct text_view *line)
{
    const char *end = memchr(rest->text, '\n', rest->length);
    if (end == NULL)
        return false;
    size_t length = (size_t)(end - rest->text);
    *line = text_view_trim(text_view_part(*rest, 0, length));
    *rest = text_view_part(*rest, length + 1, rest->length);
    return true;
}

/* 引子: what stands before the first chapter of a book. */
static bool opens_book(struct text_view line, struct text_view rest)
{
    struct numbering numbering;
    if (text_view_count_visible(line) > FRONT_LONGEST || (words_find(line) & 1U << WORDS_FRONT) == 0)
        return false;
    for (struct text_view next; take_line(&rest, &next);)
        if (next.length <= NUMBERED_LONGEST && numbering_read(next, &numbering) &&
            numbering.class == NUMBERING_UNIT && numbering.value == 1)
            return true;
    return false;
}

/* The line is the first of a family of numbers that the text goes on with: a chapter, and no title. A single
 * number may be the article's own, so another label has to count on twice. */
static bool opens_sequence(struct text_view line, struct text_view rest)
{
    struct numbering first, numbering;
    if (!numbering_read(line, &first) || !plain_text_recognise(rest.text, rest.length))
        return false;
    bool sure = first.class == NUMBERING_UNIT || first.class == NUMBERING_SYMBOL;
    int value = first.value, step = first.class != NUMBERING_SYMBOL;
    for (struct text_view next; take_line(&rest, &next);) {
        if (next.length > NUMBERED_LONGEST || !numbering_read(next, &numbering) ||
            numbering.family != first.family || numbering.value != value + step)
            continue;
        value += step;
        if (sure || value > first.value + 1)
            return true;
    }
    return false;
}

struct title_line title_line_find(const char *text, size_t length)
{
    static const struct title_line none = {0, 0, 0};
    struct text_view all = {text, length}, body = text_view_trim_start(all);
    size_t start = length - body.length, line_end = find_line_end(body);
    if (line_end == SIZE_MAX || line_end == 0)
        return none;
    struct text_view line = text_view_trim_end(text_view_part(body, 0, line_end));
    if (text_view_count(line) > TITLE_LONGEST || is_paragraph(text_view_part(all, 0, start), line) ||
        opens_sequence(line, text_view_part(body, line_end, body.length)) ||
        opens_book(line, text_view_part(body, line_end, body.length)))
        return none;
    return (struct title_line){start, start + line.length, start + line_end};
}
