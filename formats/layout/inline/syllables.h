/* Lines of Korean that end inside words, between syllables, where word spaces would be too wide (R1.19).
 *
 * Owner: nothing is kept.
 *
 * Errors: none.
 *
 * Source: klreq 3.1 (line breaking by word and by syllable). */
#ifndef FORMATS_LAYOUT_INLINE_SYLLABLES_H
#define FORMATS_LAYOUT_INLINE_SYLLABLES_H

#include "formats/layout/paragraph/paragraph.h"

/* What a word costs that is divided so (line_breaking.c). */
enum { SYLLABLE_PENALTY = 8 };

/* Lets lines of a paragraph end between syllables; false when it is not Korean, or was not kept whole. */
bool syllables_open(struct paragraph *paragraph);

#endif
