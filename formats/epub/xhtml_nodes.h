/* One function for each kind of node whose XHTML is more than a tag.
 *
 * Shape: those that enter a node are called on the way in and on the way out, and look at the event of the
 * walk. */
#ifndef FORMATS_EPUB_XHTML_NODES_H
#define FORMATS_EPUB_XHTML_NODES_H

#include "formats/document/walk.h"
#include "formats/epub/xhtml.h"

/* Nothing is written for a paragraph that is all there is in a list item or a cell. */
void xhtml_open_paragraph(struct xhtml *xhtml, const struct node *node);
void xhtml_enter_paragraph(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_heading(struct xhtml *xhtml, const struct walk *walk);

void xhtml_enter_list(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_item(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_row(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_cell(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_caption(struct xhtml *xhtml, const struct walk *walk);

/* A note is kept back until xhtml_write_notes; its children are skipped. */
void xhtml_enter_note(struct xhtml *xhtml, struct walk *walk);
void xhtml_write_reference(struct xhtml *xhtml, const struct node *node);

void xhtml_write_text(struct xhtml *xhtml, const struct node *node);

/* A span for one more sentence, or for a picture, which is a block of its own to Kobo. */
void xhtml_start_kobo_block(struct xhtml *xhtml);
void xhtml_open_kobo_span(struct xhtml *xhtml);

void xhtml_enter_span(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_link(struct xhtml *xhtml, const struct walk *walk);
void xhtml_write_image(struct xhtml *xhtml, const struct node *node);
void xhtml_enter_ruby_part(struct xhtml *xhtml, const struct walk *walk, const char *before,
                           const char *after);

#endif
