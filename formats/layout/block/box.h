/* What a page is filled with: boxes that no page break divides. Private to formats/layout.
 *
 * Shape: the flow makes boxes, block by block; the page maker puts them one below the other.
 *
 * Units: lengths as the measure defines them; items are placed from the corner of their box.
 *
 * Owner: a material is the memory of one block's boxes, kept as long as somebody holds it. A box holds its
 * material and, when it has one, its header's. */
#ifndef FORMATS_LAYOUT_BLOCK_BOX_H
#define FORMATS_LAYOUT_BLOCK_BOX_H

#include "formats/layout/block/page_item.h"
#include "formats/layout/paragraph/request.h"

struct material {
    struct arena *arena;
    unsigned holders;
};

struct material *material_new(void);

/* `shared`, held once more; a new one where that is NULL. */
struct material *material_open(struct material *shared);
void material_hold(struct material *material);
void material_release(struct material *material);

struct box;

/* Boxes that stand again at the top of each page that their table goes on to. */
struct box_header {
    struct material *material;
    const struct box *boxes;
    size_t count;
    length height;
};

/* What a line refers to at the foot of its page. */
struct box_notes {
    struct box *boxes;
    size_t count;
};

struct box {
    struct material *material;
    struct page_item *items;
    size_t item_count;
    length lead;        /* blank before it, unless it begins a page */
    length height;      /* what must fit on a page */
    length advance;     /* from its top to where the next one may begin */
    bool on_grid;       /* begins at a line of the grid */
    bool keep;          /* no page ends after it */
    bool spans_columns; /* the title over the columns of a page, or a table over them */
    bool starts_page;
    bool is_turned;                  /* stands on a page that is turned, with no others */
    const struct node *figure;       /* it is a part of, in the text itself; NULL: none */
    const struct node *table;        /* of which it holds rows; NULL: none */
    const struct set_block *block;   /* the paragraph it is a line of; NULL: it cannot be set again */
    uint32_t line;                   /* ... and which one */
    const struct box_header *header; /* NULL: nothing is repeated before it */
    struct box_notes notes;
};

struct box_list {
    struct box *boxes; /* the first of `count` */
    size_t count;
    struct box *memory;
    size_t capacity; /* of `memory` */
};

/* The list holds the box's material (and its header's) until the box is dropped. */
void box_list_add(struct box_list *list, const struct box *box);

/* Exchanges `count` boxes from `first` on for all of `others`, which gets them. */
void box_list_exchange(struct box_list *list, size_t first, size_t count, struct box_list *others);

/* Drops the first `count` boxes. */
void box_list_drop(struct box_list *list, size_t count);
void box_list_free(struct box_list *list);

/* Puts boxes one below the other from `y`: the place of the next one. The first box of a page loses the whole
 * lines of its lead; one on the grid keeps the rest, so that the blank below it is what it is elsewhere. */
length box_place(const struct box *box, length y, bool is_first, length grid);

/* The height of boxes stacked without a grid. */
length box_stack_height(const struct box *boxes, size_t count);

/* The type area of a page that is turned. */
struct page_geometry geometry_turned(const struct page_geometry *geometry);

#endif
