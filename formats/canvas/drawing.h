/* The marks of a page in the making: text, shapes, and which element of the structure they belong to.
 *
 * Units: `length` is 1/1024 pt; x grows to the right, y downwards, from the paper's upper left corner.
 *
 * Owner: a drawing lives in the arena given to drawing_new and borrows faces, elements and pictures of its
 * canvas. */
#ifndef FORMATS_CANVAS_DRAWING_H
#define FORMATS_CANVAS_DRAWING_H

#include "base/typography.h"
#include "formats/canvas/structure.h"

struct drawing;

struct drawing *drawing_new(struct arena *arena);

/* Texts drawn so far and hereafter are painted as shapes of one colour: watermarks, which are not text to
 * readers. */
void drawing_paint_as_shapes(struct drawing *drawing, uint32_t color);

/* A row of dots that leads the eye from one place of a line to another. */
void drawing_leader(struct drawing *drawing, length x, length y, length width, length size);

/* A filled rectangle, in paper coordinates; `color` is 0xRRGGBB. */
void drawing_rectangle(struct drawing *drawing, length x, length y, length width, length height,
                       uint32_t color);

/* What is drawn hereafter belongs to an element, until the next one is entered. A link to a name that no
 * drawing has is not a link when it is painted. */
void drawing_enter(struct drawing *drawing, const struct element *element);

/* What is drawn until the end is not part of the text: heads, feet, rules, what is repeated. */
void drawing_begin_artifact(struct drawing *drawing);
void drawing_end_artifact(struct drawing *drawing);

/* A place that links may name. */
void drawing_place(struct drawing *drawing, const char *name, length x, length y);

/* What keeps a file with these drawings from a standard (ISO 19005-2 §6.2.11.8, §6.2.11.7.3). */
struct drawing_flaws {
    bool has_boxes;   /* for characters that no face has */
    bool has_private; /* characters that stand for what somebody agreed on */
};

struct drawing_flaws drawings_find_flaws(struct drawing *const *drawings, size_t count);

#endif
