/* The lines as the square measure places them: page, x and y of the baseline's beginning, text, and the
 * advance of each cluster; separated by tabs, all in em of three decimals. Ruby stands on lines of its own,
 * above its base; rules and pictures have -rule or -image for a text and their size for advances. */
#ifndef FORMATS_DUMP_LINES_H
#define FORMATS_DUMP_LINES_H

#include "formats/dump/part.h"

dump_printer dump_lines;

#endif
