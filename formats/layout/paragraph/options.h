/* The options of line setting as a user gives them. A writer includes formats/layout/paragraph/options.def in
 * its table. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_OPTIONS_H
#define FORMATS_LAYOUT_PARAGRAPH_OPTIONS_H

#include "base/option.h"
#include "formats/layout/paragraph/request.h"

struct layout_options layout_options_read(const struct option_values *values);

#endif
