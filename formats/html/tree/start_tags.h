/* What happens at a start tag, by the role of its element.
 *
 * Owner: tree_builder.h's.
 *
 * Errors: none.
 *
 * Source: HTML living standard §13.2.6.4 (what each tag does). */
#ifndef FORMATS_HTML_TREE_START_TAGS_H
#define FORMATS_HTML_TREE_START_TAGS_H

#include "formats/html/tree/parse_state.h"

extern void (*const tag_starts[ROLE_COUNT])(struct tree_builder *tree, struct tag *tag);

#endif
