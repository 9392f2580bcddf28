/* Drawings of strangers, SVG in a page or in a file, made into files that show the same and do nothing else.
 *
 * Shape: one well-formed SVG file, with a size of its own, that names no file, no address and no script. What
 * it says in words, and the pictures that it names, are told apart from it.
 *
 * Units: pixels.
 *
 * Owner: texts are in the arena that is given; the file is appended to the caller's buffer.
 *
 * Errors: false when the markup is no drawing, or passes a ceiling: SVG_DEEPEST, SVG_MOST_ELEMENTS, SVG_LARGEST.
 *
 * Source: SVG 1.1 (2nd ed.) §5.1, §7; SVG 2 §2.5 (secure static mode). */
#ifndef FORMATS_HTML_SVG_SVG_H
#define FORMATS_HTML_SVG_SVG_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    SVG_DEEPEST = 200,
    SVG_MOST_ELEMENTS = 100000,
    SVG_MOST_PICTURES = 16,
    SVG_LARGEST = 16 << 20 /* bytes */
};

struct svg_facts {
    uint32_t width, height;
    const char *words;                       /* its title, else its label, else its texts; "": none */
    bool is_shown;                           /* something of it is drawn */
    bool is_decoration;                      /* its author says that it means nothing */
    const char *pictures[SVG_MOST_PICTURES]; /* addresses of the bitmaps that it names */
    size_t picture_count;
};

bool svg_clean(struct arena *arena, const char *markup, size_t length, struct buffer *file,
               struct svg_facts *facts);

#endif
