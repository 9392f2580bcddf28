/* Lines that only the numbers around them show. */
#ifndef FORMATS_HTML_GAPS_H
#define FORMATS_HTML_GAPS_H

#include "formats/html/outline/outline.h"

/* Lines that only the numbers around them show: the names of parts above each first chapter, and labels that
 * are misprinted where one number is missing. */
void gaps_find(struct outline *outline);

#endif
