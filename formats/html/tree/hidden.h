/* Text that a page hides until its scripts show it: articles saved from WeChat stand in such an element.
 *
 * Source: CSS 2.2 §9.2.4 (display), §11.2 (visibility). */
#ifndef FORMATS_HTML_HIDDEN_H
#define FORMATS_HTML_HIDDEN_H

#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

/* True when the styles of `markup` (clean UTF-8, ended by NUL) hide more text than they show: then no script
 * ran, and what is hidden is the article. `source` is where it comes from. */
bool hidden_is_most(const char *markup, size_t length, const struct source *source);

#endif
