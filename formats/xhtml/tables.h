/* Tables, in as many columns as the width of a reader shows; as records where there are more.
 *
 * Shape: the type grows smaller with the number of columns, as the classes of
 * formats/epub/package/style_sheet.c say. A record is a table of its own for each row: a line for each cell,
 * after the head of its column.
 *
 * Functions that enter a node are called on the way in and on the way out, and look at the event of the walk.
 */
#ifndef FORMATS_XHTML_TABLES_H
#define FORMATS_XHTML_TABLES_H

#include "formats/document/walk.h"
#include "formats/xhtml/state.h"

void xhtml_enter_table(struct xhtml *xhtml, const struct walk *walk);
void xhtml_enter_row(struct xhtml *xhtml, struct walk *walk);
void xhtml_enter_cell(struct xhtml *xhtml, const struct walk *walk);

#endif
