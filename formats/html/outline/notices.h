/* Lines that have no number and the look of the chapters: a foreword, an author's notice, a side story, an
 * afterword. */
#ifndef FORMATS_HTML_NOTICES_H
#define FORMATS_HTML_NOTICES_H

#include "formats/html/outline/outline.h"

/* Lines without a number that look like the chapters that were found. */
void notices_find(struct outline *outline);

#endif
