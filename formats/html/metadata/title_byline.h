/* A title line that also says who wrote: 杏花 作者：张三, 《杏花》（作者：张三）, 杏花 文/张三.
 *
 * Shape: a label of authors behind a blank, a bracket or a closing mark, and nothing but names to the end.
 *
 * Owner: texts are copied into the arena.
 *
 * Errors: none; false, and nothing changed, where the line has another form.
 *
 * Source: what archives of forums and journals do. */
#ifndef FORMATS_HTML_TITLE_BYLINE_H
#define FORMATS_HTML_TITLE_BYLINE_H

#include "base/arena.h"

#include <stdbool.h>

bool title_take_byline(struct arena *arena, const char **title, const char **author);

#endif
