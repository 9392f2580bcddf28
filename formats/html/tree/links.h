/* Links inside the document: which nodes their anchors stand for, and which are left.
 *
 * Owner: link_index_new is undone by link_index_free; it is good until a node is removed.
 *
 * Errors: none; a link to an anchor that is not there becomes plain text.
 *
 * Source: HTML living standard §7.4.6.4 (fragments). */
#ifndef FORMATS_HTML_TREE_LINKS_H
#define FORMATS_HTML_TREE_LINKS_H

#include "formats/html/tree/content.h"

struct link_index;

struct link_index *link_index_new(const struct document *document, const struct anchor *anchors);
void link_index_free(struct link_index *index);

/* The node that carries the name, itself or as another name of its `id`; NULL: none. */
struct node *link_index_find(const struct link_index *index, const char *name);

/* The name stands for another node from now on. */
void link_index_replace(struct link_index *index, const char *name, struct node *node);

/* Points all links at ids that exist, makes text of those that cannot be, and takes away ids that nothing
 * names. */
void links_resolve(struct document *document, const struct anchor *anchors);

#endif
