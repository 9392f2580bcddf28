/* Where the reader is in the tree: the open elements on one side, the builder on the other, kept in step.
 *
 * Owner: build.h's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.2.6. */
#ifndef FORMATS_HTML_TREE_INSERTION_H
#define FORMATS_HTML_TREE_INSERTION_H

#include "base/buffer.h"
#include "formats/html/pictures/images.h"
#include "formats/html/tree/backdrops.h"
#include "formats/html/tree/content.h"
#include "formats/html/tree/open_elements.h"
#include "formats/html/tree/regions.h"
#include "formats/html/tree/word_labels.h"

struct insertion {
    struct builder *builder;
    struct arena *arena;
    struct open_elements stack;
    struct content content;
    struct images images;
    struct regions regions;
    bool keeps_regions;
    unsigned container_depth;
    uint32_t last_ruby, last_part;
    struct word_labels labels;
    struct backdrops backdrops;
    const char *language;               /* of the document, as declared; NULL: not */
    size_t shown_length, hidden_length; /* bytes of text that styles show, and hide */
    bool saw_hard_blank;                /* one that no markup collapses */
    size_t picture_count;
    bool saw_blank_span; /* a <span> </span>, which often stands for a picture that was taken out */
};

/* A start tag. */
struct tag {
    const struct element *element;
    const char *name;
    const struct attributes *attributes;
    struct declared declared;
    const char *link, *language;
    bool is_mark;    /* of a held note, to which `link` leads, though nothing may stand in it */
    bool leads_away; /* a link that the document does not keep: of a page, to its site */
};

/* `insertion` is all zero: it is large, and part of what is new. */
void insert_start(struct insertion *insertion, struct builder *builder);
void insert_free(struct insertion *insertion);

/* Adds text or a leaf in the element on top; NULL when it is hidden. */
void insert_text(struct insertion *insertion, const char *text, size_t length);
struct node *insert_leaf(struct insertion *insertion, enum node_kind kind);

/* Adds the picture of a tag, unless it is none to be shown; true when it is. */
bool insert_picture(struct insertion *insertion, const struct attributes *attributes);

/* Adds a drawing, and the pictures that it names; nothing when it shows nothing. */
void insert_drawing(struct insertion *insertion, const char *markup, size_t length);

/* A forced line end. */
void insert_line_break(struct insertion *insertion);

/* Makes the place fit for a block: beside a list when in no item, in a cell when in a table. */
void insert_prepare_block(struct insertion *insertion);

/* What comes in a table or a row but in no cell gets a row and a cell of its own, so that it keeps its place.
 */
void insert_enter_cell(struct insertion *insertion);

/* Pushes an element; a block ends the paragraph before it. */
struct open_element *insert_push(struct insertion *insertion, const struct tag *tag);

/* Opens a node for the element on top. False when it must not: it is hidden, too deep, in a caption or in
 * ruby. */
bool insert_open(struct insertion *insertion, enum node_kind kind);

/* The same for the element at `index`, below which nothing else is open in the builder. */
bool insert_open_at(struct insertion *insertion, size_t index, enum node_kind kind);

/* Opens a row that the source only implies. */
void insert_push_row(struct insertion *insertion);

/* Adds a rule. */
void insert_separator(struct insertion *insertion);

/* The quotation mark of q, in the language that holds. */
void insert_quotation_mark(struct insertion *insertion, bool is_closing);

/* After a code was pushed: it is a line of its own when another one stands right before it. */
void insert_begin_code(struct insertion *insertion);

/* Opens the formatting elements again that a block closed over. */
void insert_reopen_formatting(struct insertion *insertion);

/* Closes the element on top; or all down to and with the one at `index`, unless that is STACK_NONE. */
void insert_pop(struct insertion *insertion);
void insert_pop_to(struct insertion *insertion, long index);

#endif
