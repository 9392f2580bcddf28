/* Words that are divided at the ends of lines, and the hyphen that shows it (R1.15).
 *
 * Shape: `divides` of an item says that a word may be divided before it; a soft hyphen that is the last item of a
 * line becomes a hyphen, too.
 *
 * Owner: the hyphen is shaped once for a paragraph, in its arena.
 *
 * Errors: none.
 *
 * Source: Chicago Manual of Style 7.36-7.45, clreq 3.1.9. */
#ifndef FORMATS_LAYOUT_INLINE_HYPHENS_H
#define FORMATS_LAYOUT_INLINE_HYPHENS_H

#include "formats/layout/paragraph/paragraph.h"

/* Fills `divides` of every item; false when no word may be divided. Not divided are words that are not plain:
 * names of programs, parts of addresses and of words with a hyphen, code. */
bool hyphens_find(struct paragraph *paragraph);

/* What a division costs (line_breaking.c). */
uint32_t hyphen_penalty(const struct paragraph *paragraph);

/* Lets lines end inside the words that may be divided; false when there are none. In a reference they stay whole. */
bool hyphens_open(struct paragraph *paragraph);

/* How wide the hyphen is that stands behind `last` at the end of a line. */
length hyphen_width(struct paragraph *paragraph, const struct item *last);

bool hyphen_is_soft(const struct paragraph *paragraph, uint32_t item);

/* The text that a hyphen is shaped from. */
extern const char hyphen_text[];

#endif
