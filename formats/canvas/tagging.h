/* Structure elements, places and links as Cairo takes them.
 *
 * Shape: Cairo learns where each element begins and ends. Elements that hold others stay open over the ends
 * of pages; what holds marks is closed there, as Cairo requires.
 *
 * Owner: tagging_free frees all but the list of elements, which is the caller's.
 *
 * Source: Cairo 1.16 and 1.18, "Tags and Links"; ISO 32000-1 §14.7. */
#ifndef FORMATS_CANVAS_TAGGING_H
#define FORMATS_CANVAS_TAGGING_H

#include "formats/canvas/marks.h"

#include <cairo.h>

struct tagging;

/* Names that are the places of the drawings; `begun` gets the elements in order. */
struct tagging *tagging_new(struct drawing *const *drawings, size_t count, struct element_list *begun);
void tagging_free(struct tagging *tagging);

/* What is painted next belongs to an element. */
void tagging_enter(struct tagging *tagging, cairo_t *cairo, const struct element *element);

/* Names a place; only the first place of a name is one. */
void tagging_add_place(struct tagging *tagging, cairo_t *cairo, const struct mark *mark);

/* What is painted next belongs to nothing, until an element is entered. */
void tagging_pause(struct tagging *tagging, cairo_t *cairo);

/* Before a page is shown; with the last one all elements end. */
void tagging_end_page(struct tagging *tagging, cairo_t *cairo, bool is_last);

#endif
