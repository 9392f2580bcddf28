/* Placed lines on paper: measures with fonts, keeps the marks of each page, paints them with Cairo.
 *
 * Shape: a canvas measures for layout (canvas_measure), then draws what layout placed into drawings: one a
 * page, small enough to keep those of a whole book, so that page numbers, contents and the order of pages on
 * sheets can be decided when all are known. formats/canvas/paper.h paints drawings.
 *
 * Units: `length` is 1/1024 pt; x grows to the right, y downwards, from the paper's upper left corner.
 *
 * Owner: canvas_new is undone by canvas_free. A drawing lives in the arena given to drawing_new and borrows
 * faces, elements and pictures of the canvas.
 *
 * Source: clreq, CSS Writing Modes 4 (vertical lines), UAX #50. */
#ifndef FORMATS_CANVAS_CANVAS_H
#define FORMATS_CANVAS_CANVAS_H

#include "fonts/fonts.h"
#include "formats/canvas/drawing.h"
#include "formats/canvas/line_drawing.h"
#include "formats/canvas/page_drawing.h"

struct canvas;

/* The font set is borrowed and must outlive the canvas. */
struct canvas *canvas_new(struct font_set *fonts);
void canvas_free(struct canvas *canvas);

/* What layout is to measure with; borrowed. */
const struct measure *canvas_measure(struct canvas *canvas);

/* Names that links go to are those of one article: a new one begins. In a book each has a structure element
 * of its own, in its language. Its document is borrowed until it ends, with its last drawing. */
void canvas_begin_article(struct canvas *canvas, bool in_book, const struct document *document);
void canvas_end_article(struct canvas *canvas, struct drawing *drawing);

/* A structure element for what is not in the document, in `parent` (NULL: the current article, or the work);
 * for the caller to fill in. */
struct element *canvas_add_element(struct canvas *canvas, const struct element *parent, const char *tag);

#endif
