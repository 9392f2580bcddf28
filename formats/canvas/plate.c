#include "formats/canvas/plate.h"

#include "base/arena.h"
#include "formats/canvas/painter.h"

#include <stdlib.h>
#include <string.h>

static struct painter *ready_painter(struct canvas *canvas, const struct plate_layer *layers, size_t count)
{
    struct drawing **drawings = memory_allocate((count + 1) * sizeof(struct drawing *));
    for (size_t i = 0; i < count; i++)
        drawings[i] = layers[i].drawing;
    struct painter *painter = painter_new(canvas, drawings, count, false);
    free(drawings);
    return painter;
}

static bool are_bare(const unsigned char *eight_pixels)
{
    uint64_t all;
    memcpy(&all, eight_pixels, sizeof all);
    return !all;
}

/* Most of a page is bare: eight such pixels are passed over at once, untouched, and so take no memory. */
static void dim(struct plate *plate, double rest)
{
    enum { ONE = 256, AT_ONCE = 8 };
    unsigned factor = (unsigned)(rest * ONE);
    size_t size = factor < ONE ? plate->stride * plate->height : 0, i = 0;
    while (i < size)
        if (i % AT_ONCE == 0 && i + AT_ONCE <= size && are_bare(plate->pixels + i)) {
            i += AT_ONCE;
        } else {
            plate->pixels[i] = (unsigned char)(plate->pixels[i] * factor / ONE);
            i++;
        }
}

/* On a surface that has nothing but coverage every colour is ink. */
static bool paint_layer(struct painter *painter, const struct plate_layer *layer, struct plate *plate)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        plate->pixels, CAIRO_FORMAT_A8, (int)plate->width, (int)plate->height, (int)plate->stride);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_operator(cairo, layer->is_cut_out ? CAIRO_OPERATOR_DEST_OUT : CAIRO_OPERATOR_OVER);
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
