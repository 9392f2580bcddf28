/* Globs over characters, not bytes, as a shell has them.
 *
 * Shape: bytes that are not UTF-8 count as one character each.
 *
 * Source: POSIX.1-2017 §2.13. */
#ifndef BASE_PATTERNS_GLOB_H
#define BASE_PATTERNS_GLOB_H

#include <stdbool.h>

/* True when the glob fits the whole text: "*" is any number of characters, "?" is one, "[一-龥]" is one of a
 * set, "[!甲]" one that is not, "[[:digit:]]" one of a class; "\" takes the meaning of what follows. "/" and
 * a dot at the start are characters like others. A "[" that is not closed is itself. */
bool glob_fits(const char *glob, const char *text);

/* True when the text is more than itself as a glob. */
bool glob_is_pattern(const char *text);

#endif
