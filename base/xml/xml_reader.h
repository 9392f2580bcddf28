/* Reads XML strictly: all that a well-formed text says, or why and where it is not well-formed. Apart from base, so that
 * only the modules which read XML load libxml2; the only file that sees it.
 *
 * Shape: events in the order of the text; an empty element gives a start and an end, a text comes whole, from
 * one tag to the next, with references resolved and comments left out. Names keep their prefixes, and `space`
 * is the namespace that they stand for.
 *
 * Owner: what a handler is given lives until it returns. The text is borrowed.
 *
 * Errors: the first fault ends the reading; `reason` is a text that lives as long as the program, and a
 * PHRASE. Nothing outside the text is read. Entities that a text declares of its own stand for their words, which
 * hold neither markup nor other entities; a text that declares anything else is at fault. Ceilings: XML_DEEPEST,
 * XML_MOST_ATTRIBUTES, XML_LARGEST, XML_MOST_ENTITIES,
 * XML_LARGEST_ENTITIES.
 *
 * Source: XML 1.0 (5th ed.) §2, §3.1, §4.1, §4.6. */
#ifndef BASE_XML_XML_READER_H
#define BASE_XML_XML_READER_H

#include "base/module.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    XML_DEEPEST = 4096,
    XML_MOST_ATTRIBUTES = 1024,
    XML_LARGEST = 256 << 20,        /* bytes */
    XML_MOST_ENTITIES = 256,        /* of the text's own */
    XML_LARGEST_ENTITIES = 1 << 20, /* bytes that the text's own entities give in all */
};

struct xml_attribute {
    const char *name, *value;
    const char *space; /* NULL: none */
};

struct xml_element {
    const char *name;
    const char *space;                      /* NULL: none, or a prefix that nothing declares */
    const struct xml_attribute *attributes; /* of a start */
    size_t attribute_count;
    size_t depth; /* 1: the outermost */
    unsigned long line;
};

struct xml_handler {
    void *context;
    void (*start)(void *context, const struct xml_element *element); /* NULL: not asked for */
    void (*end)(void *context, const struct xml_element *element);   /* NULL: not asked for */
    void (*text)(void *context, const char *text, size_t length, unsigned long line); /* of its first word */
    /* The document type, before the first element; identifiers are NULL where it has none. */
    void (*doctype)(void *context, const char *name, const char *public_id, const char *system_id);
    /* What an entity that XML itself does not know stands for, as `nbsp` does in HTML; NULL: nothing, which
     * is a fault. `entity` NULL: XML's five are all. */
    const char *(*entity)(const char *name);
};

struct xml_fault {
    const char *reason; /* NULL: none */
    unsigned long line;
};

/* True when the text is well-formed UTF-8; else `fault` says what is wrong. */
typedef bool xml_read_function(const char *text, size_t length, const struct xml_handler *handler,
                               struct xml_fault *fault);
xml_read_function xml_read;

/* The element's name is this one; with "*:" before it whatever the prefix is. */
bool xml_element_is(const struct xml_element *element, const char *name);

/* NULL when the element has no attribute of this name. */
const char *xml_element_attribute(const struct xml_element *element, const char *name);

/* "libxml2 2.9.14" */
const char *xml_libraries(void);

/* What the module exports. */
struct xml_reader_door {
    struct module_head head;
    xml_read_function *read;
    const char *(*libraries)(void);
};

#endif
