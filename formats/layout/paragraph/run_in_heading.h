/* The first sentence of a paragraph that begins with 一、 or （一）: it is a heading in front of its own
 * text, and has a heading's face; so has 出席： in minutes. Private to formats/layout.
 *
 * Source: GB/T 9704-2012 7.3.3, 10.3. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_RUN_IN_HEADING_H
#define FORMATS_LAYOUT_PARAGRAPH_RUN_IN_HEADING_H

#include "formats/layout/paragraph/paragraph.h"

/* Where the style sheet sets headings by their labels: gives the run-in heading of a collected paragraph its
 * face.
 */
void run_in_heading_style(struct paragraph *paragraph);

#endif
