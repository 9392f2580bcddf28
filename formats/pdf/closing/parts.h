/* The parts of elements that were begun more than once, as the cells of a row are that goes on on the next page: they
 * become one element, the first of them.
 *
 * Shape: elements have their places in the list of those begun. What the later parts hold goes into the first one;
 * nothing names them any more.
 *
 * Owner: parts_free frees what parts_find made.
 *
 * Source: ISO 32000-1 §14.7.2 (structure elements). */
#ifndef FORMATS_PDF_CLOSING_PARTS_H
#define FORMATS_PDF_CLOSING_PARTS_H

#include "formats/canvas/structure.h"
#include "formats/pdf/closing/update.h"

struct part {
    long number;        /* of its object */
    size_t first, next; /* part of the same element; the last is its own next */
    bool is_changed;    /* it holds something else than the file says, or is held by something else */
};

struct parts {
    struct part *items;
    size_t count; /* 0: no element has more than one */
};

struct parts parts_find(struct update *update, const struct element_list *elements);
void parts_free(struct parts *parts);

bool parts_is_later(const struct parts *parts, size_t place);
bool parts_is_changed(const struct parts *parts, size_t place);

/* Appends what a changed element is held by, and what it holds. */
void parts_append(const struct parts *parts, size_t place, struct update *update);

#endif
