/* References between the files of a book.
 *
 * Owner: texts are in the given arena.
 *
 * Source: EPUB 3.3 §4.2.2 (paths), RFC 3986 §5.2.4 (dot segments). */
#ifndef FORMATS_EPUB_READ_HREF_H
#define FORMATS_EPUB_READ_HREF_H

#include "base/arena.h"

/* The path that `href`, found in the file `from`, means, without its fragment, which is decoded into
 * `fragment` (NULL: none). NULL when it leads out of the book. */
const char *href_resolve(struct arena *arena, const char *from, const char *href, const char **fragment);

/* The path that a decoded name, found in the file `from`, means. */
const char *href_join(struct arena *arena, const char *from, const char *name);

#endif
