#include "formats/layout/inline/lines.h"

#include "base/utf8.h"
#include "formats/layout/inline/line_breaking.h"
#include "formats/layout/inline/line_ends.h"
#include "formats/layout/inline/line_placement.h"
#include "formats/layout/inline/ruby.h"
#include "formats/layout/inline/warichu.h"
#include "formats/layout/paragraph/breaks.h"
#include "formats/layout/paragraph/collect.h"
#include "formats/layout/paragraph/itemise.h"
#include "formats/layout/paragraph/orientation.h"
#include "formats/layout/paragraph/quotes.h"
#include "formats/layout/paragraph/spacing.h"

#include <stdlib.h>
#include <string.h>

static enum alignment node_alignment(const struct node *node)
{
    if (node->kind == NODE_PARAGRAPH || node->kind == NODE_CAPTION)
        return node->paragraph.alignment;
    return node->kind == NODE_HEADING ? node->heading.alignment : ALIGNMENT_DEFAULT;
}

static enum alignment decide_alignment(enum alignment wanted, const struct layout_options *options)
{
    if (wanted == ALIGNMENT_DEFAULT)
        wanted = options->justify ? ALIGNMENT_JUSTIFY : ALIGNMENT_START;
    return wanted == ALIGNMENT_JUSTIFY && !options->justify ? ALIGNMENT_START : wanted;
}

static struct paragraph start_paragraph(const struct layout_request *request, const struct block_style *style,
                                        struct arena *arena)
{
    return (struct paragraph){
        .request = request,
        .style = style,
        .arena = arena,
        .scratch = arena,
        .alignment = decide_alignment(style->alignment, &request->options),
        .korean = request->options.korean,
        .start_indent = style->start_indent,
        .end_indent = style->end_indent,
    };
}

/* R5.1: two characters in Chinese, one in Japanese and Korean. */
static length first_line_indent(const struct paragraph *paragraph)
{
    enum script_language family = language_family(paragraph->language);
    bool half = family == LANGUAGE_JAPANESE || family == LANGUAGE_KOREAN;
    return half ? paragraph->style->first_line_indent / 2 : paragraph->style->first_line_indent;
}

/* "Left" in a page of the web says no more than that a text is not centred: print fills its lines. */
static void take_alignment(struct paragraph *paragraph, const struct node *node)
{
    enum alignment wanted = node_alignment(node);
    bool is_filled = wanted == ALIGNMENT_START && paragraph->alignment == ALIGNMENT_JUSTIFY;
    if (wanted != ALIGNMENT_DEFAULT && !is_filled)
        paragraph->alignment = decide_alignment(wanted, &paragraph->request->options);
    if (paragraph->preformatted)
        paragraph->alignment = ALIGNMENT_START;
}

/* Short lines, as of a poem or an address, begin where the first does. Longer ones are prose that somebody broke. */
static bool has_short_lines(const struct paragraph *paragraph, const struct node *node)
{
    enum { SHORT = 2, OF_THIRDS = 3 };
    bool is_body = node->kind == NODE_PARAGRAPH && node->paragraph.role == PARAGRAPH_BODY;
    if (!is_body || paragraph->first_indent <= 0 || !memchr(paragraph->text, '\n', paragraph->text_length))
        return false;
    length most = paragraph->request->geometry.measure * SHORT / OF_THIRDS;
    for (size_t at = 0, size; at < paragraph->text_length; at += size + 1) {
        size = strcspn(paragraph->text + at, "\n");
        if ((length)utf8_count(paragraph->text + at, size) * paragraph->style->size > most)
            return false;
    }
    return true;
}

static void take_from_node(struct paragraph *paragraph, const struct node *node)
{
    const struct layout_request *request = paragraph->request;
    paragraph->block = node;
    paragraph->preformatted = node->kind == NODE_PREFORMATTED;
    paragraph->language = request->document ? node_language(request->document, node) : "zh";
    take_alignment(paragraph, node);
    if (node->kind == NODE_HEADING)
        paragraph->first_indent = paragraph->style->first_line_indent;
    if (node->kind != NODE_PARAGRAPH && node->kind != NODE_CAPTION)
        return;
    paragraph->start_indent += node->paragraph.start_indent * paragraph->style->size / 4;
    if (node->paragraph.indented)
        paragraph->first_indent = first_line_indent(paragraph);
}

static void prepare(struct paragraph *paragraph)
{
    paragraph->family = language_family(paragraph->language);
    characters_find(paragraph);
    orientation_find(paragraph);
    breaks_find(paragraph, breaks_level(paragraph));
}

static struct line *choose_lines(struct paragraph *paragraph, uint32_t *count)
{
    itemise(paragraph);
    orientation_set_squares(paragraph);
    spacing_set(paragraph);
    warichu_set(paragraph);
    ruby_prepare(paragraph);
    return line_breaking_choose(paragraph, count);
}

static void place_lines(struct paragraph *paragraph, const struct line *lines, uint32_t chosen,
                        uint32_t count, struct placed_line *placed)
{
    line_ends_finish(paragraph, lines, chosen);
    warichu_split(paragraph, lines, count);
    line_placement_place(paragraph, lines, count, placed);
}

static struct placed_line *set_whole(struct paragraph *paragraph, size_t *count)
{
    uint32_t chosen;
    struct line *lines = choose_lines(paragraph, &chosen);
    struct placed_line *placed = arena_take_array(paragraph->arena, chosen, sizeof *placed);
    *count = chosen;
    place_lines(paragraph, lines, chosen, chosen, placed);
    return placed;
}

/* The lines of a paragraph longer than a book's longest are chosen in parts, so that what must be known of all its
 * characters at once is little. A part is set to its end; its last lines, which would be others if it went on,
 * are left to the next. */
enum { LONGEST_PART = 16384 /* characters */, LINES_AGAIN = 3 };

static bool has_parts(const struct paragraph *paragraph)
{
    return paragraph->character_count > LONGEST_PART && !paragraph->levels && !paragraph->annotation_count &&
           !paragraph->style->balance;
}

struct line_list {
    struct placed_line *lines;
    size_t count;
};

static struct placed_line *append_lines(struct line_list *list, uint32_t count)
{
    list->lines = memory_resize(list->lines, (list->count + count) * sizeof *list->lines);
    list->count += count;
    return &list->lines[list->count - count];
}

/* Sets characters [first, end), and returns where the next part begins; `first` when the part has too few lines to
 * tell. */
static uint32_t set_part(const struct paragraph *paragraph, uint32_t first, uint32_t end,
                         struct line_list *list)
{
    struct paragraph part = *paragraph;
    struct block_style style = *paragraph->style; /* one line more in each part would be many */
    uint32_t chosen;
    bool is_last = end == paragraph->character_count;
    style.looseness = 0;
    part.style = &style;
    part.scratch = arena_new();
    part.characters += first;
    part.character_count = end - first;
    part.first_indent = first && !paragraph->indents_lines ? 0 : paragraph->first_indent;
    const struct line *lines = choose_lines(&part, &chosen);
    uint32_t next = end, kept = chosen;
    if (!is_last) {
        kept = chosen > LINES_AGAIN ? chosen - LINES_AGAIN : 0;
        next = first + part.items[lines[kept].first].character;
    }
    place_lines(&part, lines, chosen, kept, append_lines(list, kept));
    arena_free(part.scratch);
    return next;
}

static struct placed_line *set_parts(struct paragraph *paragraph, size_t *count)
{
    struct line_list list = {0};
    for (uint32_t first = 0, length = LONGEST_PART; first < paragraph->character_count;) {
        uint32_t rest = paragraph->character_count - first;
        uint32_t next = set_part(paragraph, first, first + (length < rest ? length : rest), &list);
        length = next > first ? LONGEST_PART : 2 * length;
        first = next;
    }
    for (size_t i = 0; i < list.count; i++) {
        list.lines[i].is_first = i == 0;
        list.lines[i].is_last = i + 1 == list.count;
    }
    struct placed_line *lines = arena_take_array(paragraph->arena, list.count, sizeof *lines);
    memcpy(lines, list.lines, list.count * sizeof *lines);
    free(list.lines);
    *count = list.count;
    return lines;
}

static struct placed_line *set_lines(struct paragraph *paragraph, size_t *count)
{
    *count = 0;
    if (paragraph->text_length == 0)
        return NULL;
    bool is_long = paragraph->text_length > LONGEST_PART;
    if (is_long)
        paragraph->scratch = arena_new();
    prepare(paragraph);
    itemise_find_levels(paragraph);
    struct placed_line *lines =
        has_parts(paragraph) ? set_parts(paragraph, count) : set_whole(paragraph, count);
    if (is_long)
        arena_free(paragraph->scratch);
    return lines;
}

struct placed_line *layout_block(const struct layout_request *request, const struct node *block,
                                 const struct block_style *style, struct arena *arena, size_t *count)
{
    struct paragraph paragraph = start_paragraph(request, style, arena);
    take_from_node(&paragraph, block);
    collect_block(&paragraph);
    paragraph.indents_lines = has_short_lines(&paragraph, block);
    return set_lines(&paragraph, count);
}

struct placed_line *layout_text(const struct layout_request *request, const char *text, const char *language,
                                const struct block_style *style, struct arena *arena, size_t *count)
{
    struct paragraph paragraph = start_paragraph(request, style, arena);
    collect_text(&paragraph, text, language);
    paragraph.first_indent = style->first_line_indent;
    return set_lines(&paragraph, count);
}

struct block_breaks layout_find_breaks(const struct layout_request *request, const struct node *block,
                                       struct arena *arena)
{
    static const struct block_style plain = {.size = LENGTH_UNIT};
    struct paragraph paragraph = start_paragraph(request, &plain, arena);
    take_from_node(&paragraph, block);
    collect_block(&paragraph);
    struct block_breaks breaks = {.text = paragraph.text, .length = paragraph.text_length};
    uint8_t *marks = arena_allocate(arena, breaks.length + 1);
    breaks.marks = marks;
    if (breaks.length == 0)
        return breaks;
    prepare(&paragraph);
    for (size_t i = 1; i < breaks.length; i++)
        marks[i] = paragraph.penalties[i] != BREAK_FORBIDDEN;
    return breaks;
}
