/* The lines of one block.
 *
 * Shape: pieces at places of a line, in visual order.
 *
 * Units: `length`, as the measure defines it; x grows along the line.
 *
 * Owner: lines and pieces are in the given arena; texts and nodes are the document's.
 *
 * Errors: setting cannot fail: what does not fit is set as well as can be, and text is never dropped. */
#ifndef FORMATS_LAYOUT_INLINE_LINES_H
#define FORMATS_LAYOUT_INLINE_LINES_H

#include "formats/layout/inline/placed_line.h"
#include "formats/layout/paragraph/request.h"

/* The lines of one block that holds inlines, for writers that place blocks themselves (plain text) and for
 * labels, heads and feet. `geometry.measure` is the measure; the array is in `arena`. */
struct placed_line *layout_block(const struct layout_request *request, const struct node *block,
                                 const struct block_style *style, struct arena *arena, size_t *count);

/* The same for a text that is not in a document: titles, running heads. Its first line is indented as the
 * style says. */
struct placed_line *layout_text(const struct layout_request *request, const char *text, const char *language,
                                const struct block_style *style, struct arena *arena, size_t *count);

/* Where the lines of a block may end, whatever the measure: marks[i] is 1 when a line may break before byte i
 * of `text`, the block's own (length + 1 marks). */
struct block_breaks {
    const char *text;
    size_t length;
    const uint8_t *marks;
};

struct block_breaks layout_find_breaks(const struct layout_request *request, const struct node *block,
                                       struct arena *arena);

#endif
