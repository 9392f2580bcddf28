/* The names of files in records, which are UTF-8, while names on a disk are bytes.
 *
 * Errors: none.
 *
 * Source: GB 18030-2022; RFC 3986 §2.1. */
#ifndef CONVERTER_RUN_SHOWN_NAME_H
#define CONVERTER_RUN_SHOWN_NAME_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdbool.h>

/* True when the path is text as it is. */
bool shown_name_is_plain(const char *path);

/* The path for people: each part that is not UTF-8 as GB 18030 has it, where it is that. */
const char *shown_name(struct arena *arena, const char *path);

/* The path for programs: other bytes than letters, digits and a few signs as %B5. */
void shown_name_append_uri(struct buffer *text, const char *path);

#endif
