/* The square measure: a font that everyone has. Wide, full-width and ambiguous characters are 1 em, others
 * 1/2, marks and joiners nothing; full-width marks carry blank as the table of §2.1 draws them.
 *
 * Units: 1 em is the style's size.
 *
 * Source: UAX #11. */
#ifndef FORMATS_DUMP_SQUARE_H
#define FORMATS_DUMP_SQUARE_H

#include "formats/layout/paragraph/measure.h"

extern const struct measure square_measure;

#endif
