/* What happens at an end tag, by the role of its element.
 *
 * Owner: tree_builder.h's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.2.6.4 (what each tag does). */
#ifndef FORMATS_HTML_TREE_END_TAGS_H
#define FORMATS_HTML_TREE_END_TAGS_H

#include "formats/html/tree/parse_state.h"

/* Only asked about when such an element is open, but for br and formatting. */
extern void (*const tag_ends[ROLE_COUNT])(struct tree_builder *tree, const struct tag *tag);

/* The adoption agency: ends a formatting element, over blocks too. */
void tag_adopt(struct tree_builder *tree, const struct tag *tag);

#endif
