/* How each character is set in a vertical line: upright, turned with its word, or side by side in one square
 * (tate-chu-yoko).
 *
 * Source: UAX #50, clreq 3.1.4 (vertical setting of mixed text), R7.2-R7.6. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_ORIENTATION_H
#define FORMATS_LAYOUT_PARAGRAPH_ORIENTATION_H

#include "formats/layout/paragraph/paragraph.h"

/* Fills `orientation` of characters whose class and form are known; all are horizontal in horizontal lines.
 */
void orientation_find(struct paragraph *paragraph);

/* Makes one square of each group that stands side by side, and a square of each upright letter. */
void orientation_set_squares(struct paragraph *paragraph);

#endif
