/* Fits one line to its measure: shrinks, then stretches, rank by rank (§4.1, §4.2). */
#ifndef FORMATS_LAYOUT_INLINE_JUSTIFY_H
#define FORMATS_LAYOUT_INLINE_JUSTIFY_H

#include "formats/layout/inline/line.h"

/* How far gaps open, in parts of an em, before others have to (§4.2):
 *
 * 1. Those that are white already: word spaces and the gaps between Han and Latin to 1/3, the widest word space of
 *    good Latin print. Where words stand among words alone, as in Korean, there is nothing else to open: to 1/2.
 * 2. All by 1/40. That is a third of a point in type of 12, less than the ink of Han differs in width, so
 *    that nobody sees it. Beside the blank of a mark twice as much is seen less.
 * 3. Those that are seen less, beside Latin and beside the blank of a mark, by 1/4 in all: there is
 *    white already, and a quarter more makes it no wider than the blank of a mark.
 * 4. All again by 1/8: a gap of more than 1/8 em between Han looks like the one between Han and Latin.
 * 5. Then a line is bad whatever opens: what a rule keeps closed, such as the gap behind an opening mark,
 *    opens together with all. */
enum { WORD_SPACE = 2, LATIN_SPACE = 3, EVEN_GROWTH = 40, SIDE_GROWTH = 4, OPEN_GROWTH = 8 };

/* Letters are spaced by at most 1/20 em, as gaps between Han are at first, and only where nothing else can
 * fill a line. */
enum { LETTER_SPACE = 20 };

/* Has the gap behind an item the blank of a mark on one side? The item is not the paragraph's last. */
static inline bool justify_is_beside_blank(const struct item *item)
{
    return item->stretch == STRETCH_SOLID && (item->after > 0 || item[1].before > 0);
}

/* Between words, or between Han and Latin? */
static inline bool justify_is_latin_space(const struct item *item)
{
    return item->stretch >= STRETCH_WORD_SPACE && item->stretch <= STRETCH_HAN_LATIN;
}

/* How wide the space behind an item is when all that is white already has opened. */
static inline length justify_eased_space(const struct item *item)
{
    if (!justify_is_latin_space(item))
        return item->space;
    length eased = item->em / (item->stretch == STRETCH_WORD_SPACE ? WORD_SPACE : LATIN_SPACE);
    return item->space < eased ? eased : item->space;
}

/* What the gap behind an item takes for 1 that a gap between Han takes. */
static inline length justify_weight(const struct item *item)
{
    if (item->stretch == STRETCH_NEVER)
        return 0;
    bool is_word_space = item->stretch == STRETCH_WORD_SPACE || item->stretch == STRETCH_WORD_AMONG_HAN;
    return is_word_space || justify_is_beside_blank(item) ? 2 : 1;
}

static inline length justify_limited(const struct item *item, length wanted)
{
    length most = item->em / WORD_SPACE > item->space ? item->em / WORD_SPACE : item->space;
    return item->stretch == STRETCH_WORD_AMONG_HAN && wanted > most ? most : wanted;
}

/* How wide it is when all gaps have opened evenly. */
static inline length justify_even_space(const struct item *item)
{
    bool grows = item->stretch >= STRETCH_WORD_AMONG_HAN && item->stretch <= STRETCH_SOLID;
    length growth = grows ? justify_weight(item) * item->em / EVEN_GROWTH : 0;
    return justify_limited(item, justify_eased_space(item) + growth);
}

/* How wide it is when the gaps that are seen less have opened, too. */
static inline length justify_side_space(const struct item *item)
{
    length even = justify_even_space(item);
    length side = justify_limited(item, item->space + item->em / SIDE_GROWTH);
    bool is_side = item->stretch != STRETCH_WORD_SPACE && justify_is_latin_space(item);
    return (is_side || justify_is_beside_blank(item)) && side > even ? side : even;
}

/* What an item of a line was given. */
struct room {
    length before, after; /* of its own blank */
    length space;         /* behind it */
};

/* The rooms of items [line->start, line->stop), in the paragraph's arena. */
struct room *justify_line(const struct paragraph *paragraph, const struct line *line);

/* The most that a gap of the line was opened, beyond those that are white already. */
length justify_opening(const struct paragraph *paragraph, const struct line *line, const struct room *rooms);

#endif
