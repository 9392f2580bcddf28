/* Chooses where the lines of a paragraph end: all breaks together, by least demerits (§4.5), where lines are
 * justified; the fullest line at each place where they are not.
 *
 * Source: Knuth and Plass, Breaking paragraphs into lines (1981), with glue that has ranks (clreq 3.2.4). */
#ifndef FORMATS_LAYOUT_INLINE_LINE_BREAKING_H
#define FORMATS_LAYOUT_INLINE_LINE_BREAKING_H

#include "formats/layout/inline/line.h"

/* The lines of a paragraph whose glue is set, in its arena. There is at least one. */
struct line *line_breaking_choose(struct paragraph *paragraph, uint32_t *count);

#endif
