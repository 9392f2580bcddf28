/* Which inputs lie in a folder where no other input does, so that what else is there belongs to them. */
#ifndef CONVERTER_INPUTS_ALONE_H
#define CONVERTER_INPUTS_ALONE_H

#include "converter/inputs/inputs.h"

/* Sets `is_alone` of each. */
void alone_mark(struct input_list *list);

#endif
