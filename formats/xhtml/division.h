/* Where a part of a text may begin: between two blocks, and inside what is too large for one part.
 *
 * Shape: told of each node that is entered and left; knows what is open and may not be divided, and gives the
 * places to `meet` of the setting. A list is divided between items, a table between rows that no cell joins, a
 * paragraph between its inlines, a long text between its pieces. */
#ifndef FORMATS_XHTML_DIVISION_H
#define FORMATS_XHTML_DIVISION_H

#include "formats/xhtml/state.h"

void division_enter(struct xhtml *xhtml, const struct node *node);
void division_leave(struct xhtml *xhtml, const struct node *node);

/* `offset` bytes of a text are written. */
void division_meet_text(struct xhtml *xhtml, const struct node *text, size_t offset);

#endif
