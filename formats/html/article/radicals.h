/* The ideographs that radicals stand for. The table is written by radicals.py when the program is built.
 *
 * Owner: static. Errors: none. Source: Unicode, Equivalent_Unified_Ideograph. */
#ifndef FORMATS_HTML_RADICALS_H
#define FORMATS_HTML_RADICALS_H

#include <stddef.h>
#include <stdint.h>

struct radical {
    uint32_t radical, ideograph;
};

/* In order of the radicals. */
extern const struct radical radicals[];
extern const size_t radical_count;

#endif
