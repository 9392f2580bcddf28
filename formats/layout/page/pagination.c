/* Boxes to pages: where a page ends, what stands at its foot, how columns share what is left.
 *
 * Pages are filled one after the other, from boxes that the flow makes when they are needed: a book of any
 * length takes the memory of a page. A column takes boxes until one does not fit. A box says whether it keeps
 * with the next one; the column ends behind the last that does not, and what follows goes on to the next
 * column. Where all boxes of a column keep, it ends where it is full, for no page is left empty.
 *
 * A column that ends early is short. Then one of its paragraphs is set in a line less or a line more
 * (line_breaking.c says how loose that may be), the nearest to its end first, and the first that fills the
 * column stays so: printers call it copyfitting. A page that is done is not changed for the next one.
 *
 * The figures:
 *
 * - Two lines of a paragraph keep together at the foot of a page and at its head, and two lines of text with
 *   a heading (line_boxes.c). One line alone is overlooked or taken for something else; two are seen as text.
 *   The single last line is the worse of the two faults (clreq): a reader turns the page for a few words.
 * - A note that is higher than half a column may go on in the next one, or the text that refers to it would
 *   have less than half of its page. Two lines of it stay, by the rule above.
 * - Between text and notes stands one line of the notes' own pitch, with a rule of a third of the measure in
 *   it: long enough to be seen, too short to be taken for the border of a table.
 * - Eight paragraphs are tried for copyfitting: about as many as stand on a page. What stands further up is
 *   on a page that is done.
 * - The columns of the last page are made equally high by halving the range of whole lines: six steps for a
 *   page of 64 lines.
 */
#include "formats/layout/block/flow.h"

#include <stdlib.h>

enum {
    LONG_NOTE = 2,   /* notes of more than a half of a column may go on to the next one */
    LEAST_LINES = 2, /* ... of which so many stand below the text */
};

struct layout {
    struct layout_request request;
    struct note_table *notes;
    struct flow *flow;
    struct box_list queue;   /* set, not yet on a page that was left */
    struct box_list carried; /* rests of notes */
    size_t used, used_notes; /* of the queue and of the carried notes, by the page at hand */
    struct page_item *items;
    size_t item_count, item_capacity;
    unsigned number;
    bool flow_ended;
    bool is_turned; /* the page at hand */
};

struct layout *layout_new(const struct layout_request *request)
{
    struct layout *layout = memory_allocate(sizeof *layout);
    *layout = (struct layout){.request = *request};
    layout->notes = note_table_new(request->document);
    struct flow_setting setting = {.request = &layout->request,
                                   .root = request->document->root,
                                   .measure = request->geometry.measure,
                                   .style = &request->styles->body,
                                   .notes = layout->notes,
                                   .attaches_notes = true,
                                   .on_grid = true};
    layout->flow = flow_new(&setting);
    return layout;
}

void layout_free(struct layout *layout)
{
    if (!layout)
        return;
    flow_free(layout->flow);
    note_table_free(layout->notes);
    box_list_free(&layout->queue);
    box_list_free(&layout->carried);
    free(layout->items);
    free(layout);
}

/* The box that comes `index` after the first one that is on no page yet; NULL at the end. */
static const struct box *box_at(struct layout *layout, size_t index)
{
    while (!layout->flow_ended && layout->used + index >= layout->queue.count)
        layout->flow_ended = !flow_next(layout->flow, &layout->queue);
    if (layout->used + index >= layout->queue.count)
        return NULL;
    return &layout->queue.boxes[layout->used + index];
}

/* Notes at a column's foot: a gap of one line with a short rule in it, then the notes. */

static length notes_gap(const struct layout *layout)
{
    return layout->request.styles->note.pitch;
}

static length note_room(const struct box *boxes, size_t count, length page_height)
{
    length all = box_stack_height(boxes, count);
    if (all * LONG_NOTE <= page_height || count <= LEAST_LINES)
        return all;
    return box_stack_height(boxes, LEAST_LINES);
}

/* A column: which boxes it takes, and how high they stand. */
struct column {
    size_t count;
    length height; /* of its boxes */
    bool has_notes;
    bool is_short; /* boxes that fit went on to the next one, to keep with others */
};

struct column_state {
    length y; /* where the next box may begin */
    length height;
    length notes; /* room that the notes want, with their gap */
};

static void add_note_room(const struct layout *layout, struct column_state *state, length room)
{
    if (!state->notes)
        state->notes = notes_gap(layout);
    state->notes += room;
}

/* Puts a box below the others; false when it does not fit into `limit` and something stands there already. */
static bool put_box(const struct layout *layout, struct column_state *state, const struct box *box,
                    bool is_first, length limit)
{
    struct column_state next = *state;
    if (box->notes.count)
        add_note_room(layout, &next, note_room(box->notes.boxes, box->notes.count, limit));
    length header = box->header ? box->header->height : 0;
    length y = is_first ? header : state->y;
    y = box_place(box, y, is_first, layout->request.geometry.pitch);
    next.height = y + box->height;
    next.y = y + box->advance;
    bool fits = !limit || next.height + next.notes <= limit;
    bool is_taken = fits || !state->height;
    if (is_taken)
        *state = next;
    return is_taken;
}

/* What must keep together goes on to the next column, unless it began this one. */
static struct column end_early(const struct column *best, const struct column *all)
{
    struct column column = best->count ? *best : *all;
    column.is_short = best->count && best->count < all->count;
    return column;
}

/* Fills a column from box `first` on. `limit` is its height, 0 for an endless one; `carried` the height of
 * the notes that come from the page before. */
static struct column fill_column(struct layout *layout, size_t first, length limit, length carried)
{
    struct column_state state = {0};
    struct column best = {0}, all = {0};
    if (carried)
        add_note_room(layout, &state, carried < limit / LONG_NOTE ? carried : limit / LONG_NOTE);
    const struct box *box;
    while ((box = box_at(layout, first + all.count)) && !box->spans_columns) {
        if (box->starts_page && layout->used + first + all.count)
            return all;
        if (box->is_turned != layout->is_turned)
            return all;
        if (!put_box(layout, &state, box, !all.count, limit))
            return end_early(&best, &all);
        all.count++;
        all.height = state.height;
        all.has_notes = all.has_notes || box->notes.count;
        if (!box->keep)
            best = all;
    }
    return all;
}

/* Placing. */

static void add_item(struct layout *layout, const struct page_item *item, length x, length y, bool repeated)
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

static void place_items(struct layout *layout, const struct box *box, length x, length y, bool repeated)
{
    for (size_t i = 0; i < box->item_count; i++)
        add_item(layout, &box->items[i], x, y, repeated);
}

static length place_header(struct layout *layout, const struct box_header *header, length x, length top)
{
    length y = 0;
    for (size_t i = 0; i < header->count; i++) {
        y = box_place(&header->boxes[i], y, !i, 0);
        place_items(layout, &header->boxes[i], x, top + y, true);
        y += header->boxes[i].advance;
    }
    return header->height;
}

/* Places `count` boxes from `first` on, and gives the height that they take. */
static length place_boxes(struct layout *layout, size_t first, size_t count, length x, length top)
{
    struct column_state state = {0};
    for (size_t i = 0; i < count; i++) {
        const struct box *box = box_at(layout, first + i);
        if (!i && box->header)
            state.y = place_header(layout, box->header, x, top);
        length y = box_place(box, state.y, !i, layout->request.geometry.pitch);
        place_items(layout, box, x, top + y, false);
        state.y = y + box->advance;
        state.height = y + box->height;
    }
    return state.height;
}

static void collect_notes(struct layout *layout, size_t first, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct box *box = box_at(layout, first + i);
        for (size_t j = 0; j < box->notes.count; j++)
            box_list_add(&layout->carried, &box->notes.boxes[j]);
    }
}

static const struct box *first_waiting_note(const struct layout *layout)
{
    return layout->carried.boxes ? layout->carried.boxes + layout->used_notes : NULL;
}

/* How many of the notes that wait go into `room`; at least one goes into an empty column. */
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
    return count || !is_empty || !waiting ? count : 1;
}

/* Places the notes at the foot of a column of which the boxes take `height`; on an endless page they follow.
 */
static length place_notes(struct layout *layout, length x, length top, length height, length limit)
{
    length gap = notes_gap(layout), room = limit ? limit - height - gap : INT64_MAX / 2;
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
    add_item(layout, &rule, 0, 0, true);
    length note_y = y;
    for (size_t i = 0; i < count; i++) {
        note_y = box_place(&notes[i], note_y, !i, 0);
        place_items(layout, &notes[i], x, top + note_y, false);
        note_y += notes[i].advance;
    }
    layout->used_notes += count;
    return y + all;
}

/* Pages. */

static length carried_height(const struct layout *layout)
{
    return box_stack_height(first_waiting_note(layout), layout->carried.count - layout->used_notes);
}

/* Does the text end before this box, or what can stand on a page like the one at hand? */
static bool ends_before(struct layout *layout, size_t index)
{
    const struct box *box = box_at(layout, index);
    return !box || box->is_turned != layout->is_turned;
}

/* True when what is left fills `columns` columns of this height, no more, and none ends where it should not.
 */
static bool fits_columns(struct layout *layout, size_t first, unsigned columns, length height)
{
    for (unsigned i = 0; i < columns && !ends_before(layout, first); i++) {
        struct column column = fill_column(layout, first, height, 0);
        first += column.count;
        if (!column.count || column.height > height ||
            (!ends_before(layout, first) && box_at(layout, first - 1)->keep))
            return false;
    }
    return ends_before(layout, first);
}

/* The columns of the last page are equally long: as short as they can be. */
static length balanced_height(struct layout *layout, unsigned columns, length height)
{
    length pitch = layout->request.geometry.pitch;
    if (columns < 2 || !height || pitch <= 0 || carried_height(layout) ||
        !fits_columns(layout, 0, columns, height))
        return height;
    for (size_t i = 0; !ends_before(layout, i); i++)
        if (box_at(layout, i)->notes.count)
            return height;
    length low = 0, high = height / pitch + 1; /* lines: too few, enough */
    while (high - low > 1) {
        length middle = (low + high) / 2;
        if (fits_columns(layout, 0, columns, middle * pitch))
            high = middle;
        else
            low = middle;
    }
    return high * pitch < height ? high * pitch : height;
}

/* A short column is filled by setting one of its paragraphs, or the one that it should end in, in one line
 * more or less (§4.5, R4.6). */
enum { MOST_PARAGRAPHS_TRIED = 8 };

/* The paragraph of a box, as the boxes [first, first + count) that are on no page yet. */
struct block_range {
    size_t first, count;
    bool can_change;
};

static struct block_range find_block(struct layout *layout, size_t index)
{
    const struct set_block *block = box_at(layout, index)->block;
    struct block_range range = {.first = index};
    range.can_change = block && box_at(layout, index)->line <= index;
    if (!range.can_change)
        return range;
    range.first = index - box_at(layout, index)->line;
    for (const struct box *box; (box = box_at(layout, range.first + range.count)) && box->block == block;
         range.count++)
        range.can_change = range.can_change && !box->notes.count;
    return range;
}

/* Is the column no longer short when the paragraph has `looseness` lines more? Then it stays so. */
static bool try_looseness(struct layout *layout, const struct block_range *range, int looseness, length limit)
{
    struct box_list boxes = {0};
    size_t first = layout->used + range->first;
    bool is_better = flow_set_anew(layout->flow, box_at(layout, range->first), looseness, &boxes);
    if (is_better) {
        size_t count = boxes.count;
        box_list_exchange(&layout->queue, first, range->count, &boxes);
        is_better = !fill_column(layout, 0, limit, carried_height(layout)).is_short;
        if (!is_better)
            box_list_exchange(&layout->queue, first, count, &boxes);
    }
    box_list_free(&boxes);
    return is_better;
}

static void loosen_column(struct layout *layout, const struct column *column, length limit)
{
    size_t end = column->count + 1; /* the paragraph that the column should end in, too */
    for (unsigned tried = 0; end > 0 && tried < MOST_PARAGRAPHS_TRIED; tried++) {
        struct block_range range = find_block(layout, end - 1);
        if (range.can_change &&
            (try_looseness(layout, &range, -1, limit) || try_looseness(layout, &range, 1, limit)))
            return;
        end = range.first;
    }
}

static struct column fill_whole_column(struct layout *layout, length limit)
{
    struct column column = fill_column(layout, 0, limit, carried_height(layout));
    if (!column.is_short)
        return column;
    loosen_column(layout, &column, limit);
    return fill_column(layout, 0, limit, carried_height(layout));
}

static length fill_columns(struct layout *layout, const struct page_geometry *geometry, length top,
                           length height)
{
    unsigned columns = geometry->columns ? geometry->columns : 1;
    length limit = balanced_height(layout, columns, height), used = 0;
    for (unsigned i = 0; i < columns; i++) {
        length x = (length)i * (geometry->measure + geometry->column_gap);
        struct column column = fill_whole_column(layout, limit);
        length bottom = place_boxes(layout, 0, column.count, x, top);
        collect_notes(layout, 0, column.count);
        layout->used += column.count;
        bottom = place_notes(layout, x, top, bottom, limit);
        used = bottom > used ? bottom : used;
    }
    return top + used;
}

/* Nothing else goes on a page that is turned. */
static length fill_turned(struct layout *layout)
{
    struct page_geometry turned = geometry_turned(&layout->request.geometry);
    fill_columns(layout, &turned, 0, turned.height);
    return layout->request.geometry.height;
}

/* What stands over all columns, from `top` on: the title and its company. Gives where the columns begin. */
static length place_head(struct layout *layout, length top)
{
    size_t count = 0;
    length pitch = layout->request.geometry.pitch;
    while (box_at(layout, count) && box_at(layout, count)->spans_columns)
        count++;
    if (!count)
        return top;
    length height = top + place_boxes(layout, 0, count, 0, top);
    const struct box *last = box_at(layout, count - 1);
    height += last->advance - last->height;
    layout->used += count;
    return pitch > 0 ? (height + pitch - 1) / pitch * pitch : height;
}

/* Do the first boxes that must keep together go into a room of this height? */
static bool opening_fits(struct layout *layout, length room)
{
    struct column_state state = {0};
    const struct box *box;
    for (size_t i = 0; (box = box_at(layout, i)); i++) {
        bool fits = put_box(layout, &state, box, !i, room) && state.height + state.notes <= room;
        if (!fits || box->is_turned)
            return false;
        if (!box->keep)
            break;
    }
    return true;
}

/* Where the first page begins: below what stands on it already. */
static length find_first_top(struct layout *layout, bool *is_shared)
{
    const struct page_geometry *geometry = &layout->request.geometry;
    *is_shared = geometry->first_is_shared && opening_fits(layout, geometry->height - geometry->first_top);
    return geometry->first_is_shared && !*is_shared ? 0 : geometry->first_top;
}

static bool is_done(struct layout *layout)
{
    return !box_at(layout, 0) && layout->used_notes == layout->carried.count;
}

bool layout_next_page(struct layout *layout, struct page *page)
{
    box_list_drop(&layout->queue, layout->used);
    box_list_drop(&layout->carried, layout->used_notes);
    layout->used = layout->used_notes = layout->item_count = 0;
    if (is_done(layout))
        return false;
    length height = layout->request.geometry.height;
    bool is_shared = false;
    length top = place_head(layout, layout->number ? 0 : find_first_top(layout, &is_shared));
    length room = height ? height - top : 0;
    length used = top;
    bool is_turned = box_at(layout, 0) && box_at(layout, 0)->is_turned;
    layout->is_turned = is_turned && !top;
    if (layout->is_turned)
        used = fill_turned(layout);
    else if (!is_turned && (!top || !height || room >= layout->request.styles->body.size))
        used = fill_columns(layout, &layout->request.geometry, top, room);
    *page = (struct page){.items = layout->items,
                          .item_count = layout->item_count,
                          .number = ++layout->number,
                          .is_shared = is_shared,
                          .is_turned = layout->is_turned,
                          .height = height,
                          .used = used};
    return true;
}
