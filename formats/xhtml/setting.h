/* What is decided by who puts the blocks into files: addresses of parts and pictures, and what a reader
 * needs.
 *
 * Shape: zeroes and NULLs are what a page for a browser needs: no parts, no pictures but by their
 * descriptions.
 *
 * Owner: all is borrowed; texts that callbacks give live as long as the writing. `context` goes to each
 * callback. */
#ifndef FORMATS_XHTML_SETTING_H
#define FORMATS_XHTML_SETTING_H

#include "base/arena.h"
#include "formats/document/document.h"

enum xhtml_picture_size { XHTML_PICTURE_PIXELS, XHTML_PICTURE_PERCENT, XHTML_PICTURE_NO_SIZE };

/* Where a part may begin. */
struct xhtml_place {
    const struct node *node;
    size_t offset; /* of a long text: the bytes that stand before */
};

struct xhtml_setting {
    void *context;

    /* Which part of the text the node with this number goes into, and what the file of a part is called.
     * NULL: all is one part. */
    size_t (*find_part)(const void *context, uint32_t number);
    const char *(*name_part)(const void *context, struct arena *arena, size_t part);

    /* Comes to each place where a part may begin, before anything behind it is written. NULL: all is one part. */
    void (*meet)(void *context, struct xhtml_place place);

    unsigned page_levels; /* bit n: the chapters among the headings of level n begin pages */

    /* The address of a picture; NULL: it is not shown, and its description is shown instead. */
    const char *(*find_picture)(void *context, const struct resource *resource);

    /* The address of a picture that marks a note; NULL: the mark is text. */
    const char *(*find_note_mark)(void *context);

    const char *picture_name;     /* of one without a description where a name is needed; NULL: "" */
    bool describes_every_picture; /* it is always needed, not in links alone */
    enum xhtml_picture_size picture_size;
    bool wraps_pictures;  /* a picture bears no attributes but src and alt; others go to a span around it */
    bool fits_tables;     /* into the width of a telephone */
    bool marks_sentences; /* each is a span of its own, numbered in Kobo's way */
    bool is_vertical;
    bool opens_note_items;   /* the id of a note stands on its list item, not on the aside inside */
    bool has_duokan_classes; /* of notes and their marks, for the readers that know notes by these only */
    bool has_epub_types, has_roles; /* what a part is for, in the words of EPUB and of ARIA */
};

#endif
