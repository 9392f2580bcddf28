/* The lines at a document's end that say who issued it, and when. Private to formats/layout.
 *
 * Source: GB/T 9704-2012 7.3.5 (署名, 成文日期, 印章), 7.3.6 (附注). */
#ifndef FORMATS_LAYOUT_BLOCK_SIGNATURE_H
#define FORMATS_LAYOUT_BLOCK_SIGNATURE_H

#include "formats/layout/block/flow_state.h"

/* NULL is none. */
bool signature_is(const struct node *block);

/* A remark in brackets behind a signature (附注): （联系人：…）. NULL is none. */
bool signature_is_remark(const struct node *block);

/* Where the style sheet places signatures by what they measure: `style` gets the indent at the end of the
 * line. Other blocks keep theirs. */
void signature_place(const struct flow *flow, const struct node *block, struct block_style *style);

#endif
