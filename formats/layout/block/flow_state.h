/* What the parts of a flow share. Private to formats/layout/block. */
#ifndef FORMATS_LAYOUT_BLOCK_FLOW_STATE_H
#define FORMATS_LAYOUT_BLOCK_FLOW_STATE_H

#include "formats/document/walk.h"
#include "formats/layout/block/flow_setting.h"

enum {
    LEAST_MEASURE = 2, /* em: indents give way before lines get shorter than this */
    LEAST_ITEM = 8,    /* em: the same for lists in lists */
    MOST_LABELS = 8,
};

/* What stands around the current blocks: one for each list, item, quote or figure that is open. */
struct context {
    const struct node *node;
    struct block_style style; /* of plain paragraphs; its indents are in `start` and `end` */
    length start, end;
    unsigned list_depth;
    long number; /* a list: of the next item */
    length room; /* a list: for the labels */
};

struct label {
    const char *text;
    length room; /* from the edge of what stands around the item to its text; the label ends at its end */
    length gap;  /* between label and text */
    const struct node *node;
    bool is_bullet; /* in Hei: that of Song is a speck */
};

struct flow {
    struct flow_setting setting;
    struct walk walk;
    struct context *contexts;
    size_t context_count, context_capacity;
    struct arena *arena;              /* of the labels' texts */
    struct label labels[MOST_LABELS]; /* hang before the next line */
    size_t label_count;
    struct table *table;    /* being set, row by row */
    struct flow *note_flow; /* of a note that stands in the text, or at its end */
    unsigned lines_owed;    /* to the heading before them (R4.4) */
    bool in_head;           /* only title, decks and bylines so far */
    bool title_done, credits_done;
};

/* Where a block is set, and how. */
struct place_of_block {
    struct block_style style;
    length x, measure;
    bool spans_columns;
};

/* A paragraph whose lines are boxes now: all that is needed to set it in one line more or less. */
struct set_block {
    const struct node *node;
    struct place_of_block place;
    length space_before;
    size_t line_count;
    unsigned lines_owed; /* before it */
    bool keep_last;
};

/* The request of the flow for blocks of another measure. */
struct layout_request flow_request(const struct flow *flow, length measure);

/* Blank that a body line leaves above and below its em box, within its pitch. */
length flow_line_gap(const struct layout_request *request);

#endif
