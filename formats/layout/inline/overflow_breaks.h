/* Opens breaks where a line could not be set at all, in the order of R1.21; and, at a price that narrow
 * columns pay, behind the joints of addresses, numbers and names of programs (R1.20). */
#ifndef FORMATS_LAYOUT_INLINE_OVERFLOW_BREAKS_H
#define FORMATS_LAYOUT_INLINE_OVERFLOW_BREAKS_H

#include "formats/layout/paragraph/paragraph.h"

/* After this every stretch of items between two breaks fits the measure, unless it is a single item. */
void overflow_breaks_open(struct paragraph *paragraph, length measure);

#endif
