/* Takes a node away that turned out to say nothing.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_DOCUMENT_DISSOLVE_H
#define FORMATS_DOCUMENT_DISSOLVE_H

#include "formats/document/document.h"

/* Puts the children in the place of the node, with its anchor on the first. */
void node_dissolve(struct node *node);

#endif
