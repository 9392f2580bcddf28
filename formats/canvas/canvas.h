/* Placed lines on paper: measures with fonts, keeps the marks of each page, paints them with Cairo.
 *
 * Shape: a canvas measures for layout (canvas_measure), then draws what layout placed into drawings: one a
 * page, small enough to keep those of a whole book, so that page numbers, contents and the order of pages on
 *        sheets can be decided when all are known. formats/canvas/paper.h paints drawings.
 * Units: `length` is 1/1024 pt; x grows to the right, y downwards, from the paper's upper left corner.
 * Owner: canvas_new is undone by canvas_free. A drawing lives in the arena given to drawing_new and borrows
 * faces, elements and pictures of the canvas. Source: clreq, CSS Writing Modes 4 (vertical lines), UAX #50.
 */
#ifndef FORMATS_CANVAS_CANVAS_H
#define FORMATS_CANVAS_CANVAS_H

#include "fonts/fonts.h"
#include "formats/canvas/structure.h"
#include "formats/layout/layout.h"

struct canvas;
struct drawing;

/* The font set is borrowed and must outlive the canvas. */
struct canvas *canvas_new(struct font_set *fonts);
void canvas_free(struct canvas *canvas);

/* What layout is to measure with; borrowed. */
const struct measure *canvas_measure(struct canvas *canvas);

/* Names that links go to are those of one article: a new one begins. In a book each has a structure element
 * of its own, in its language. Its document is borrowed until it ends, with its last drawing. */
void canvas_begin_article(struct canvas *canvas, bool in_book, const char *language);
void canvas_end_article(struct canvas *canvas, struct drawing *drawing);

/* A structure element for what is not in the document, in `parent` (NULL: the article at hand, or the work);
 * for the caller to fill in. */
struct element *canvas_add_element(struct canvas *canvas, const struct element *parent, const char *tag);

struct drawing *drawing_new(struct arena *arena);

/* Where the type area stands: the corner where the first line begins (vertical text: the upper right one). */
struct frame {
    length x, y;
    bool vertical;
};

/* Draws all that layout placed on a page, with structure elements for its blocks. */
void canvas_draw_page(struct canvas *canvas, struct drawing *drawing, const struct page *page,
                      struct frame frame);

/* Draws a line that stands outside the text: heads, feet, page numbers. Its baseline begins at x, y of the
 * frame. */
void canvas_draw_line(struct canvas *canvas, struct drawing *drawing, const struct placed_line *line,
                      struct frame frame, length x, length y);

/* Texts drawn so far and hereafter are painted as shapes of one colour: watermarks, which are no text to
 * readers. */
void drawing_paint_as_shapes(struct drawing *drawing, uint32_t color);

/* A row of dots that leads the eye from one place of a line to another. */
void drawing_leader(struct drawing *drawing, length x, length y, length width, length size);

/* A filled rectangle, in paper coordinates; `color` is 0xRRGGBB. */
void drawing_rectangle(struct drawing *drawing, length x, length y, length width, length height,
                       uint32_t color);

/* What is drawn hereafter belongs to an element, until the next one is entered. A link to a name that no
 * drawing has is no link when it is painted. */
void drawing_enter(struct drawing *drawing, const struct element *element);

/* What is drawn until the end is no part of the text: heads, feet, rules, what is repeated. */
void drawing_begin_artifact(struct drawing *drawing);
void drawing_end_artifact(struct drawing *drawing);

/* A place that links may name. */
void drawing_place(struct drawing *drawing, const char *name, length x, length y);

#endif
