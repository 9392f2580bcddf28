/* Addresses of links as notes, for paper: after each link that leads out of the article stands a mark, and at the
 * foot of its page, or at the article's end, the address.
 *
 * Shape: a copy of the article, for documents do not change. Notes are numbered on from those that the article
 * has; the same address as the one before keeps its number. An article that was taken from its page
 * (`is_alone`) keeps the words of its links alone, as in plain text.
 *
 * With codes, the addresses stand at the article's end in a table, each beside its code.
 *
 * Owner: the copy is in `arena`, and borrows texts and pictures of the article. Private to formats/pdf. */
#ifndef FORMATS_PDF_LINK_NOTES_H
#define FORMATS_PDF_LINK_NOTES_H

#include "formats/document/document.h"

struct qr_door;

/* The article itself when none of its links needs a note. `codes` NULL: notes. */
const struct document *link_notes_add(struct arena *arena, const struct document *document,
                                      const struct qr_door *codes);

#endif
