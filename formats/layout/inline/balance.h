/* Titles and headings: lines of about equal length that end where a phrase ends (R6.6).
 *
 * A line ends at a typed space, after ： or ——, after other punctuation, or between words as ICU's dictionary
 * knows them; hardly ever inside a word, inside a year or inside 《》; and no line begins with 的 or 和. Lines that
 * the author ended stay; each of them may be divided further.
 *
 * Source: GB/T 9704-2012, 7.3.1 (词意完整，排列对称，长短适宜); R6.6. */
#ifndef FORMATS_LAYOUT_INLINE_BALANCE_H
#define FORMATS_LAYOUT_INLINE_BALANCE_H

#include "formats/layout/inline/running_sums.h"

enum { MOST_BALANCED_LINES = 8 };

/* Chooses the breaks at which the lines end, the last of `breaks` included. Returns their number; 0 when the
 * text is too long to be balanced. */
uint32_t balance_choose(const struct paragraph *paragraph, const struct break_place *breaks, uint32_t count,
                        length first_measure, length measure, uint32_t chosen[static MOST_BALANCED_LINES]);

#endif
