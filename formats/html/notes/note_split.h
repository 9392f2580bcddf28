/* A paragraph in which several notes are typed, 注释：①山：后山。②水：河水。, becomes one for each.
 *
 * Shape: the marks count from 1; the first stands at the start, or behind a label; each other one behind a sentence, a blank or a
 * forced line end. They are in the text before.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: what articles do. */
#ifndef FORMATS_HTML_NOTE_SPLIT_H
#define FORMATS_HTML_NOTE_SPLIT_H

#include "formats/document/document.h"

void note_split_paragraphs(struct document *document);

#endif
