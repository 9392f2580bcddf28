/* What an open element says of what stands in it and around it.
 *
 * Owner: what is returned borrows the element's texts. */
#ifndef FORMATS_HTML_TREE_ELEMENT_STATE_H
#define FORMATS_HTML_TREE_ELEMENT_STATE_H

#include "formats/html/tree/content.h"
#include "formats/html/tree/open_elements.h"

/* The state of inlines in an element, and of a block that begins in it. */
struct inline_state element_inline_state(const struct open_element *element);
struct block_state element_block_state(const struct open_element *element);

bool element_is_hidden(const struct open_element *element);

/* Inlines do not end a paragraph, unless their style says that they are blocks. */
bool element_ends_blocks(const struct element *element, enum display display);

/* <span class="source">, <a>, <time>: a part of the line that the page names. */
bool element_tells_apart(const struct element *element, const struct subject *subject);

/* A drawing hides its own tags, but not the HTML that it shows: what is around the drawing on the stack hides it. */
bool element_hides_drawing(const struct open_elements *stack);

/* The pre that the code on top stands right inside; NULL: none. */
struct open_element *element_pre_of_code(const struct open_elements *stack);

/* No text stands right in such a container. */
bool element_holds_blocks_only(enum node_kind container);

#endif
