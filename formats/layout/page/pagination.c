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
 * A figure that does not fit, and would leave more than a third of its column blank, goes to the top of the next
 * one, and text comes forward.
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
#include "formats/layout/page/pagination.h"

#include "formats/layout/page/copyfitting.h"
#include "formats/layout/page/floats.h"
#include "formats/layout/page/footnotes.h"

#include <stdlib.h>

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
    box_list_free(&layout->floats);
    free(layout->items);
    free(layout);
}

static length fill_columns(struct layout *layout, const struct page_geometry *geometry, length top,
                           length height)
{
    unsigned columns = geometry->columns ? geometry->columns : 1;
    length limit = column_balanced_height(layout, columns, height), used = 0;
    for (unsigned i = 0; i < columns; i++) {
        length x = (length)i * (geometry->measure + geometry->column_gap);
        struct column column = floats_fill_column(layout, (struct column_limit){limit, height});
        length excess = columns == 1 && !layout->is_turned
                            ? copyfitting_close_up(layout, (struct column_limit){limit, height}, &column)
                            : 0;
        size_t first = layout->item_count;
        length bottom = page_place_boxes(layout, 0, column.count, x, top) - excess;
        if (excess)
            page_close_up(layout, first, top, bottom, excess);
        footnotes_collect(layout, 0, column.count);
        layout->used += column.count;
        floats_return(layout);
        bottom = footnotes_place(layout, x, top, bottom, height);
        used = bottom > used ? bottom : used;
    }
    return top + used;
}

static bool is_centred(const struct page_item *item, length measure, length tolerance)
{
    const struct placed_line *line = item->kind == ITEM_LINE ? item->line : NULL;
    if (!line || !line->piece_count)
        return false;
    const struct placed_piece *last = &line->pieces[line->piece_count - 1];
    length left = item->x + line->pieces[0].positions[0],
           right = measure - item->x - last->positions[last->count];
    return left > 0 && left - right < tolerance && right - left < tolerance;
}

/* A line in the middle of a page stands in the middle of a page that is turned, too. */
static void turn_box(struct box *box, length measure, length turned)
{
    for (size_t i = 0; i < box->item_count; i++)
        if (is_centred(&box->items[i], measure, box->height))
            box->items[i].x += (turned - measure) / 2;
    box->is_turned = true;
    box->spans_columns = false;
}

/* A title or a heading. */
static bool is_head(const struct box *box)
{
    const struct node *node = box->item_count ? box->items->node : NULL;
    return box->keep && !box->is_turned && (!node || node->kind == NODE_HEADING);
}

/* What a page would hold alone, because a table that is turned follows, is turned with it: the title. */
static void turn_company(struct layout *layout)
{
    const struct page_geometry *geometry = &layout->request.geometry;
    struct page_geometry turned = geometry_turned(geometry);
    size_t count = 0;
    const struct box *box = page_box_at(layout, 0);
    while (box && is_head(box))
        box = page_box_at(layout, ++count);
    for (size_t i = 0; box && box->is_turned && i < count; i++) {
        struct box *company = &layout->queue.boxes[layout->used + i];
        turn_box(company, company->spans_columns ? turned.height : geometry->measure, turned.measure);
    }
}

/* Nothing else goes on a page that is turned. */
static length fill_turned(struct layout *layout)
{
    struct page_geometry turned = geometry_turned(&layout->request.geometry);
    fill_columns(layout, &turned, 0, turned.height);
    return layout->request.geometry.height;
}

static length on_grid(const struct layout *layout, length y)
{
    length pitch = layout->request.geometry.pitch;
    return pitch > 0 ? (y + pitch - 1) / pitch * pitch : y;
}

/* What stands over all columns, from `top` on: the title and its company, a table. Gives where the columns
 * begin. */
static length place_across(struct layout *layout, length top, size_t count)
{
    if (!count)
        return top;
    length height = top + page_place_boxes(layout, 0, count, 0, top);
    const struct box *last = page_box_at(layout, count - 1);
    height += last->advance - last->height;
    footnotes_collect(layout, 0, count);
    layout->used += count;
    return on_grid(layout, height);
}

/* At the head of a page, as much as it takes. */
static length place_head(struct layout *layout, length top)
{
    length height = layout->request.geometry.height;
    size_t count = column_fill_across(layout, height > top ? height - top : 0).count;
    return place_across(layout, top, count);
}

/* Columns, what stands over the next ones, and these, until the page is full. Gives where it ends. */
static length fill_page(struct layout *layout, length top, length height)
{
    length used = fill_columns(layout, &layout->request.geometry, top, height ? height - top : 0);
    const struct box *box = page_box_at(layout, 0);
    while (box && box->spans_columns && height) {
        length start = on_grid(layout, used) + layout->request.geometry.pitch;
        struct column across =
            start < height ? column_fill_across(layout, height - start) : (struct column){0};
        if (!across.count || across.height > height - start)
            return used;
        used = place_across(layout, start, across.count);
        box = page_box_at(layout, 0);
        if (!box || box->spans_columns || height - used < layout->request.styles->body.size)
            return used < height ? used : height;
        used = fill_columns(layout, &layout->request.geometry, used, height - used);
        box = page_box_at(layout, 0);
    }
    return used;
}

/* Where the first page begins: below what stands on it already. */
static length find_first_top(struct layout *layout, bool *is_shared)
{
    const struct page_geometry *geometry = &layout->request.geometry;
    *is_shared =
        geometry->first_is_shared && column_opening_fits(layout, geometry->height - geometry->first_top);
    return geometry->first_is_shared && !*is_shared ? 0 : geometry->first_top;
}

static bool is_done(struct layout *layout)
{
    return !page_box_at(layout, 0) && layout->used_notes == layout->carried.count;
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
    if (layout->number || !layout->request.geometry.first_top)
        turn_company(layout);
    length top = place_head(layout, layout->number ? 0 : find_first_top(layout, &is_shared));
    length room = height ? height - top : 0;
    length used = top;
    bool is_turned = page_box_at(layout, 0) && page_box_at(layout, 0)->is_turned;
    layout->is_turned = is_turned && !top;
    if (layout->is_turned)
        used = fill_turned(layout);
    else if (!is_turned && (!top || !height || room >= layout->request.styles->body.size))
        used = fill_page(layout, top, height);
    *page = (struct page){.items = layout->items,
                          .item_count = layout->item_count,
                          .number = ++layout->number,
                          .is_shared = is_shared,
                          .is_turned = layout->is_turned,
                          .height = height,
                          .used = used};
    return true;
}
