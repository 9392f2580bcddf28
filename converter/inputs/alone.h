/* Which texts lie alone in their folders: the picture of a folder is the cover of such a one.
 *
 * Shape: judged by what lies there, whatever of it was named, so that a text makes the same book in every run.
 *
 * Errors: none. */
#ifndef CONVERTER_INPUTS_ALONE_H
#define CONVERTER_INPUTS_ALONE_H

#include "converter/inputs/inputs.h"

/* Finds out which inputs have another one beside them. */
void alone_mark(struct input_list *list);

/* True when neither an input nor another text lies in the folder of this one. */
bool alone_is(const struct input *input);

#endif
