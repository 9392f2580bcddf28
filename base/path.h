/* Names of files, taken apart and put together. Nothing here touches the disk.
 *
 * Source: POSIX.1-2017 §4.13 (pathname resolution). */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

#include <stdbool.h>

/* The part after the last "/"; "a/b/" gives "". Borrowed from `path`. */
const char *path_name(const char *path);

/* The name without its extension: "a/62总要求.txt" gives "62总要求"; ".hidden" stays whole. */
char *path_stem(struct arena *arena, const char *path);

/* The extension without its dot, or "": "a.b/c.txt" gives "txt". Borrowed from `path`. */
const char *path_extension(const char *path);

/* True when the name ends in ".zip". */
bool path_is_archive(const char *path);

/* The folder that holds the file: "a/b" gives "a", "b" gives ".". */
char *path_folder(struct arena *arena, const char *path);

/* How many names a path has: 2 of "a/b", 0 of "". */
unsigned path_count_names(const char *path);

/* "a" and "b" give "a/b"; an absolute second part stands alone. */
char *path_join(struct arena *arena, const char *folder, const char *name);

/* "a/./b/../c" gives "a/c": a relative path without empty parts, "." and "..". NULL: it leads out of where it
 * begins, or nowhere. Links are not known here. */
char *path_resolve(struct arena *arena, const char *path);

#endif
