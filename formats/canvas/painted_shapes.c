#include "formats/canvas/painted_shapes.h"

#include <math.h>

void paint_set_color(cairo_t *cairo, uint32_t color, bool is_gray)
{
    double red = (color >> 16 & 255) / 255.0, green = (color >> 8 & 255) / 255.0,
           blue = (color & 255) / 255.0;
    if (is_gray)
        red = green = blue = 0.299 * red + 0.587 * green + 0.114 * blue;
    cairo_set_source_rgb(cairo, red, green, blue);
}

static void paint_rectangle(cairo_t *cairo, const struct mark *mark, bool is_gray)
{
    paint_set_color(cairo, mark->shape.color, is_gray);
    cairo_rectangle(cairo, length_points(mark->shape.x), length_points(mark->shape.y),
                    length_points(mark->shape.width), length_points(mark->shape.height));
    cairo_fill(cairo);
}

static void paint_dot(cairo_t *cairo, const struct mark *mark, bool is_gray)
{
    paint_set_color(cairo, mark->shape.color, is_gray);
    cairo_new_path(cairo);
    cairo_arc(cairo, length_points(mark->shape.x), length_points(mark->shape.y),
              length_points(mark->shape.width), 0, 2 * M_PI);
    cairo_fill(cairo);
}

/* ﹅: a drop whose tip is at the upper left. */
static void paint_sesame(cairo_t *cairo, const struct mark *mark, bool is_gray)
{
    double radius = length_points(mark->shape.width);
    cairo_save(cairo);
    cairo_translate(cairo, length_points(mark->shape.x), length_points(mark->shape.y));
    cairo_scale(cairo, radius, radius);
    paint_set_color(cairo, mark->shape.color, is_gray);
    cairo_move_to(cairo, -1, -1);
    cairo_curve_to(cairo, 0, -0.9, 1, -0.2, 1, 0.5);
    cairo_curve_to(cairo, 1, 1, 0.4, 1.1, 0.1, 0.8);
    cairo_curve_to(cairo, -0.4, 0.3, -0.5, -0.3, -1, -1);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

/* A wave four thicknesses high, in waves as long as they are high twice over. */
static void paint_wave(cairo_t *cairo, const struct mark *mark, bool is_gray)
{
    bool runs_down = mark->shape.height > mark->shape.width;
    double thickness = length_points(runs_down ? mark->shape.width : mark->shape.height);
    double end = length_points(runs_down ? mark->shape.height : mark->shape.width);
    double half = 4 * thickness, rise = 2 * thickness;
    cairo_save(cairo);
    cairo_translate(cairo, length_points(mark->shape.x), length_points(mark->shape.y));
    if (runs_down)
        cairo_rotate(cairo, M_PI_2);
    paint_set_color(cairo, mark->shape.color, is_gray);
    cairo_set_line_width(cairo, thickness);
    cairo_move_to(cairo, 0, 0);
    for (double x = 0; x + half <= end && half > 0; x += half, rise = -rise)
        cairo_curve_to(cairo, x + half / 3, -rise, x + half * 2 / 3, -rise, x + half, 0);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

/* Round dots of a tenth of the size, half a size apart. */
static void paint_leader(cairo_t *cairo, const struct mark *mark, bool is_gray)
{
    double size = length_points(mark->shape.height), step = size / 2;
    double dashes[] = {0, step}, y = length_points(mark->shape.y), x = length_points(mark->shape.x);
    double end = x + length_points(mark->shape.width);
    cairo_save(cairo);
    paint_set_color(cairo, mark->shape.color, is_gray);
    cairo_set_line_width(cairo, size / 10);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(cairo, dashes, 2, 0);
    cairo_move_to(cairo, ceil(x / step) * step, y); /* dots of neighbouring lines stand below each other */
    cairo_line_to(cairo, end, y);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void paint_shape(cairo_t *cairo, const struct mark *mark, bool is_gray)
{
    switch (mark->kind) {
    case MARK_RECTANGLE: paint_rectangle(cairo, mark, is_gray); return;
    case MARK_DOT: paint_dot(cairo, mark, is_gray); return;
    case MARK_SESAME: paint_sesame(cairo, mark, is_gray); return;
    case MARK_WAVE: paint_wave(cairo, mark, is_gray); return;
    case MARK_LEADER: paint_leader(cairo, mark, is_gray); return;
    case MARK_TEXT:
    case MARK_PICTURE:
    case MARK_ELEMENT:
    case MARK_PLACE: return;
    }
}
