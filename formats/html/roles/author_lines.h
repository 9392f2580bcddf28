/* Lines that are nothing but who wrote, told by their form: □张三, 江城中学　张三, 张三（江城大学）, [美]某·某 著　张三 译.
 *
 * Shape: the whole line. A plain name is none of these: where it stands says more than how it looks.
 *
 * Owner: names are copied into the arena.
 *
 * Errors: none; false where the line has another form.
 *
 * Source: the usage of papers, journals and translated books. */
#ifndef FORMATS_HTML_AUTHOR_LINES_H
#define FORMATS_HTML_AUTHOR_LINES_H

#include "formats/html/roles/credits.h"

bool credit_from_author_line(struct arena *arena, struct text_view text, struct credit *credit);

#endif
