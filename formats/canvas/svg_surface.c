#include "formats/canvas/svg_surface.h"

#include <librsvg/rsvg.h>
#include <stdbool.h>

static bool render(cairo_surface_t *surface, RsvgHandle *handle, const RsvgRectangle *viewport)
{
    GError *error = NULL;
    cairo_t *cairo = cairo_create(surface);
    bool done = rsvg_handle_render_document(handle, cairo, viewport, &error) && !cairo_status(cairo);
    g_clear_error(&error);
    cairo_destroy(cairo);
    return done;
}

cairo_surface_t *svg_surface_open(const unsigned char *bytes, size_t size, double width, double height)
{
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_data(bytes, size, &error);
    g_clear_error(&error);
    if (!handle)
        return NULL;
    const cairo_rectangle_t extent = {0, 0, width, height};
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extent);
    bool done = render(surface, handle, &(RsvgRectangle){0, 0, width, height});
    g_object_unref(handle);
    if (done)
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}
