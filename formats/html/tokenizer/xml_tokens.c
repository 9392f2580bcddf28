#include "formats/html/tokenizer/xml_tokens.h"

#include "base/arena.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/xml/xml.h"
#include "formats/html/tokenizer/references.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum token_kind { TOKEN_START, TOKEN_END, TOKEN_TEXT, TOKEN_DRAWING };

struct token_value {
    enum attribute attribute;
    const char *value;
};

struct token {
    enum token_kind kind;
    uint32_t line;
    const struct element *element;
    const char *text; /* or the name of the element */
    size_t length;    /* of a text */
    const struct token_value *values;
    size_t value_count;
    struct token *next;
};

struct recorder {
    struct arena *arena;
    struct token *first, **last;
    size_t skipped_depth; /* of an element that is passed over; 0: none is open */
    const struct element *skipped;
    struct token *drawing; /* that is being recorded; NULL: none */
    size_t drawing_depth;
    struct buffer markup; /* of it */
};

bool xml_tokens_recognise(const char *text, size_t length)
{
    size_t start = 0;
    while (start < length && isspace((unsigned char)text[start]))
        start++;
    return length - start > 5 && !strncasecmp(text + start, "<?xml", 5) &&
           isspace((unsigned char)text[start + 5]);
}

static struct token *add(struct recorder *recorder, const struct token *model)
{
    struct token *token = arena_allocate(recorder->arena, sizeof *token);
    *token = *model;
    *recorder->last = token;
    recorder->last = &token->next;
    return token;
}

/* XML allows some characters that no text of ours has: C1 controls and noncharacters. */
static const char *copy_clean(struct arena *arena, const char *text, size_t *length)
{
    char *copy = arena_allocate(arena, *length + 1), *end = copy;
    for (size_t at = 0; at < *length;) {
        size_t start = at;
        uint32_t character = utf8_next(text, *length, &at);
        if (character == '\r' || unicode_is_noncharacter(character))
            end += utf8_encode(character == '\r' ? '\n' : UTF8_REPLACEMENT, end);
        else if (character == '\n' || character == '\t' || !unicode_is_control(character)) {
            memcpy(end, text + start, at - start);
            end += at - start;
        }
    }
    *length = (size_t)(end - copy);
    return copy;
}

/* `svg:path` is the element that HTML calls `path`. */
static const char *name_of(const struct xml_element *element)
{
    return !strncasecmp(element->name, "svg:", 4) ? element->name + 4 : element->name;
}

static const char *find_type(const struct xml_element *element)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (!strcmp(element->attributes[i].name, "type"))
            return element->attributes[i].value;
    return NULL;
}

static struct token make_tag(struct recorder *recorder, enum token_kind kind,
                             const struct xml_element *element)
{
    char *name = arena_copy_text(recorder->arena, name_of(element));
    for (char *byte = name; *byte; byte++)
        *byte = (char)tolower((unsigned char)*byte);
    return (struct token){.kind = kind,
                          .line = (uint32_t)element->line,
                          .element = element_find_typed(name, strlen(name), find_type(element)),
                          .text = name};
}

static void take_values(struct recorder *recorder, struct token *token, const struct xml_element *element)
{
    struct token_value *values =
        arena_allocate_array(recorder->arena, element->attribute_count + 1, sizeof *values);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        enum attribute known = attribute_find(attribute->name, strlen(attribute->name));
        size_t length = strlen(attribute->value);
        if (known < ATTRIBUTE_COUNT)
            values[token->value_count++] =
                (struct token_value){known, copy_clean(recorder->arena, attribute->value, &length)};
    }
    token->values = values;
}

/* Of a picture in an element whose pictures are read, and nothing else. */
static void record_picture(struct recorder *recorder, const struct xml_element *element,
                           const struct token *start)
{
    const struct element *around = recorder->skipped;
    bool is_wanted = start->element->role == ROLE_IMAGE || start->element->role == ROLE_SOURCE;
    if (!is_wanted || !(around->flags & ELEMENT_PICTURES))
        return;
    struct token edge = {.kind = TOKEN_START, .line = start->line, .element = around, .text = around->name};
    add(recorder, &edge);
    take_values(recorder, add(recorder, start), element);
    edge.kind = TOKEN_END;
    add(recorder, &edge);
}

/* The markup of a drawing is written again; HTML in it may hold drawings of its own. */
static void record_drawing_start(struct recorder *recorder, const struct xml_element *element)
{
    bool is_svg = !strcmp(name_of(element), "svg");
    if (!recorder->drawing && !is_svg)
        return;
    if (!recorder->drawing) {
        struct token drawing = {.kind = TOKEN_DRAWING, .line = (uint32_t)element->line};
        recorder->drawing = add(recorder, &drawing);
        take_values(recorder, recorder->drawing, element);
        recorder->drawing_depth = element->depth;
        buffer_truncate(&recorder->markup, 0);
    }
    buffer_append_format(&recorder->markup, "<%s", element->name);
    for (size_t i = 0; i < element->attribute_count; i++)
        xml_append_attribute(&recorder->markup, element->attributes[i].name, element->attributes[i].value);
    buffer_append_byte(&recorder->markup, '>');
}

static void record_drawing_end(struct recorder *recorder, const struct xml_element *element)
{
    if (!recorder->drawing)
        return;
    buffer_append_format(&recorder->markup, "</%s>", element->name);
    if (recorder->drawing_depth < element->depth)
        return;
    recorder->drawing->length = recorder->markup.length;
    recorder->drawing->text = copy_clean(recorder->arena, recorder->markup.data, &recorder->drawing->length);
    recorder->drawing = NULL;
}

static void record_start(void *context, const struct xml_element *element)
{
    struct recorder *recorder = context;
    record_drawing_start(recorder, element);
    struct token start = make_tag(recorder, TOKEN_START, element);
    if (recorder->skipped_depth) {
        record_picture(recorder, element, &start);
        return;
    }
    recorder->skipped = start.element;
    if (start.element->flags & ELEMENT_SKIPPED)
        recorder->skipped_depth = element->depth;
    else
        take_values(recorder, add(recorder, &start), element);
}

static void record_end(void *context, const struct xml_element *element)
{
    struct recorder *recorder = context;
    record_drawing_end(recorder, element);
    if (recorder->skipped_depth) {
        if (recorder->skipped_depth == element->depth)
            recorder->skipped_depth = 0;
        return;
    }
    struct token end = make_tag(recorder, TOKEN_END, element);
    if (!(end.element->flags & ELEMENT_VOID))
        add(recorder, &end);
}

static void record_text(void *context, const char *text, size_t length, unsigned long line)
{
    struct recorder *recorder = context;
    if (recorder->drawing)
        xml_append_text(&recorder->markup, text, length);
    if (recorder->skipped_depth)
        return;
    const char *copy = copy_clean(recorder->arena, text, &length);
    add(recorder,
        &(struct token){.kind = TOKEN_TEXT, .line = (uint32_t)line, .text = copy, .length = length});
}

static struct attributes attributes_of(const struct token *token)
{
    struct attributes attributes = {{NULL}};
    for (size_t i = 0; i < token->value_count; i++)
        attributes.values[token->values[i].attribute] = token->values[i].value;
    return attributes;
}

static void give_token(const struct token *token, const struct token_handler *handler)
{
    const struct attributes attributes = attributes_of(token);
    *handler->line = token->line;
    switch (token->kind) {
    case TOKEN_START: handler->start(handler->context, token->element, token->text, &attributes); break;
    case TOKEN_END: handler->end(handler->context, token->element, token->text); break;
    case TOKEN_TEXT:
        if (token->length)
            handler->text(handler->context, token->text, token->length);
        break;
    case TOKEN_DRAWING:
        if (token->text && handler->drawing)
            handler->drawing(handler->context, &attributes, token->text, token->length);
        break;
    }
}

bool xml_tokens_read(xml_read_function *read, const char *text, size_t length,
                     const struct token_handler *handler, struct xml_fault *fault)
{
    struct recorder recorder = {.arena = arena_new()};
    recorder.last = &recorder.first;
    const struct xml_handler events = {.context = &recorder,
                                       .start = record_start,
                                       .end = record_end,
                                       .text = record_text,
                                       .entity = reference_find};
    bool is_sound = read(text, length, &events, fault);
    for (const struct token *token = is_sound ? recorder.first : NULL; token; token = token->next)
        give_token(token, handler);
    arena_free(recorder.arena);
    buffer_free(&recorder.markup);
    return is_sound;
}
