/* A document's blocks as XHTML that EPUB 3.3 allows.
 *
 * Shape: the writer goes through the children of the root in order; the caller sets `block`, and may change
 * `out` and `part` between two of them. Notes are kept back until xhtml_write_notes puts them at the end of
 * the part. Owner: the caller's; `headings` and `notes` are in the arena. Source: HTML Living Standard §4
 * (content models); EPUB 3.3 §6.1; CSS classes as in formats/epub/package/style_sheet.c. */
#ifndef FORMATS_EPUB_XHTML_H
#define FORMATS_EPUB_XHTML_H

#include "formats/document/document.h"
#include "formats/epub/anchors.h"
#include "formats/epub/book.h"

enum { XHTML_HEADING_DEPTHS = 6 };

/* A heading as the contents list it. */
struct xhtml_heading {
    const struct node *node;
    const char *id;
    unsigned depth; /* 1: below the title */
    uint32_t block; /* the child of the root that it is, or stands in */
    struct xhtml_heading *next;
};

struct xhtml_note {
    const struct node *node;
    struct xhtml_note *next;
};

struct xhtml {
    struct arena *arena;
    struct book *book;
    const struct document *document;
    const struct anchors *anchors;
    struct buffer *out;
    size_t part;
    uint32_t block; /* the number of the child of the root that is written */

    /* Which part a block of the root comes to stand in, and what that part's file is called. */
    size_t (*find_part)(const struct xhtml *xhtml, uint32_t block);
    const char *(*name_part)(const struct xhtml *xhtml, size_t part);
    const void *plan;

    struct xhtml_heading *headings, **last_heading;
    size_t heading_count;
    struct xhtml_note *notes, **last_note;
    unsigned levels[XHTML_HEADING_DEPTHS]; /* of the source, of the headings that are open */
    unsigned depth;
    bool inside_link;
    const struct node *sentence_block;  /* that the latest sentence stood in */
    unsigned kobo_block, kobo_sentence; /* numbers of the latest sentence, in Kobo's way */
    bool has_title; /* the h1 is the title, in the body or before it; headings begin at h2 */
};

void xhtml_start(struct xhtml *xhtml);

/* One child of the root with all that is in it. */
void xhtml_write_block(struct xhtml *xhtml, const struct node *block);

/* A title that is no node of the document. */
void xhtml_write_title(struct xhtml *xhtml, const char *title);

/* The notes that the blocks so far have asked for. */
void xhtml_write_notes(struct xhtml *xhtml);

#endif
