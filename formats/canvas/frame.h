/* Points of the type area, on the paper. */
#ifndef FORMATS_CANVAS_FRAME_H
#define FORMATS_CANVAS_FRAME_H

#include "base/typography.h"

#include <stdbool.h>

/* Where the type area stands: the corner where the first line begins (vertical text: the upper right one). */
struct frame {
    length x, y;
    bool vertical;
};

/* A place on the paper. */
struct pen {
    length x, y;
};

/* `along` a line that starts at `line`, `above` its baseline (vertical text: to the right of its axis). */
struct pen frame_point(struct frame frame, struct pen line, length along, length above);

#endif
