/* Which blocks of an article are lines: those that something speaks for. */
#ifndef FORMATS_HTML_LINES_H
#define FORMATS_HTML_LINES_H

#include "formats/html/outline/outline.h"

/* Fills in `body_before` and `lines`, in reading order, with the features of each line itself. `tags_only`
 * leaves all but tags out. */
void lines_find(struct outline *outline, bool tags_only);

/* A new line at its place among the others, or the one that is there. */
struct line *outline_add(struct outline *outline, size_t block, const char *rule);

/* Takes a line's number away, when its sequence shows that it is none: 蔡二少爷. False: nothing is left that
 * speaks for the line. */
bool line_forget_number(struct outline *outline, struct line *line);

#endif
