#include "formats/layout/block/line_boxes.h"

#include "formats/layout/block/hanging_label.h"
#include "formats/layout/block/picture.h"

#include <string.h>

enum { LINES_AFTER_HEADING = 2, MOST_KEPT = 8 };

/* From the top of the em box of a style to its baseline: the same for all of its lines, whatever they hold,
 * so that the baselines of a page stand on one grid. */
static length style_ascent(const struct flow *flow, const struct block_style *style, const char *language,
                           struct arena *arena)
{
    static const char sample[] = "国";
    const struct measure *measure = flow->setting.request->measure;
    if (flow->setting.request->options.vertical)
        return style->size / 2;
    struct text_style look = {.role = style->role,
                              .size = style->size,
                              .bold = style->bold,
                              .language = language,
                              .orientation = ORIENTATION_HORIZONTAL};
    struct shaped_run run = {0};
    measure->shape(measure, arena, sample, sizeof sample - 1, 0, sizeof sample - 1, &look, &run);
    return run.ascent;
}

/* How a block fills whole lines of the grid (取行): what is left over goes above and below in the proportion
 * of the spaces that its style asks for. A body line leaves half of nothing: it begins where its line begins.
 */
struct grid_fit {
    length above, below; /* of the em boxes */
};

static struct grid_fit fit_to_grid(const struct flow *flow, const struct block_style *style, size_t count,
                                   length space_before)
{
    length after = style->space_after, extent = (length)(count - 1) * style->pitch + style->size;
    if (!flow->setting.on_grid || style->keeps_lines)
        return (struct grid_fit){space_before, after + style->pitch - style->size};
    length pitch = flow->setting.request->geometry.pitch, gap = flow_line_gap(flow->setting.request);
    length room = length_round_up(extent + space_before + after + gap, pitch) + gap;
    length wanted_above = space_before + gap, wanted = wanted_above + after + gap;
    length above = wanted ? (room - extent) * wanted_above / wanted : (room - extent) / 2;
    return (struct grid_fit){above - gap, room - extent - above};
}

static struct page_item line_item(const struct node *node, const struct placed_line *line, length x, length y)
{
    return (struct page_item){.kind = ITEM_LINE,
                              .x = x,
                              .y = y,
                              .width = line->width,
                              .height = line->ascent + line->descent,
                              .line = line,
                              .node = node};
}

/* The labels that wait for a line stand before it, each at the end of its own room. */
static size_t add_labels(struct flow *flow, const struct place_of_block *place, length ascent,
                         struct arena *arena, struct page_item *items)
{
    size_t item_count = 0;
    length end = place->x;
    for (size_t i = flow->label_count; i--;) {
        const struct label *label = &flow->labels[i];
        size_t count = 0;
        struct placed_line *lines = hanging_label_set(flow, label, &place->style, arena, &count);
        if (count)
            items[item_count++] = line_item(label->node, lines, end - label->gap - lines->width, ascent);
        end -= label->room;
    }
    flow->label_count = 0;
    return item_count;
}

static uint32_t piece_end(const struct placed_piece *piece)
{
    uint32_t end = 0;
    for (uint32_t i = piece->first; i < piece->first + piece->count; i++) {
        const struct cluster *cluster = &piece->run->clusters[i];
        end = cluster->offset + cluster->size > end ? cluster->offset + cluster->size : end;
    }
    return end;
}

/* Code that goes on in the next line, though the author did not end the line there. */
static bool goes_on(const struct block_lines *block, size_t index)
{
    const struct placed_line *line = &block->lines[index];
    bool is_code = block->node && block->node->kind == NODE_PREFORMATTED;
    if (!is_code || index + 1 == block->count || !line->piece_count)
        return false;
    uint32_t end = 0;
    for (uint32_t i = 0; i < line->piece_count; i++)
        end = piece_end(&line->pieces[i]) > end ? piece_end(&line->pieces[i]) : end;
    const char *rest = line->pieces[0].text + end;
    return rest[strspn(rest, " ")] != '\n';
}

/* An arrow in the margin that such lines leave free; the text layer knows nothing of it. */
static size_t add_arrow(struct flow *flow, const struct place_of_block *place, length ascent,
                        struct arena *arena, struct page_item *items)
{
    struct label arrow = {.text = "→", .node = flow->setting.root};
    size_t count = 0;
    struct placed_line *lines = hanging_label_set(flow, &arrow, &place->style, arena, &count);
    if (!count)
        return 0;
    for (uint32_t i = 0; i < lines->piece_count; i++)
        lines->pieces[i].replacement = "\u00AD";
    *items = line_item(NULL, lines, place->x + place->measure, ascent);
    items->repeated = true;
    return 1;
}

/* Code stands on a tint, from side to side and from line to line; the lines leave an em of it free at both
 * sides. */
static size_t add_tint(const struct place_of_block *place, const struct block_lines *block,
                       struct page_item *item)
{
    const struct block_style *style = &place->style;
    if (!block->on_tint)
        return 0;
    *item = (struct page_item){.kind = ITEM_TINT,
                               .x = place->x - style->size,
                               .y = (style->size - style->pitch) / 2,
                               .width = place->measure + 2 * style->size,
                               .height = style->pitch,
                               .node = block->node,
                               .repeated = true};
    return 1;
}

/* Another heading follows: there is no second line that the one before could keep. */
static bool ends_section(const struct node *block)
{
    return block && block->next && block->next->kind == NODE_HEADING;
}

static bool keeps(struct flow *flow, const struct place_of_block *place, const struct block_lines *block,
                  size_t index)
{
    bool is_last = index + 1 == block->count;
    bool owed = flow->lines_owed > 1;
    if (place->style.keep_with_next) {
        flow->lines_owed = LINES_AFTER_HEADING;
        return true;
    }
    if (flow->lines_owed)
        flow->lines_owed--;
    if (!is_last && block->keep_all && block->count <= MOST_KEPT)
        return true;
    if (is_last)
        return block->keep_last || (owed && !ends_section(block->node));
    return owed || index == 0 || index + 2 == block->count;
}

/* A caption stands close below its picture, wherever that ends; what comes after is on the grid again. */
static bool follows_picture(const struct node *block)
{
    bool is_caption = block && block->kind == NODE_CAPTION && block->parent->kind == NODE_FIGURE;
    return is_caption ? block->previous != NULL : block && picture_is_above(block);
}

/* Lines become boxes; the first and the last two of them stay together (orphans and widows of 2). */
void line_boxes_add(struct flow *flow, const struct place_of_block *place, const struct block_lines *block,
                    struct material *material, struct box_list *list)
{
    const struct block_style *style = &place->style;
    const char *language = block->node ? node_language(flow->setting.request->document, block->node)
                                       : flow->setting.request->document->metadata.language;
    length ascent = style_ascent(flow, style, language, material->arena);
    struct grid_fit fit = fit_to_grid(flow, style, block->count, block->space_before);
    bool on_grid = flow->setting.on_grid && !follows_picture(block->node);
    if (follows_picture(block->node))
        fit = (struct grid_fit){0, flow_line_gap(flow->setting.request)};
    for (size_t i = 0; i < block->count; i++) {
        bool is_last = i + 1 == block->count;
        struct box box = {.material = material,
                          .lead = i ? 0 : fit.above,
                          .height = style->size,
                          .advance = is_last ? style->size + fit.below : style->pitch,
                          .on_grid = !i && on_grid,
                          .spans_columns = place->spans_columns,
                          .starts_page = !i && style->starts_page,
                          .block = block->set_block,
                          .line = (uint32_t)i};
        bool has_arrow = goes_on(block, i);
        size_t most = flow->label_count + 1 + has_arrow + block->on_tint;
        box.items = arena_take_array(material->arena, most, sizeof *box.items);
        box.item_count = add_labels(flow, place, ascent, material->arena, box.items);
        box.items[box.item_count++] = line_item(block->node, &block->lines[i], place->x, ascent);
        if (has_arrow)
            box.item_count += add_arrow(flow, place, ascent, material->arena, &box.items[box.item_count]);
        box.item_count += add_tint(place, block, &box.items[box.item_count]);
        box.keep = keeps(flow, place, block, i);
        box_list_add(list, &box);
    }
}
