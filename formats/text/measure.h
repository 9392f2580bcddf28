/* What layout asks of plain text: columns.
 *
 * Units: a length is 1/1024 column; 1 em is two columns. */
#ifndef FORMATS_TEXT_MEASURE_H
#define FORMATS_TEXT_MEASURE_H

#include "formats/layout/paragraph/measure.h"

enum { COLUMN = LENGTH_UNIT, EM_COLUMNS = 2, EM = EM_COLUMNS * COLUMN };

/* Columns with ambiguous characters narrow or wide. */
extern const struct measure narrow_columns, wide_columns;

#endif
