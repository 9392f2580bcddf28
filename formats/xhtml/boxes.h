/* Lists and captions.
 *
 * Functions that enter a node are called on the way in and on the way out, and look at the event of the walk.
 */
#ifndef FORMATS_XHTML_BOXES_H
#define FORMATS_XHTML_BOXES_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

void xhtml_enter_list(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_item(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_caption(struct xhtml *xhtml, const struct walk *walk);

#endif
