#include "formats/layout/inline/lines.h"

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

static struct placed_line *set_lines(struct paragraph *paragraph, size_t *count)
{
    uint32_t line_count = 0;
    *count = 0;
    if (paragraph->text_length == 0)
        return NULL;
    prepare(paragraph);
    itemise(paragraph);
    orientation_set_squares(paragraph);
    spacing_set(paragraph);
    warichu_set(paragraph);
    ruby_prepare(paragraph);
    struct line *lines = line_breaking_choose(paragraph, &line_count);
    *count = line_count;
    line_ends_finish(paragraph, lines, line_count);
    warichu_split(paragraph, lines, line_count);
    return line_placement_place(paragraph, lines, line_count);
}

struct placed_line *layout_block(const struct layout_request *request, const struct node *block,
                                 const struct block_style *style, struct arena *arena, size_t *count)
{
    struct paragraph paragraph = start_paragraph(request, style, arena);
    take_from_node(&paragraph, block);
    collect_block(&paragraph);
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
