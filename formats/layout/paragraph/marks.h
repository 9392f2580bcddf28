/* How full-width marks fill their square: blank before, body, blank after, in quarters of an em (§2.1).
 *
 * Source: clreq 3.1.6 (adjustment space), GB/T 15834-2011 §5.1, jlreq 3.1.2, CSS Text 4 §8.4. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_MARKS_H
#define FORMATS_LAYOUT_PARAGRAPH_MARKS_H

#include "base/language.h"
#include "formats/layout/paragraph/classes.h"

struct mark_shape {
    uint8_t before, body, after;
};

/* The shape of a mark class in a language. Classes that are not marks fill 4 quarters. */
struct mark_shape mark_shape_of(enum mark_class class, enum script_language family, bool vertical);

#endif
