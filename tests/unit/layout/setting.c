#include "tests/unit/layout/setting.h"

#include "base/buffer.h"
#include "base/diag.h"
#include "formats/document/builder.h"
#include "formats/dump/square.h"

#include <stdio.h>
#include <string.h>

static struct arena *arena;

struct setting setting_start(const char *language, unsigned measure)
{
    struct setting setting = {.language = language ? language : "zh-Hans", .measure = measure};
    setting.options = (struct layout_options){.line_break = LINE_BREAK_BY_LANGUAGE,
                                              .line_end = LINE_END_BY_LANGUAGE,
                                              .han_latin_space = true,
                                              .justify = true};
    setting.style = (struct block_style){.size = LENGTH_UNIT, .pitch = 2 * LENGTH_UNIT};
    return setting;
}

void setting_end(void)
{
    arena_free(arena);
    arena = NULL;
}

static struct layout_request make_request(const struct setting *setting)
{
    unsigned measure = setting->measure ? setting->measure : 100;
    return (struct layout_request){.measure = &square_measure,
                                   .geometry = {.measure = (length)measure * LENGTH_UNIT + setting->more},
                                   .options = setting->options};
}

static struct placed_line *set(const struct setting *setting, const char *text, size_t *count)
{
    if (!arena)
        arena = arena_new();
    struct layout_request request = make_request(setting);
    return layout_text(&request, text, setting->language, &setting->style, arena, count);
}

static void print_length(struct buffer *out, length value)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%.3f", (double)value / LENGTH_UNIT);
    size_t size = strlen(digits);
    while (digits[size - 1] == '0')
        size--;
    if (digits[size - 1] == '.')
        size--;
    const char *start = digits[0] == '0' && size > 1 ? digits + 1 : digits;
    buffer_append(out, start, size - (size_t)(start - digits));
}

static void print_text(struct buffer *out, const struct placed_line *line)
{
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        if (piece->ruby)
            continue;
        for (uint32_t j = 0; j < piece->count; j++) {
            const struct cluster *cluster = &piece->run->clusters[piece->first + j];
            buffer_append(out, piece->text + cluster->offset, cluster->size);
        }
    }
}

static void print_advances(struct buffer *out, const struct placed_line *line)
{
    const char *between = "";
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        if (piece->ruby)
            continue;
        for (uint32_t j = 0; j < piece->count; j++) {
            buffer_append_text(out, between);
            print_length(out, piece->positions[j + 1] - piece->positions[j]);
            between = " ";
        }
    }
}

static const char *keep(struct buffer *out)
{
    char *text = arena_copy(arena, out->data ? out->data : "", out->length);
    buffer_free(out);
    return text;
}

static void print_annotations(struct buffer *out, const struct placed_line *line)
{
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        if (!piece->ruby)
            continue;
        const struct cluster *first = &piece->run->clusters[piece->first];
        const struct cluster *last = &piece->run->clusters[piece->first + piece->count - 1];
        buffer_append_byte(out, '\t');
        buffer_append(out, piece->text + first->offset, last->offset + last->size - first->offset);
        buffer_append_byte(out, '@');
        print_length(out, piece->positions[0]);
    }
}

static const char *print_lines(const struct placed_line *lines, size_t count)
{
    struct buffer out = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append_byte(&out, '\n');
        if (lines[i].piece_count > 0 && lines[i].pieces[0].positions[0] != 0) {
            print_length(&out, lines[i].pieces[0].positions[0]);
            buffer_append_byte(&out, '>');
        }
        print_text(&out, &lines[i]);
        buffer_append_byte(&out, '\t');
        print_advances(&out, &lines[i]);
        print_annotations(&out, &lines[i]);
    }
    return keep(&out);
}

const char *setting_lines(const struct setting *setting, const char *text)
{
    size_t count = 0;
    struct placed_line *lines = set(setting, text, &count);
    return print_lines(lines, count);
}

const char *setting_block(const struct setting *setting, const struct document *document,
                          const struct node *block)
{
    if (!arena)
        arena = arena_new();
    size_t count = 0;
    struct layout_request request = make_request(setting);
    request.document = document;
    struct placed_line *lines = layout_block(&request, block, &setting->style, arena, &count);
    return print_lines(lines, count);
}

const char *setting_texts(const struct setting *setting, const char *text)
{
    size_t count = 0;
    struct placed_line *lines = set(setting, text, &count);
    struct buffer out = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buffer_append_byte(&out, '/');
        print_text(&out, &lines[i]);
    }
    return keep(&out);
}

static struct document *make_document(const char *language, const char *text)
{
    static struct diag diag;
    struct document *document = NULL;
    struct builder *builder = builder_new("test", &diag);
    builder_document(builder)->metadata.language = language;
    builder_open(builder, NODE_PARAGRAPH);
    builder_text(builder, text, strlen(text));
    builder_finish(builder, &document);
    return document;
}

const char *setting_breaks(const struct setting *setting, const char *text)
{
    if (!arena)
        arena = arena_new();
    struct document *document = make_document(setting->language, text);
    struct layout_request request = make_request(setting);
    request.document = document;
    struct block_breaks breaks = layout_find_breaks(&request, document->root->first_child, arena);
    struct buffer out = {0};
    for (size_t i = 0; i < breaks.length; i++) {
        if (breaks.marks[i])
            buffer_append_byte(&out, '|');
        buffer_append(&out, breaks.text + i, 1);
    }
    document_free(document);
    return keep(&out);
}
