/* `struct measure` over the fonts: a run of text is divided by face, shaped, and cut into clusters. Private
 * to formats/canvas. */
#ifndef FORMATS_CANVAS_MEASURE_H
#define FORMATS_CANVAS_MEASURE_H

#include "formats/canvas/canvas_state.h"

/* Readies the measure of a canvas that has its fonts, and the face that is always there. */
void measure_start(struct canvas *canvas);

#endif
