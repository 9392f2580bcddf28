/* How large the blocks of an article are as XHTML, which its files are planned by.
 *
 * Shape: each block is written and thrown away, with the notes that it brings, and gives a unit; a large one
 * gives units at places inside it, too.
 *
 * Owner: the units are in the arena of the writing. */
#ifndef FORMATS_EPUB_MEASURE_H
#define FORMATS_EPUB_MEASURE_H

#include "formats/epub/rendering.h"

/* Sets the units of the rendering, and the headings of its XHTML. */
void measure_blocks(struct rendering *rendering);

#endif
