/* What is inside a line: styles, links, pictures, ruby.
 *
 * Functions that enter a node are called on the way in and on the way out, and look at the event of the walk.
 */
#ifndef FORMATS_XHTML_INLINES_H
#define FORMATS_XHTML_INLINES_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

void xhtml_enter_span(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_link(struct xhtml *xhtml, const struct walk *walk);
void xhtml_write_image(struct xhtml *xhtml, const struct node *node);
void xhtml_enter_ruby_part(struct xhtml *xhtml, const struct walk *walk, const char *before,
                           const char *after);
void xhtml_enter_formula(struct xhtml *xhtml, struct walk *walk);

#endif
