/* The names of files that a quoted pattern stands for, as a shell would find them, but by characters.
 *
 * Shape: each part of the path is a glob of its own (base/patterns/patterns.h); a name that begins with a dot
 * is fitted only by a part that does too. In natural order.
 *
 * Owner: the names live in the arena.
 *
 * Errors: a folder that cannot be read holds nothing that fits.
 *
 * Source: POSIX.1-2017 §2.13.3. */
#ifndef CONVERTER_INPUTS_EXPANSION_H
#define CONVERTER_INPUTS_EXPANSION_H

#include "base/arena.h"

#include <stddef.h>

/* Gives the names to `take`, and returns how many there are. */
size_t expansion_find(struct arena *arena, const char *pattern, void (*take)(void *context, const char *path),
                      void *context);

#endif
