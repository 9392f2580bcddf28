/* From placed lines to marks: where each glyph stands on the paper, and which text it is. */
#ifndef FORMATS_CANVAS_LINE_DRAWING_H
#define FORMATS_CANVAS_LINE_DRAWING_H

#include "formats/canvas/drawing.h"
#include "formats/canvas/frame.h"
#include "formats/layout/inline/placed_line.h"

struct canvas;

/* Draws a line that stands outside the text: heads, feet, page numbers. Its baseline begins at x, y of the
 * frame. */
void canvas_draw_line(struct canvas *canvas, struct drawing *drawing, const struct placed_line *line,
                      struct frame frame, length x, length y);

/* The same for a line of a block of the text: its pieces go to their elements. */
void canvas_draw_block_line(struct canvas *canvas, struct drawing *drawing, const struct placed_line *line,
                            struct frame frame, length x, length y);

#endif
