#include "formats/layout/page/page_state.h"

const struct box *page_box_at(struct layout *layout, size_t index)
{
    while (!layout->flow_ended && layout->used + index >= layout->queue.count)
        layout->flow_ended = !flow_next(layout->flow, &layout->queue);
    if (layout->used + index >= layout->queue.count)
        return NULL;
    return &layout->queue.boxes[layout->used + index];
}

void page_add_item(struct layout *layout, const struct page_item *item, length x, length y, bool repeated)
{
    if (layout->item_count == layout->item_capacity) {
        layout->item_capacity = layout->item_capacity ? layout->item_capacity * 2 : 256;
        layout->items = memory_resize(layout->items, layout->item_capacity * sizeof *layout->items);
    }
    struct page_item *placed = &layout->items[layout->item_count++];
    *placed = *item;
    placed->x += x;
    placed->y += y;
    placed->repeated = repeated || item->repeated;
}

void page_place_items(struct layout *layout, const struct box *box, length x, length y, bool repeated)
{
    for (size_t i = 0; i < box->item_count; i++)
        page_add_item(layout, &box->items[i], x, y, repeated);
}

static length place_header(struct layout *layout, const struct box_header *header, length x, length top)
{
    length y = 0;
    for (size_t i = 0; i < header->count; i++) {
        y = box_place(&header->boxes[i], y, !i, 0);
        page_place_items(layout, &header->boxes[i], x, top + y, true);
        y += header->boxes[i].advance;
    }
    return header->height;
}

length page_place_boxes(struct layout *layout, size_t first, size_t count, length x, length top)
{
    length next = 0, height = 0;
    for (size_t i = 0; i < count; i++) {
        const struct box *box = page_box_at(layout, first + i);
        if (!i && box->header)
            next = place_header(layout, box->header, x, top);
        length y = box_place(box, next, !i, layout->request.geometry.pitch);
        page_place_items(layout, box, x, top + y, false);
        next = y + box->advance;
        height = y + box->height;
    }
    return height;
}

void page_close_up(struct layout *layout, size_t first, length top, length bottom, length excess)
{
    length em = layout->request.styles->body.size, from = top + em, all = bottom + excess - em;
    for (size_t i = first; i < layout->item_count; i++) {
        struct page_item *item = &layout->items[i];
        if (item->y > from && all > 0)
            item->y -= (item->y - from) * excess / all;
    }
}
