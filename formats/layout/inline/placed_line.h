/* A line that is set: pieces at places of it, in visual order.
 *
 * Units: `length`, as the measure defines it; x grows along the line.
 *
 * Owner: lines and pieces are in the arena that they were set in; texts and nodes are the document's. */
#ifndef FORMATS_LAYOUT_INLINE_PLACED_LINE_H
#define FORMATS_LAYOUT_INLINE_PLACED_LINE_H

#include "formats/document/document.h"
#include "formats/layout/paragraph/measure.h"

/* A part of a line that comes from one run: clusters [first, first + count) of it, in visual order. */
struct placed_piece {
    const struct shaped_run *run;
    const char *text; /* the paragraph's text, into which the clusters' offsets point */
    uint32_t first, count;
    const length *positions; /* count + 1: where each cluster's room begins, from the start of the measure
                                (indents and alignment are in it); the last is where the piece ends. A trimmed
                                opening mark begins before its room: its glyph is drawn at
                                positions[i] - shifts[i]. In a piece that runs right to left positions[i] is
                                the left edge too, and falls; the last is the right edge of the piece */
    const length *shifts;    /* count: blank cut off before the cluster's ink */
    length rise;             /* above the baseline: superscripts, ruby */
    unsigned styles;         /* of enum inline_style: lines, dots and colours to draw */
    uint32_t lined;          /* as in the node: pieces of one number share their line */
    const struct node *link; /* NODE_LINK or NODE_NOTE_REFERENCE around it; NULL: none */
    const struct node *ruby; /* NODE_RUBY that this annotates; NULL: it is not an annotation */
    const struct node *ruby_base; /* NODE_RUBY that annotates this; NULL: none */
    const char *color;            /* "#rrggbb"; NULL: black */
    const char
        *replacement; /* text layer, when it is not the clusters' own text (a list label); NULL: it is */
};

struct placed_line {
    const struct node *block;    /* paragraph, heading, ... that it belongs to; NULL: the title */
    struct placed_piece *pieces; /* in visual order */
    uint32_t piece_count;
    length width; /* of the set text */
    length ascent, descent;
    length opening; /* the most that a gap was opened, in a block that is set in lines more or less; else 0 */
    bool is_first, is_last; /* of its block */
};

#endif
