/* Names of files that every common disk can hold.
 *
 * Shape: what FAT and NTFS refuse becomes its full-width look-alike (a:b.txt is a：b.txt); a name of a device
 * gets a low line (CON_.txt); dots and blanks at the end of a name, which Windows drops, are left out;
 * control characters, and bytes that are not UTF-8, become a low line.
 *
 * Units: bytes; a name has at most PORTABLE_LONGEST of them.
 *
 * Source: Microsoft, "Naming Files, Paths, and Namespaces". */
#ifndef CONVERTER_PLAN_PORTABLE_NAMES_H
#define CONVERTER_PLAN_PORTABLE_NAMES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* The longest name that common file systems allow. */
enum { PORTABLE_LONGEST = 255 };

/* The path with each of its names portable, and "" still "". The last name of a stem gets an extension,
 * before which dots and blanks may stand. */
char *portable_path(struct arena *arena, const char *path, bool is_stem);

/* Where a name of at most `most` bytes ends, without cutting a character that the reader sees. */
size_t portable_cut(const char *name, size_t most);

#endif
