/* The words themselves; for Kobo, each sentence in a span of its own.
 *
 * Functions that enter a node are called on the way in and on the way out, and look at the event of the walk.
 */
#ifndef FORMATS_XHTML_WORDS_H
#define FORMATS_XHTML_WORDS_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

/* A longer text is written in pieces, and a part may begin between two of them. */
enum { XHTML_LONGEST_PIECE = 16 * 1024 /* bytes */ };

void xhtml_write_text(struct xhtml *xhtml, const struct node *node);

/* A span for one more sentence, or for a picture, which is a block of its own to Kobo. */
void xhtml_start_kobo_block(struct xhtml *xhtml);
void xhtml_open_kobo_span(struct xhtml *xhtml);

/* A title that is not a node of the document. */
void xhtml_write_title(struct xhtml *xhtml, const char *title);

#endif
