/* What styles draw at text: lines below and through it, boxes around it, dots at its characters, and the
 * ground of what is highlighted.
 *
 * Source: clreq 3.7 (着重号, 专名号, 书名号甲式), CSS Text Decoration 4; R8.3 to R8.7. */
#ifndef FORMATS_CANVAS_DECORATION_H
#define FORMATS_CANVAS_DECORATION_H

#include "formats/canvas/drawing.h"
#include "formats/canvas/frame.h"
#include "formats/layout/inline/placed_line.h"

/* Drawn before the text of a line that starts at `start`. */
void decoration_draw_highlights(struct drawing *drawing, const struct placed_line *line, struct frame frame,
                                struct pen start);

/* Drawn after it. */
void decoration_draw(struct drawing *drawing, const struct placed_line *line, struct frame frame,
                     struct pen start);

#endif
