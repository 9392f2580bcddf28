/* Notes: marks that pop up, and the notes themselves at the end of a part, with the way back.
 *
 * Functions that enter a node are called on the way in and on the way out, and look at the event of the walk.
 */
#ifndef FORMATS_XHTML_NOTES_H
#define FORMATS_XHTML_NOTES_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

/* A note is kept back until xhtml_write_notes; its children are skipped. */
void xhtml_enter_note(struct xhtml *xhtml, struct walk *walk);
void xhtml_write_reference(struct xhtml *xhtml, const struct node *node);

/* The notes that the blocks so far refer to. */
void xhtml_write_notes(struct xhtml *xhtml);

#endif
