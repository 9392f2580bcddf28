/* What a heading or a link is called where it is listed or read out: one line, without ruby and marks of notes; where
 * there are no words, the descriptions of its pictures.
 *
 * Owner: in the arena. */
#ifndef FORMATS_XHTML_LABEL_H
#define FORMATS_XHTML_LABEL_H

#include "base/arena.h"
#include "formats/document/document.h"

/* "" where there is nothing to be read. */
const char *xhtml_label(struct arena *arena, const struct node *node);

#endif
