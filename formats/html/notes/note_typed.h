/* Notes that are typed: a run of paragraphs that begin with [1], ①, *, 注1：, and the same marks in the text
 * before them.
 *
 * Shape: see note_links.h.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: GB/T 7714-2015 §9; what articles do. */
#ifndef FORMATS_HTML_NOTE_TYPED_H
#define FORMATS_HTML_NOTE_TYPED_H

#include "formats/document/document.h"

/* Gives the number of notes. */
size_t note_typed_find(struct document *document);

#endif
