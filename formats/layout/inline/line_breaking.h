/* Chooses where the lines of a paragraph end: all breaks together, by least demerits (§4.5), where lines are
 * justified; the fullest line at each place where they are not.
 *
 * Source: Knuth and Plass, Breaking paragraphs into lines (1981), with glue that has ranks (clreq 3.2.4). */
#ifndef FORMATS_LAYOUT_FILL_H
#define FORMATS_LAYOUT_FILL_H

#include "formats/layout/inline/paragraph.h"

/* Items [first, end) of which [start, stop) are seen: what vanishes at the edges is left out. */
struct line {
    uint32_t first, end, start, stop;
    length indent;  /* from the start of the measure */
    length measure; /* what is left of it for this line, and for the mark that hangs out of it */
    bool is_last;   /* of its paragraph, or before a forced line end */
};

/* The lines of a paragraph whose glue is set, in its arena. There is at least one. */
struct line *line_breaking_choose(struct paragraph *paragraph, uint32_t *count);

#endif
