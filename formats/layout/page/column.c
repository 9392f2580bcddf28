#include "formats/layout/page/column.h"

#include "formats/layout/page/footnotes.h"

struct column_state {
    length y; /* where the next box may begin */
    length height;
    length notes; /* room that the notes need, with their gap */
};

static void add_note_room(const struct layout *layout, struct column_state *state, length room)
{
    state->notes += room + (state->notes ? footnotes_line_gap(layout) : footnotes_gap(layout));
}

/* Puts a box below the others; false when it does not fit into `limit` and something stands there already. */
static bool put_box(const struct layout *layout, struct column_state *state, const struct box *box,
                    bool is_first, struct column_limit limit)
{
    struct column_state next = *state;
    if (box->notes.count)
        add_note_room(layout, &next, footnotes_room(box->notes.boxes, box->notes.count, limit.foot));
    length header = box->header ? box->header->height : 0;
    length y = is_first ? header : state->y;
    y = box_place(box, y, is_first, layout->request.geometry.pitch);
    next.height = y + box->height;
    next.y = y + box->advance;
    bool fits = !limit.foot || (next.height <= limit.text && next.height + next.notes <= limit.foot);
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

enum {
    LEAST_FILLED = 2,
    OF_PARTS = 3 /* two thirds of a column are filled before a table that goes on whole */
};

/* Do the boxes from `first` on, to the end of a table, go into a column of their own? */
static bool fits_whole(struct layout *layout, size_t first, const struct node *table,
                       struct column_limit limit)
{
    struct column_state state = {0};
    const struct box *box = page_box_at(layout, first);
    bool is_reached = false;
    for (size_t i = 0; box && (!is_reached || box->table == table); box = page_box_at(layout, first + ++i)) {
        if (!put_box(layout, &state, box, !i, limit) || state.height > limit.text)
            return false;
        is_reached |= box->table == table;
    }
    return true;
}

/* A table that fits a page is not divided where little would stay blank: the column ends before it. */
static bool table_waits(struct layout *layout, size_t first, const struct column *best,
                        const struct column *before, struct column_limit limit)
{
    const struct box *last = best->count ? page_box_at(layout, first + best->count - 1) : NULL;
    const struct box *next = page_box_at(layout, first + best->count);
    bool is_divided = last && last->table && next && next->table == last->table;
    return is_divided && before->count && before->height * OF_PARTS >= limit.text * LEAST_FILLED &&
           fits_whole(layout, first + before->count, last->table, limit);
}

/* Of the boxes in columns, or of those over them. */
static struct column fill(struct layout *layout, size_t first, struct column_limit limit, length carried,
                          bool spanning)
{
    struct column_state state = {0};
    struct column best = {0}, all = {0}, before = {0}; /* ... its last table */
    const struct node *table = NULL;
    if (carried)
        add_note_room(layout, &state, carried < limit.foot / LONG_NOTE ? carried : limit.foot / LONG_NOTE);
    const struct box *box;
    while ((box = page_box_at(layout, first + all.count)) && box->spans_columns == spanning) {
        if (box->starts_page && layout->used + first + all.count)
            return all;
        if (box->is_turned != layout->is_turned)
            return all;
        if (box->table && box->table != table)
            before = best;
        table = box->table;
        if (!put_box(layout, &state, box, !all.count, limit))
            return end_early(table_waits(layout, first, &best, &before, limit) ? &before : &best, &all);
        all.count++;
        all.height = state.height;
        all.has_notes = all.has_notes || box->notes.count;
        if (!box->keep)
            best = all;
    }
    return all;
}

struct column column_fill(struct layout *layout, size_t first, struct column_limit limit, length carried)
{
    return fill(layout, first, limit, carried, false);
}

struct column column_fill_across(struct layout *layout, length limit)
{
    return fill(layout, 0, (struct column_limit){limit, limit}, 0, true);
}

bool column_opening_fits(struct layout *layout, length room)
{
    struct column_state state = {0};
    const struct box *box;
    for (size_t i = 0; (box = page_box_at(layout, i)); i++) {
        bool fits = put_box(layout, &state, box, !i, (struct column_limit){room, room}) &&
                    state.height + state.notes <= room;
        if (!fits || box->is_turned)
            return false;
        if (!box->keep)
            break;
    }
    return true;
}

/* Does the text end before this box, or what can stand on a page like the current one, or in columns? */
static bool ends_before(struct layout *layout, size_t index)
{
    const struct box *box = page_box_at(layout, index);
    return !box || box->is_turned != layout->is_turned || box->spans_columns;
}

/* True when what is left fills `columns` columns of this height, no more, and none ends where it should not.
 */
static bool fits_columns(struct layout *layout, size_t first, unsigned columns, struct column_limit limit)
{
    for (unsigned i = 0; i < columns && !ends_before(layout, first); i++) {
        struct column column = column_fill(layout, first, limit, 0);
        first += column.count;
        if (!column.count || column.height > limit.text ||
            (!ends_before(layout, first) && page_box_at(layout, first - 1)->keep))
            return false;
    }
    return ends_before(layout, first);
}

/* Notes of which a part may go on in the next column. */
static bool has_long_notes(const struct box *box, length height)
{
    return footnotes_room(box->notes.boxes, box->notes.count, height) <
           box_stack_height(box->notes.boxes, box->notes.count);
}

length column_balanced_height(struct layout *layout, unsigned columns, length height)
{
    length pitch = layout->request.geometry.pitch;
    if (columns < 2 || !height || pitch <= 0 || footnotes_waiting_height(layout) ||
        !fits_columns(layout, 0, columns, (struct column_limit){height, height}))
        return height;
    for (size_t i = 0; !ends_before(layout, i); i++)
        if (has_long_notes(page_box_at(layout, i), height))
            return height;
    length low = 0, high = height / pitch + 1; /* lines: too few, enough */
    while (high - low > 1) {
        length middle = (low + high) / 2;
        if (fits_columns(layout, 0, columns, (struct column_limit){middle * pitch, height}))
            high = middle;
        else
            low = middle;
    }
    return high * pitch < height ? high * pitch : height;
}
