/* What the folders above an article are called in the contents of a book: "财经新闻 · 10月23日".
 *
 * Shape: a folder that is named after its article, as some archives have one for each, is left out. */
#ifndef CONVERTER_PART_H
#define CONVERTER_PART_H

#include "base/arena.h"
#include "converter/inputs.h"

/* NULL: there are none. */
const char *part_name(struct arena *arena, const struct input *input);

#endif
