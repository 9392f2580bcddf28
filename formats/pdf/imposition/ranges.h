/* Ranges of pages as people type them: "3", "1-4,7", "5-".
 *
 * Owner: lists are in the given arena. */
#ifndef FORMATS_PDF_IMPOSITION_RANGES_H
#define FORMATS_PDF_IMPOSITION_RANGES_H

#include "base/arena.h"

#include <stdbool.h>

bool ranges_are_valid(const char *text);

/* The pages of a work of `page_count` pages, counted from 0, each once, in order. */
size_t *ranges_select(struct arena *arena, const char *text, size_t page_count, size_t *count);

#endif
