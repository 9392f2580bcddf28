#include "formats/layout/block/intrinsic_width.h"

#include "formats/layout/inline/lines.h"

enum {
    ENDLESS = 4096, /* em: the measure that shows the natural width */
    LEAST_HAN = 2,  /* em: a column of single Han is too narrow */
};

static length longer(length a, length b)
{
    return a > b ? a : b;
}

/* The widest part of a piece of line between two places where a line may end. */
static length widest_part(const struct placed_piece *piece, const struct block_breaks *breaks)
{
    length start = piece->positions[0], widest = 0;
    if (piece->count && piece->positions[piece->count] < start)
        return start - piece->positions[piece->count];
    for (uint32_t i = 0; i < piece->count; i++) {
        uint32_t offset = piece->run->clusters[piece->first + i].offset;
        if (offset < breaks->length && breaks->marks[offset])
            start = piece->positions[i];
        widest = longer(widest, piece->positions[i + 1] - start);
    }
    return widest;
}

/* A part that goes on in the next piece (a bold half of a word) is taken for two: a line may have to part it.
 */
static length least_of_line(const struct layout_request *request, const struct placed_line *line)
{
    struct arena *arena = arena_new();
    struct block_breaks breaks = {0};
    if (line->block)
        breaks = layout_find_breaks(request, line->block, arena);
    length widest = 0;
    for (uint32_t i = 0; i < line->piece_count; i++)
        if (!line->pieces[i].ruby)
            widest = longer(widest, widest_part(&line->pieces[i], &breaks));
    arena_free(arena);
    return widest;
}

/* Pictures shrink, and stand in the middle of a measure: only their own width counts. */
static void take_item(const struct layout_request *request, const struct page_item *item,
                      struct intrinsic_width *width)
{
    switch (item->kind) {
    case ITEM_LINE:
        width->most = longer(width->most, item->x + item->width);
        width->least = longer(width->least, item->x + least_of_line(request, item->line));
        break;
    case ITEM_RULE:
        if (item->node->kind == NODE_TABLE)
            width->most = longer(width->most, item->x + item->width);
        break;
    case ITEM_IMAGE: width->most = longer(width->most, item->width); break;
    case ITEM_TINT: break;
    }
}

struct intrinsic_width intrinsic_width_of_flow(const struct flow_setting *setting)
{
    struct layout_request request = *setting->request;
    struct block_style style = *setting->style;
    struct flow_setting natural = *setting;
    request.options.justify = false;
    style.alignment = ALIGNMENT_START;
    natural.request = &request;
    natural.style = &style;
    natural.measure = ENDLESS * style.size;
    struct box_list list = {0};
    struct intrinsic_width width = {0};
    flow_set_all(&natural, &list);
    for (size_t i = 0; i < list.count; i++)
        for (size_t j = 0; j < list.boxes[i].item_count; j++)
            take_item(&request, &list.boxes[i].items[j], &width);
    box_list_free(&list);
    length least = LEAST_HAN * style.size < width.most ? LEAST_HAN * style.size : width.most;
    width.least = longer(width.least, least);
    return width;
}
