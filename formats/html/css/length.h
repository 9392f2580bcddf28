/* Lengths in CSS, as far as the size of type needs them.
 *
 * Units: pixels, or parts of the parent's size.
 *
 * Source: CSS Values 3 §5, §6. */
#ifndef FORMATS_HTML_CSS_LENGTH_H
#define FORMATS_HTML_CSS_LENGTH_H

#include "formats/html/css/css_value.h"

/* The size of type that a page begins with, in pixels. */
enum { ROOT_SIZE = 16 };

enum size_kind { SIZE_NONE, SIZE_PIXELS, SIZE_FACTOR };

/* A number and what follows it; false when there is none. */
bool css_number_read(struct piece piece, float *number, struct piece *unit);

/* Reads a length; a bare number is pixels. SIZE_NONE: it is not one. */
enum size_kind css_length_read(struct piece value, float *size);

#endif
