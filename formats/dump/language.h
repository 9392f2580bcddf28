/* What speaks for which language: name, count and points of each feature, their sums, what was declared, and
 * what came of it; separated by tabs. */
#ifndef FORMATS_DUMP_LANGUAGE_H
#define FORMATS_DUMP_LANGUAGE_H

#include "formats/dump/part.h"

dump_printer dump_language;

#endif
