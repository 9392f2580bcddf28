/* Drawings as ink on a plate: a picture of one colour, to be printed on a paper of another.
 *
 * Shape: layers are laid on in order; one that is cut out takes ink away where it would print (white on a
 * band).
 *
 * Units: drawings in `length`, where 1 pt becomes 1 pixel; pixels from 0 (bare) to 255 (full ink).
 *
 * Owner: plate_free frees the pixels.
 *
 * Errors: STATUS_FAILED when a face cannot be opened or Cairo fails; the caller reports. */
#ifndef FORMATS_CANVAS_PLATE_H
#define FORMATS_CANVAS_PLATE_H

#include "base/status.h"
#include "formats/canvas/canvas.h"

#include <stddef.h>

struct plate_layer {
    struct drawing *drawing;
    bool is_cut_out;
    double strength; /* how much of all the ink so far is left after this layer; 1: all */
};

struct plate {
    unsigned char *pixels;
    uint32_t width, height;
    size_t stride;
};

enum status plate_paint(struct canvas *canvas, const struct plate_layer *layers, size_t count, uint32_t width,
                        uint32_t height, struct plate *plate);
void plate_free(struct plate *plate);

#endif
