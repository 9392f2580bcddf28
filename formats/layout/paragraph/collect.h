/* Flattens the inlines of a block to one text and the spans it is made of.
 *
 * A forced line end is a line feed in the text. Ruby texts are taken out of the line; they become annotations
 * of their bases.
 *
 * Owner: all in the paragraph's arena. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_COLLECT_H
#define FORMATS_LAYOUT_PARAGRAPH_COLLECT_H

#include "formats/layout/paragraph/paragraph.h"

/* Fills text, spans, annotations and the paragraph's language from `paragraph->block`. */
void collect_block(struct paragraph *paragraph);

/* The same for a text that is not in a document. */
void collect_text(struct paragraph *paragraph, const char *text, const char *language);

#endif
