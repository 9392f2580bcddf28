/* Fits one line to its measure: shrinks, then stretches, rank by rank (§4.1, §4.2). */
#ifndef FORMATS_LAYOUT_INLINE_JUSTIFY_H
#define FORMATS_LAYOUT_INLINE_JUSTIFY_H

#include "formats/layout/inline/line.h"

/* How far gaps open, in parts of an em, before others have to (§4.2):
 *
 * 1. All alike by 1/20. That is half a point in type of 10.5, less than the ink of Han differs in width, so
 *    that nobody sees it.
 * 2. Those that are seen less, between Han and Latin and beside the blank of a mark, by 1/4 in all: there is
 *    white already, and a quarter more makes it no wider than the blank of a mark.
 * 3. All again by 1/8: a gap of more than 1/8 em between Han looks like the one between Han and Latin.
 * 4. Then a line is bad whatever opens: what a rule keeps closed, such as the gap behind an opening mark,
 *    opens together with all. */
enum { EVEN_GROWTH = 20, SIDE_GROWTH = 4, OPEN_GROWTH = 8 };

/* Letters are spaced by at most 1/20 em, as gaps between Han are at first, and only where nothing else can
 * fill a line. */
enum { LETTER_SPACE = 20 };

/* Has the gap behind an item the blank of a mark on one side? The item is not the paragraph's last. */
static inline bool justify_is_beside_blank(const struct item *item)
{
    return item->stretch == STRETCH_SOLID && (item->after > 0 || item[1].before > 0);
}

/* Is the gap behind an item seen less than others? */
static inline bool justify_is_side(const struct item *item)
{
    return item->stretch == STRETCH_HAN_LATIN || justify_is_beside_blank(item);
}

/* What the gap behind an item takes when gaps must open wide, for 1 that a gap between Han takes. */
static inline length justify_weight(const struct item *item)
{
    if (item->stretch == STRETCH_NEVER)
        return 0;
    return item->stretch == STRETCH_WORD_SPACE || justify_is_beside_blank(item) ? 2 : 1;
}

/* What an item of a line was given. */
struct room {
    length before, after; /* of its own blank */
    length space;         /* behind it */
};

/* The rooms of items [line->start, line->stop), in the paragraph's arena. */
struct room *justify_line(const struct paragraph *paragraph, const struct line *line);

#endif
