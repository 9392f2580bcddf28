/* Which files of a book are locked, so that only the programs of one shop can read them.
 *
 * Source: Open Container Format 3.3 §4.2.6.3.2 (encryption.xml), §4.3 (fonts that are only obscured, which do
 * not count). */
#ifndef FORMATS_EPUB_READ_ENCRYPTION_H
#define FORMATS_EPUB_READ_ENCRYPTION_H

#include "base/archive.h"
#include "base/arena.h"

#include <stdbool.h>

/* The first locked file; NULL: there is none. In `arena`. */
const char *encryption_find_locked(struct arena *arena, const struct archive *archive);

/* Whether the algorithm only obscures fonts. */
bool encryption_only_obscures(const char *algorithm);

#endif
