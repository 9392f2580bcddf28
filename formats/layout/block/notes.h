/* The notes that a line refers to: set, and attached to the box of that line, to stand at the foot of its
 * page. Private to formats/layout. */
#ifndef FORMATS_LAYOUT_BLOCK_NOTES_H
#define FORMATS_LAYOUT_BLOCK_NOTES_H

#include "formats/layout/block/box.h"
#include "formats/layout/block/note_table.h"

/* Sets the notes that the lines of a box refer to for the first time, and those that these notes refer to. */
void notes_attach(struct note_table *table, const struct layout_request *request, length measure,
                  struct box *box);

#endif
