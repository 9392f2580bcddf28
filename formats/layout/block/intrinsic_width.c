#include "formats/layout/block/intrinsic_width.h"

#include "formats/layout/block/number_text.h"
#include "formats/layout/inline/lines.h"

enum {
    ENDLESS = 4096,    /* em: the measure that shows the natural width */
    LEAST_HAN = 2,     /* em: a column of single Han is too narrow */
    LONGEST_WHOLE = 7, /* em: a name, a time, a few words; more is read well in lines */
};

static length longer(length a, length b)
{
    return a > b ? a : b;
}

/* A part of a line between two places where it may end. */
struct part {
    length start;
    uint32_t first, end; /* bytes of the block's text */
};

static void take_part(const struct block_breaks *breaks, const struct part *part, length width,
                      struct intrinsic_width *widest)
{
    bool is_known = part->first < part->end && part->end <= breaks->length;
    widest->least = longer(widest->least, width);
    if (is_known && number_text_has_digit(breaks->text + part->first, part->end - part->first))
        widest->firm = longer(widest->firm, width);
}

static bool may_end(const struct block_breaks *breaks, uint32_t offset)
{
    return offset < breaks->length && breaks->marks[offset] &&
           !number_text_joins(breaks->text, breaks->length, offset);
}

static bool runs_backward(const struct placed_piece *piece)
{
    return piece->count && piece->positions[piece->count] < piece->positions[0];
}

/* The widest parts of a piece of line. A part may go on from the piece before, as a number does behind the
 * sign of a currency in another face. */
static void take_piece(const struct placed_piece *piece, const struct block_breaks *breaks, struct part *part,
                       struct intrinsic_width *widest)
{
    const struct cluster *clusters = piece->run->clusters + piece->first;
    for (uint32_t i = 0; i < piece->count; i++) {
        uint32_t offset = clusters[i].offset;
        bool goes_on = part->end && offset >= part->end && !may_end(breaks, offset);
        if (!goes_on)
            *part = (struct part){.start = piece->positions[i], .first = offset};
        part->end = offset + 1;
        take_part(breaks, part, piece->positions[i + 1] - part->start, widest);
    }
}

static void take_line(const struct layout_request *request, const struct page_item *item,
                      struct intrinsic_width *width)
{
    const struct placed_line *line = item->line;
    struct arena *arena = arena_new();
    struct block_breaks breaks = {0};
    struct intrinsic_width widest = {0};
    struct part part = {0};
    if (line->block)
        breaks = layout_find_breaks(request, line->block, arena);
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        if (piece->ruby)
            continue;
        if (runs_backward(piece))
            take_part(&breaks, &(struct part){0}, piece->positions[0] - piece->positions[piece->count],
                      &widest);
        else
            take_piece(piece, &breaks, &part, &widest);
        part.end = runs_backward(piece) ? 0 : part.end;
    }
    arena_free(arena);
    width->most = longer(width->most, item->x + item->width);
    width->least = longer(width->least, item->x + widest.least);
    width->firm = longer(width->firm, widest.firm ? item->x + widest.firm : 0);
}

/* Pictures shrink, and stand in the middle of a measure: only their own width counts. */
static void take_item(const struct layout_request *request, const struct page_item *item,
                      struct intrinsic_width *width)
{
    switch (item->kind) {
    case ITEM_LINE: take_line(request, item, width); break;
    case ITEM_RULE:
        if (item->node->kind == NODE_TABLE)
            width->most = longer(width->most, item->x + item->width);
        break;
    case ITEM_IMAGE: width->most = longer(width->most, item->width); break;
    case ITEM_TINT: break;
    }
}

/* The boxes of a flow as wide as they like. */
static struct layout_request set_naturally(const struct flow_setting *setting, struct box_list *list)
{
    struct layout_request request = *setting->request;
    struct block_style style = *setting->style;
    struct flow_setting natural = *setting;
    request.options.justify = false;
    style.alignment = ALIGNMENT_START;
    natural.request = &request;
    natural.style = &style;
    natural.measure = ENDLESS * style.size;
    flow_set_all(&natural, list);
    return request;
}

struct intrinsic_width intrinsic_width_of_flow(const struct flow_setting *setting)
{
    struct box_list list = {0};
    struct intrinsic_width width = {0};
    struct layout_request request = set_naturally(setting, &list);
    for (size_t i = 0; i < list.count; i++)
        for (size_t j = 0; j < list.boxes[i].item_count; j++)
            take_item(&request, &list.boxes[i].items[j], &width);
    box_list_free(&list);
    length em = setting->style->size, least = LEAST_HAN * em < width.most ? LEAST_HAN * em : width.most;
    width.least = longer(width.least, least);
    width.firm = longer(width.firm, em < least ? em : least);
    width.whole = longer(width.least, width.most <= LONGEST_WHOLE * em ? width.most : 0);
    return width;
}

/* From the first cluster at `offset` or behind it to the end of the line. */
static length width_behind(const struct placed_line *line, size_t offset)
{
    length start = 0, end = 0;
    bool is_found = false;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        for (uint32_t j = 0; j < piece->count && !piece->ruby; j++) {
            bool is_behind = piece->run->clusters[piece->first + j].offset >= offset;
            start = is_behind && !is_found ? piece->positions[j] : start;
            is_found |= is_behind;
            end = piece->positions[j + 1];
        }
    }
    return is_found ? end - start : 0;
}

length intrinsic_width_of_tail(const struct flow_setting *setting, size_t tail)
{
    struct box_list list = {0};
    struct layout_request request = set_naturally(setting, &list);
    length width = 0;
    for (size_t i = 0; i < list.count; i++)
        for (size_t j = 0; j < list.boxes[i].item_count; j++) {
            const struct page_item *item = &list.boxes[i].items[j];
            if (item->kind != ITEM_LINE || !item->line->block)
                continue;
            struct arena *arena = arena_new();
            size_t length = layout_find_breaks(&request, item->line->block, arena).length;
            width = width_behind(item->line, length > tail ? length - tail : 0);
            arena_free(arena);
        }
    box_list_free(&list);
    return width;
}
