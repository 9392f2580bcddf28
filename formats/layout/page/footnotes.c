#include "formats/layout/page/footnotes.h"

enum { LEAST_LINES = 2 };

length footnotes_gap(const struct layout *layout)
{
    return layout->request.styles->note.pitch;
}

length footnotes_line_gap(const struct layout *layout)
{
    const struct block_style *style = &layout->request.styles->note;
    return style->pitch - style->size;
}

length footnotes_room(const struct box *boxes, size_t count, length page_height)
{
    length all = box_stack_height(boxes, count);
    if (all * LONG_NOTE <= page_height || count <= LEAST_LINES)
        return all;
    return box_stack_height(boxes, LEAST_LINES);
}

void footnotes_collect(struct layout *layout, size_t first, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct box *box = page_box_at(layout, first + i);
        for (size_t j = 0; j < box->notes.count; j++)
            box_list_add(&layout->carried, &box->notes.boxes[j]);
    }
}

static const struct box *first_waiting_note(const struct layout *layout)
{
    return layout->carried.boxes ? layout->carried.boxes + layout->used_notes : NULL;
}

/* How many of the notes that wait go into `room`, two lines at least of one that goes on; at least one goes into an
 * empty column. */
static size_t count_fitting_notes(const struct layout *layout, length room, bool is_empty)
{
    const struct box *notes = first_waiting_note(layout);
    size_t waiting = layout->carried.count - layout->used_notes, count = 0;
    length y = 0;
    for (; count < waiting; count++) {
        y = box_place(&notes[count], y, !count, 0);
        if (y + notes[count].height > room)
            break;
        y += notes[count].advance;
    }
    while (count && count < waiting && notes[count - 1].keep)
        count--;
    return count || !is_empty || !waiting ? count : 1;
}

length footnotes_place(struct layout *layout, length x, length top, length height, length limit)
{
    length gap = footnotes_gap(layout), room = limit ? limit - height - gap : INT64_MAX / 2;
    size_t count = count_fitting_notes(layout, room, !height);
    if (!count)
        return height;
    const struct box *notes = first_waiting_note(layout);
    length all = box_stack_height(notes, count);
    length y = limit && limit > all ? limit - all : height + gap;
    const struct style_sheet *styles = layout->request.styles;
    struct page_item rule = {.kind = ITEM_RULE,
                             .x = x,
                             .y = top + y - gap / 2,
                             .width = layout->request.geometry.measure / 3,
                             .height = styles->rule_width};
    page_add_item(layout, &rule, 0, 0, true);
    length note_y = y;
    for (size_t i = 0; i < count; i++) {
        note_y = box_place(&notes[i], note_y, !i, 0);
        page_place_items(layout, &notes[i], x, top + note_y, false);
        note_y += notes[i].advance;
    }
    layout->used_notes += count;
    return y + all;
}

length footnotes_waiting_height(const struct layout *layout)
{
    return box_stack_height(first_waiting_note(layout), layout->carried.count - layout->used_notes);
}
