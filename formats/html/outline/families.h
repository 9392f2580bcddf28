/* The families of an outline by their keys. */
#ifndef FORMATS_HTML_FAMILIES_H
#define FORMATS_HTML_FAMILIES_H

#include "formats/html/outline/outline.h"

/* The family of a key; 0 when there are too many. */
uint32_t family_find(struct outline *outline, uint32_t key);

#endif
