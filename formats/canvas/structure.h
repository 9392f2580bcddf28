/* The logical structure of a work: which element each mark belongs to.
 *
 * Shape: a tree of elements that know their parents. What is drawn goes into elements that hold no others,
 * for Cairo loses the marks of those that do.
 *
 * Owner: elements live as long as their canvas.
 *
 * Source: ISO 32000-1 §14.8.4 (structure types), §14.8.5 (attributes). */
#ifndef FORMATS_CANVAS_STRUCTURE_H
#define FORMATS_CANVAS_STRUCTURE_H

#include "base/arena.h"
#include "formats/document/document.h"

struct element {
    const struct element *parent; /* NULL: the root */
    unsigned depth;               /* the root: 0 */
    const char *tag;              /* "Document", "P", "TD" */
    const char *alternative;      /* of a figure what stands for it, of a link what it says; NULL: none */
    const char *language;         /* BCP 47; NULL: as around it */
    const char *attributes;       /* of its owner: "/O /List /ListNumbering /Decimal"; NULL: none */
    const char *place, *uri;      /* of a link: where it goes */
    bool comes_back;              /* it may be begun again: what is begun then is a part of it */
};

/* As deep as a document, twice over, for a note has a path of its own, with two elements for a list item; beyond
 * this depth elements become children of those at it. */
enum { ELEMENT_DEEPEST = 2100 };

struct element *element_new(struct arena *arena, const struct element *parent, const char *tag);

/* True when `element` is `ancestor`, or is in it. */
bool element_is_in(const struct element *element, const struct element *ancestor);

/* Elements in the order in which they were begun. */
struct element_list {
    const struct element **elements;
    size_t count, capacity;
};

void element_list_add(struct element_list *list, const struct element *element);
void element_list_free(struct element_list *list);

/* The levels of headings as readers of structure expect them: the first is 1, and none is left out on the way
 * down (ISO 14289-1 §7.4.2). */
enum { HEADING_TAG_LEVELS = 6 };

/* The headings around the next one: the levels that they have in the text, from the outermost on. */
struct heading_levels {
    char open[HEADING_TAG_LEVELS];
    unsigned count;
};

/* "H3" of a text without an H2 is the H2 that it must be; what is no heading stays. A part of a work (Art) counts
 * for itself. */
const char *heading_levels_tag(struct heading_levels *levels, const char *tag);

#endif
