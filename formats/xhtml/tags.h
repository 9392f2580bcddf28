/* Tags and attributes of XHTML, for the files that write an article's nodes.
 *
 * Shape: each appends to `xhtml->out`; attributes stand in the order of the calls. */
#ifndef FORMATS_XHTML_TAGS_H
#define FORMATS_XHTML_TAGS_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

enum { XHTML_MOST_CLASSES = 6 };

/* Those that are not NULL, as one attribute; none when all are. */
void xhtml_write_classes(struct buffer *out, const char *const classes[static XHTML_MOST_CLASSES]);

/* id, and lang twice: HTML's own for browsers, XML's for the older readers. */
void xhtml_write_common(struct xhtml *xhtml, const struct node *node);

/* NULL for the alignment that the style sheet gives anyway. */
const char *xhtml_alignment_class(enum alignment alignment);

/* What a part of the text is for, in the words of EPUB and of ARIA; either may be NULL. */
void xhtml_write_meaning(struct xhtml *xhtml, const char *type, const char *role);

/* The address of a place, as seen from the current part. */
const char *xhtml_make_href(struct xhtml *xhtml, const struct anchor *anchor);

void xhtml_open_tag(struct xhtml *xhtml, const struct node *node, const char *name);
void xhtml_close_tag(struct xhtml *xhtml, const char *name);
void xhtml_close_line(struct xhtml *xhtml, const char *name);

/* A tag with nothing but what every node may have; after a block a line ends. */
void xhtml_enter_element(struct xhtml *xhtml, const struct walk *walk, const char *tag);
void xhtml_write_empty(struct xhtml *xhtml, const struct node *node, const char *tag);

#endif
