/* The folders above one that holds inputs, whose settings hold in it as well, so that a part of an archive is converted
 * as it is with the whole.
 *
 * Shape: from the outermost one down. They end below the user's own folder, at one that belongs to another user who is
 * not root, at one that everybody may write into, and at the root: what is there is no part of an archive.
 *
 * Owner: texts live in the arena.
 *
 * Errors: none; where the folder cannot be found, none is above it. */
#ifndef CONVERTER_CLI_OUTER_FOLDERS_H
#define CONVERTER_CLI_OUTER_FOLDERS_H

#include "base/arena.h"

#include <stddef.h>

struct outer_folder {
    const char *path;  /* as inputs have it, where it can be written so; else from the root */
    const char *inner; /* the folder that its settings are about, as inputs have it */
    const char *lead;  /* the names from `path` to `inner`; NULL: they are the same */
    struct outer_folder *next;
};

/* NULL: none. */
struct outer_folder *outer_folders_find(struct arena *arena, const char *folder);

#endif
