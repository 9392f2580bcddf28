/* Fits one line to its measure: shrinks, then stretches, rank by rank (§4.1, §4.2). */
#ifndef FORMATS_LAYOUT_JUSTIFY_H
#define FORMATS_LAYOUT_JUSTIFY_H

#include "formats/layout/fill.h"

/* Letters are spaced by at most 1/20 em, and only where nothing else can fill a line. */
enum { LETTER_SPACE = 20 };

/* Gaps between Han, and between Han and Latin, open together by 1/20 em: nobody sees it. */
enum { EVEN_GROWTH = 20 };

/* What an item of a line was given. */
struct room {
    length before, after; /* of its own blank */
    length space;         /* behind it */
};

/* The rooms of items [line->start, line->stop), in the paragraph's arena. */
struct room *justify_line(const struct paragraph *paragraph, const struct line *line);

#endif
