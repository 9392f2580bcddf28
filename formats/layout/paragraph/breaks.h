/* Where a line may end: ICU's line breaks, tailored by a table of rules (§1).
 *
 * Source: UAX #14, CSS Text 3 §5.2 (loose, normal, strict), clreq 3.1.7 (basic, gb, strict), GB/T 15834-2011
 * §5.1, jlreq 3.1.7-3.1.10, klreq. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_BREAKS_H
#define FORMATS_LAYOUT_PARAGRAPH_BREAKS_H

#include "formats/layout/paragraph/paragraph.h"

/* The level in force for a paragraph. */
enum line_break_level breaks_level(const struct paragraph *paragraph);

/* Is it Korean with a space between words? */
bool breaks_words_are_spaced(const struct paragraph *paragraph);

/* Does a Korean paragraph end its lines at spaces only? */
bool breaks_keep_words(const struct paragraph *paragraph);

/* Fills `penalties` for every byte of a paragraph whose characters are known. */
void breaks_find(struct paragraph *paragraph, enum line_break_level level);

#endif
