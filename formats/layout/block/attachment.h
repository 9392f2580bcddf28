/* The note on a document's attachments: 附件：1.…, whose turned lines stand below the name's first character,
 * and so the names behind 出席：. Private to formats/layout.
 *
 * Source: GB/T 9704-2012 7.3.4, 10.3. */
#ifndef FORMATS_LAYOUT_BLOCK_ATTACHMENT_H
#define FORMATS_LAYOUT_BLOCK_ATTACHMENT_H

#include "formats/layout/block/flow_state.h"

/* Hangs the label of a line of the note: `style` gets the indents that do it. Other blocks keep theirs. */
void attachment_hang(const struct flow *flow, const struct node *block, struct block_style *style);

#endif
