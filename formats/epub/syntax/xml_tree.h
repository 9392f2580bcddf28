/* A file of a book as a tree, for rules that look around.
 *
 * Shape: names have the prefix that the standards give their namespace, whatever the file calls it: "h:p",
 * "opf:item", "svg:use", "xlink:href"; "?" is the prefix of a namespace that no standard of books knows. An
 * attribute without a namespace has no prefix, an element without one has an empty prefix (":p"). Text is a
 * child named "#text".
 *
 * Owner: all is in the given arena.
 *
 * Errors: those of base/xml/xml_reader.h. Nothing here recurses. */
#ifndef FORMATS_EPUB_SYNTAX_XML_TREE_H
#define FORMATS_EPUB_SYNTAX_XML_TREE_H

#include "base/arena.h"
#include "base/xml/xml_reader.h"

struct xml_node {
    const char *name;
    const char *space;    /* the namespace of an element; NULL: none */
    const char *own_name; /* as the file writes it */
    const char *text;     /* of a "#text" */
    const struct xml_attribute *attributes;
    size_t attribute_count;
    struct xml_node *parent, *first, *last, *next;
    unsigned long line;
};

struct xml_tree {
    struct xml_node *root;
    size_t length;                               /* of the file */
    bool is_declared;                            /* it begins with an XML declaration */
    bool was_wide;                               /* it is UTF-16 */
    const char *doctype, *public_id, *system_id; /* NULL where there is none */
};

/* Whether entities of HTML are known: those of XHTML 1 are, as its document types declare them. */
bool xml_tree_read(struct arena *arena, const char *text, size_t length, struct xml_tree *tree,
                   struct xml_fault *fault);

bool xml_node_is(const struct xml_node *node, const char *name);

/* An element of this namespace: "h:", "svg:". */
bool xml_node_is_of(const struct xml_node *node, const char *prefix);
bool xml_node_is_text(const struct xml_node *node);

/* NULL when it has no attribute of this name. */
const char *xml_node_get(const struct xml_node *node, const char *name);

/* The next node in the order of the file that is within `root`; NULL: it was the last one. */
struct xml_node *xml_node_next(const struct xml_node *node, const struct xml_node *root);

/* The next one behind all that is within `node`. */
struct xml_node *xml_node_skip(const struct xml_node *node, const struct xml_node *root);

/* The next element within `root` after `node` with this name; begin with `root`. */
struct xml_node *xml_node_find(const struct xml_node *node, const struct xml_node *root, const char *name);

/* The first child that is an element, and the next sibling that is. */
struct xml_node *xml_node_first_element(const struct xml_node *node);
struct xml_node *xml_node_next_element(const struct xml_node *node);

bool xml_node_is_within(const struct xml_node *node, const char *name);

/* All text within the node, without blanks at its ends. */
const char *xml_node_words(struct arena *arena, const struct xml_node *node);

#endif
