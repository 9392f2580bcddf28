/* What a flow is to set, and where. Private to formats/layout.
 *
 * Owner: all is borrowed. */
#ifndef FORMATS_LAYOUT_BLOCK_FLOW_SETTING_H
#define FORMATS_LAYOUT_BLOCK_FLOW_SETTING_H

#include "formats/layout/block/box.h"
#include "formats/layout/block/note_table.h"

struct flow_setting {
    const struct layout_request *request;
    const struct node *root; /* whose children are set */
    length measure;
    const struct block_style *style; /* of plain paragraphs */
    struct material *material;       /* holds all boxes; NULL: each block gets its own */
    struct note_table *notes;
    bool attaches_notes; /* to its boxes; else who takes the boxes does it */
    const char *label;   /* hangs before the first line; NULL: none */
    unsigned nesting;    /* of tables in tables */
    bool on_grid;
};

#endif
