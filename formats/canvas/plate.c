#include "formats/canvas/plate.h"

#include "base/arena.h"
#include "formats/canvas/painter.h"

#include <stdlib.h>
#include <string.h>

enum { FULL_STRENGTH = 256 };

static struct painter *ready_painter(struct canvas *canvas, const struct plate_layer *layers, size_t count)
{
    struct drawing **drawings = memory_allocate((count + 1) * sizeof(struct drawing *));
    for (size_t i = 0; i < count; i++)
        drawings[i] = layers[i].drawing;
    struct painter *painter = painter_new(canvas, drawings, count, (struct painting){0});
    free(drawings);
    return painter;
}

static void dim_row(unsigned char *row, size_t count, unsigned factor)
{
    for (size_t i = 0; i < count; i++)
        row[i] = (unsigned char)(row[i] * factor / FULL_STRENGTH);
}

/* Most rows are as the one above them, which is dim already; `before` is what that was. */
static void dim_rows(struct plate *plate, unsigned factor, unsigned char *before)
{
    size_t size = plate->stride;
    for (size_t y = 0; y < plate->height; y++) {
        unsigned char *row = plate->pixels + y * size;
        if (y && !memcmp(row, before, size)) {
            memcpy(row, row - size, size);
            continue;
        }
        memcpy(before, row, size);
        dim_row(row, size, factor);
    }
}

static void dim(struct plate *plate, double strength)
{
    unsigned factor = (unsigned)(strength * FULL_STRENGTH);
    if (factor >= FULL_STRENGTH)
        return;
    unsigned char *before = memory_allocate(plate->stride);
    dim_rows(plate, factor, before);
    free(before);
}

/* On a surface that has nothing but coverage every colour is ink; what is added to it costs less than what is laid
 * over it, and is the same but where two edges meet. */
static bool paint_layer(struct painter *painter, const struct plate_layer *layer, struct plate *plate)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        plate->pixels, CAIRO_FORMAT_A8, (int)plate->width, (int)plate->height, (int)plate->stride);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_operator(cairo, layer->is_cut_out ? CAIRO_OPERATOR_DEST_OUT : CAIRO_OPERATOR_ADD);
    painter_paint(painter, cairo, layer->drawing);
    cairo_surface_flush(surface);
    bool painted = !cairo_status(cairo) && !cairo_surface_status(surface);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    dim(plate, layer->strength);
    return painted;
}

enum status plate_paint(struct canvas *canvas, const struct plate_layer *layers, size_t count, uint32_t width,
                        uint32_t height, struct plate *plate)
{
    *plate = (struct plate){.width = width, .height = height};
    struct painter *painter = ready_painter(canvas, layers, count);
    if (!painter)
        return STATUS_FAILED;
    plate->stride = (size_t)cairo_format_stride_for_width(CAIRO_FORMAT_A8, (int)width);
    plate->pixels = calloc(height, plate->stride);
    if (!plate->pixels) {
        painter_free(painter);
        return STATUS_FAILED;
    }
    bool painted = true;
    for (size_t i = 0; painted && i < count; i++)
        painted = paint_layer(painter, &layers[i], plate);
    painter_free(painter);
    return painted ? STATUS_OK : STATUS_FAILED;
}

void plate_free(struct plate *plate)
{
    free(plate->pixels);
    plate->pixels = NULL;
}
