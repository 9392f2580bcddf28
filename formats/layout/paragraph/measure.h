/* What layout asks of a device: how wide is this text in this style?
 *
 * Layout never sees a glyph. Plain text answers in columns, the canvas in shaped points, the tests in squares
 * (wide characters 1 em, others 1/2, marks 0). So the rules of CJK layout live once and serve all of them.
 *
 * Units: `length`, as the device defines it; `size` is what the device calls 1 em (text: two columns).
 *
 * Owner: everything in a shaped_run lives in the arena given to `shape`.
 *
 * Errors: shaping cannot fail; a character no face has is a cluster with `missing` set and the width of a
 * box. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_MEASURE_H
#define FORMATS_LAYOUT_PARAGRAPH_MEASURE_H

#include "base/arena.h"
#include "base/typography.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a run of text is to be set. */
struct text_style {
    enum face_role role;
    length size; /* 1 em */
    bool bold;
    bool italic;          /* its letters and figures, that is; Han have their role for that */
    const char *language; /* BCP 47, never NULL */
    enum direction direction;
    enum orientation orientation;
    enum width_form width_form;
};

/* A grapheme cluster: the smallest thing that is placed. */
struct cluster {
    uint32_t offset, size; /* bytes, from the start of the paragraph's text */
    length advance;
    length trim_before, trim_after; /* blank that the face allows to take away (halt, vhal, or its ink) */
    length ink_start, ink_end;      /* the ink along the line, from the cluster's origin; equal: no ink */
    uint16_t face;        /* which face of the device draws it; neighbours of one face belong together */
    bool unsafe_to_break; /* a line that breaks before it must be shaped again on both sides */
    bool missing;         /* no face has it; a box is drawn */
};

struct shaped_run {
    struct text_style style;
    uint32_t offset, size;    /* bytes of the paragraph's text */
    struct cluster *clusters; /* in logical order */
    uint32_t cluster_count;
    length ascent, descent; /* of the em box: above and below the baseline, both positive */
    void *device;           /* what the device needs to draw it: its glyphs */
};

struct measure {
    /* Shapes text[offset, offset + size) as one run. The whole paragraph is given for context. */
    void (*shape)(const struct measure *measure, struct arena *arena, const char *text, size_t length,
                  size_t offset, size_t size, const struct text_style *style, struct shaped_run *run);
    void *context;
};

#endif
