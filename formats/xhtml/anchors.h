/* The places of an article that links may name: source ids made into valid, unique ids, and where each
 * stands.
 *
 * Shape: built once for a document, then looked up. The number of a node tells in which part of the article it
 * comes to stand when a long article is divided.
 *
 * Owner: all is in the given arena; nodes are borrowed.
 *
 * Source: XML Namespaces 1.0 §3 (NCName); EPUB 3.3 §6.1.3 (structural semantics of notes). */
#ifndef FORMATS_XHTML_ANCHORS_H
#define FORMATS_XHTML_ANCHORS_H

#include "formats/document/document.h"

struct anchor {
    const char *source_id;
    const char *id;               /* valid in XML; ids of our own making begin with "bx-" */
    const struct node *node;      /* the first that has the source id */
    uint32_t order;               /* among all ids of the text, from 1 */
    const struct node *reference; /* of a note: the first reference from the running text; NULL: none */
};

struct anchors {
    struct anchor *rows; /* sorted by source id */
    size_t count;
};

struct anchors anchors_collect(struct arena *arena, const struct document *document);

/* By the id of the source, as it stands or percent-encoded; NULL: there is no such place. */
const struct anchor *anchors_find(const struct anchors *anchors, struct arena *arena, const char *source_id);

/* The anchor that a node itself owns; NULL: it has no id, or another node had it first. */
const struct anchor *anchors_of(const struct anchors *anchors, const struct node *node);

/* The number of the node that an anchor ends up with: a note moves to its first reference, and with it what is
 * inside. */
uint32_t anchors_number(const struct anchors *anchors, const struct anchor *anchor);

#endif
