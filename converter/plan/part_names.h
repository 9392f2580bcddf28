/* What the folders above an article are called in the contents of a book: "财经新闻 · 10月23日".
 *
 * Shape: a folder that is named after its article, as some archives have one for each, is left out, and so
 * are the folders that all articles of the book share. */
#ifndef CONVERTER_PLAN_PART_NAMES_H
#define CONVERTER_PLAN_PART_NAMES_H

#include "base/arena.h"
#include "converter/inputs/inputs.h"

/* How many bytes of its folder an input shares with others that share `shared` with each other, in whole
 * names; for the first one, `shared` is the length of its folder. */
size_t part_shared(const struct input *one, const struct input *other, size_t shared);

/* The name without the first `shared` bytes of the folder. NULL: nothing is left. */
const char *part_name(struct arena *arena, const struct input *input, size_t shared);

/* What a book of the folder at `path` is called: after it, joined with the folder above where it is only a year
 * or another number: "随笔 2024". NULL: the path names none. */
const char *part_book_title(struct arena *arena, const char *path);

#endif
