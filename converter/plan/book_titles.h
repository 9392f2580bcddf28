/* What a book of --merge is called when no title was typed: after the folder of its articles, or after -o.
 *
 * Shape: a folder that was named; where texts were named one by one, the one that all lie in. Where patterns leave
 * the articles of one folder further in, that one.
 *
 * Owner: texts live in the arena.
 *
 * Errors: NULL, when nothing gives a title: that of the first article will do. */
#ifndef CONVERTER_PLAN_BOOK_TITLES_H
#define CONVERTER_PLAN_BOOK_TITLES_H

#include "converter/plan/plan.h"

/* Of one book of all jobs of the plan. */
const char *book_title_of_all(struct arena *arena, const struct plan *plan);

/* Of a book of one folder, as seen from the one that was named and led to the input. */
const char *book_title_of_folder(struct arena *arena, const struct input *input, const char *folder);

/* The name of the folder or archive that was named, and led to the input; "": it was named itself. */
const char *book_title_named_folder(struct arena *arena, const struct input *input);

#endif
