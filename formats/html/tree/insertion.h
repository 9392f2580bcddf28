/* Where the reader stands in the tree: the open elements on one side, the builder on the other, kept in step.
 *
 * Owner: build.h's. Errors: none.
 * Source: HTML living standard §13.2.6. */
#ifndef FORMATS_HTML_PLACE_H
#define FORMATS_HTML_PLACE_H

#include "base/buffer.h"
#include "formats/html/tree/content.h"
#include "formats/html/tree/open_elements.h"

struct place_in_tree {
    struct builder *builder;
    struct arena *arena;
    struct stack stack;
    struct content content;
    unsigned container_depth;
    uint32_t last_ruby, last_part;
    const char *language;               /* of the document, as declared; NULL: not */
    size_t shown_length, hidden_length; /* bytes of text that styles show, and hide */
    bool saw_blank_span; /* a <span> </span>, which often stands for a picture that was taken out */
};

/* A start tag. */
struct tag {
    const struct element *element;
    const char *name;
    const struct attributes *attributes;
    struct declared declared;
    const char *link, *language;
};

void place_start(struct place_in_tree *place, struct builder *builder);
void place_free(struct place_in_tree *place);

/* Adds text or a leaf in the element on top; NULL when it is hidden. */
void place_text(struct place_in_tree *place, const char *text, size_t length);
struct node *place_leaf(struct place_in_tree *place, enum node_kind kind);

/* Makes the place fit for a block: beside a list when in no item, in a cell when in a table. */
void place_prepare_block(struct place_in_tree *place);

/* What comes in a table or a row but in no cell gets a row and a cell of its own, so that it keeps its place.
 */
void place_enter_cell(struct place_in_tree *place);

/* Pushes an element; a block ends the paragraph before it. */
struct open_element *place_push(struct place_in_tree *place, const struct tag *tag);

/* Opens a node for the element on top. False when it must not: it is hidden, too deep, in a caption or in
 * ruby. */
bool place_open(struct place_in_tree *place, enum node_kind kind);

/* The same for the element at `index`, below which nothing else is open in the builder. */
bool place_open_at(struct place_in_tree *place, size_t index, enum node_kind kind);

/* Opens a row that the source only implies. */
void place_push_row(struct place_in_tree *place);

/* Adds a rule. */
void place_separator(struct place_in_tree *place);

/* The quotation mark of q, in the language that holds. */
void place_quotation_mark(struct place_in_tree *place, bool is_closing);

/* Opens the formatting elements again that a block closed over. */
void place_reopen_formatting(struct place_in_tree *place);

/* Closes the element on top; or all down to and with the one at `index`, unless that is STACK_NONE. */
void place_pop(struct place_in_tree *place);
void place_pop_to(struct place_in_tree *place, long index);

#endif
