/* Where the program's own files are: beside it, in the build tree and installed alike.
 *
 * Shape: bin/banxin, lib/banxin/banxin-*.so, share/banxin/fonts.
 * Source: Filesystem Hierarchy Standard 3.0 §4.6, §4.11. */
#ifndef BASE_INSTALLATION_H
#define BASE_INSTALLATION_H

#include "base/arena.h"

/* "share/banxin/fonts" gives the absolute name of that folder, seen from the folder above the program's. */
char *installation_path(struct arena *arena, const char *name);

/* A symbol of a module: "pdf" stands for lib/banxin/banxin-pdf.so. A module stays loaded for the life of the
 * process. NULL: `reason` says why, until the next call. */
void *installation_load(const char *module, const char *symbol, const char **reason);

#endif
