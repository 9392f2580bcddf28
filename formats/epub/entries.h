/* What contents list of an article: its title and its headings.
 *
 * Owner: all is in the arena of the writing, or in the book. */
#ifndef FORMATS_EPUB_ENTRIES_H
#define FORMATS_EPUB_ENTRIES_H

#include "formats/epub/rendering.h"

/* Into the contents of the book, once all is written. */
void entries_add(const struct rendering *rendering);

/* A list at the top of the article itself, where devices that show two levels of contents have them both taken
 * by folders and articles. */
void entries_write(const struct rendering *rendering, const struct xhtml_heading *headings);

#endif
