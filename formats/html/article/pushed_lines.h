/* What white space typed before a line means: a first-line indent, the margin that all lines of a file have, or a
 * line pushed to the middle or to the end by hand.
 *
 * Source: cjk-layout rules R5.2, R5.7. */
#ifndef FORMATS_HTML_PUSHED_LINES_H
#define FORMATS_HTML_PUSHED_LINES_H

#include "formats/html/article/article.h"

/* Characters: one line. Of a longer text the white space before it is an indent, however wide. */
enum { PUSHED_LINE_LONGEST = 24 };

/* Places the paragraphs by their `lead`, of which the margin is taken off first; of `characters` it is enough to know
 * whether they are more than a line. */
void pushed_lines_place(struct article *article);

#endif
