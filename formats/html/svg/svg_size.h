/* How large a drawing is: what its root says, in attributes or in its style, else the box that it shows.
 *
 * Units: pixels.
 *
 * Owner: nothing is kept.
 *
 * Errors: what makes no sense is as if it were not there; 300 × 150 in the end.
 *
 * Source: CSS 2.2 §10.3.2 (replaced elements), CSS Values 3 §5 (units); SVG 2 §8.2 (viewBox). */
#ifndef FORMATS_HTML_SVG_SVG_SIZE_H
#define FORMATS_HTML_SVG_SVG_SIZE_H

#include "formats/html/svg/svg_tokens.h"

struct svg_size {
    double width, height;
};

struct svg_size svg_size_find(const struct svg_token *root);

#endif
