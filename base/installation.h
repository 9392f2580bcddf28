/* Where the own files of banxin are: beside its library, in the build tree and installed alike.
 *
 * Shape: lib/libbanxin.so, lib/banxin/banxin-*.so, share/banxin/fonts.
 *
 * Source: Filesystem Hierarchy Standard 3.0 §4.6, §4.11. */
#ifndef BASE_INSTALLATION_H
#define BASE_INSTALLATION_H

#include "base/arena.h"

/* "share/banxin/fonts" gives the absolute name of that folder, seen from the folder above the library's. */
char *installation_path(struct arena *arena, const char *name);

#endif
