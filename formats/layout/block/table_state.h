/* A table that is being set. Private to formats/layout/block. */
#ifndef FORMATS_LAYOUT_BLOCK_TABLE_STATE_H
#define FORMATS_LAYOUT_BLOCK_TABLE_STATE_H

#include "formats/layout/block/box.h"
#include "formats/layout/block/flow_setting.h"
#include "formats/layout/block/note_table.h"

/* A row of up to a third of a page is not divided (R4.8). */
enum { TABLE_UNDIVIDED = 3 };

struct table_setting {
    const struct layout_request *request;
    const struct node *table;
    length x, measure;
    struct material *material; /* as in struct flow_setting */
    struct note_table *notes;
    bool attaches_notes;
    unsigned nesting; /* 1 for a table in no other */
    bool on_grid;
};

struct table {
    struct table_setting setting;
    struct layout_request turned; /* what `setting` asks, for a page that is turned */
    bool is_turned;
    bool spans;    /* stands over all columns of its page */
    bool is_tight; /* its numbers need the room between the columns */
    struct arena *arena;
    const struct node *row; /* the next one */
    size_t columns;
    length *edges; /* columns + 1, from the corner of the flow */
    length
        *tails; /* of each column: of its numbers, the longest one behind the units; NULL: all are as long */
    struct block_style cell, head;
    struct box_header *header;
    bool caption_done, head_done;
};

/* Between text and border: above and below, and beside. */
length table_padding(const struct table *table);
length table_side_padding(const struct table *table);

/* Is it a cell of the head of its column or row? */
bool table_is_head(const struct node *cell);

/* How the blocks of a cell are set within `measure`; their style is in `style`. */
struct flow_setting table_cell_setting(const struct table *table, const struct node *cell, length measure,
                                       struct block_style *style);

#endif
