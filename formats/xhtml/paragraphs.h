/* Paragraphs and headings.
 *
 * Functions that enter a node are called on the way in and on the way out, and look at the event of the walk.
 */
#ifndef FORMATS_XHTML_PARAGRAPHS_H
#define FORMATS_XHTML_PARAGRAPHS_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

/* Nothing is written for a paragraph that is all there is in a list item or a cell. */
void xhtml_open_paragraph(struct xhtml *xhtml, const struct node *node);
void xhtml_enter_paragraph(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_heading(struct xhtml *xhtml, const struct walk *walk);

/* A chapter, unless it opens what a chapter's heading before it named: 卷一, 第一章. */
bool xhtml_begins_page(const struct xhtml_setting *setting, const struct node *node);

#endif
