/* A document's blocks as XHTML, which is HTML too; knows no book.
 *
 * Shape: the writer goes through the children of the root in order; the caller fills in a struct xhtml, sets
 * `block`, and may change `out` and `part` between two of them. Notes are kept back until xhtml_write_notes
 * puts them at the end of the part.
 *
 * Owner: the caller's; `headings` and `notes` are in the arena.
 *
 * Source: HTML Living Standard §4 (content models); EPUB 3.3 §6.1. CSS classes are the names of roles and
 * alignments, and those of formats/epub/package/style_sheet.c. */
#ifndef FORMATS_XHTML_XHTML_H
#define FORMATS_XHTML_XHTML_H

#include "formats/xhtml/notes.h"
#include "formats/xhtml/words.h"

void xhtml_start(struct xhtml *xhtml);

/* One child of the root with all that is in it. */
void xhtml_write_block(struct xhtml *xhtml, const struct node *block);

#endif
