/* Ruby and bopomofo: how much room a base needs for what stands over it or beside it, and where that is put
 * (§8).
 *
 * Ruby stands over its base, at half its size, in the middle or spread over it 1:2:1; it may overhang kana
 * and the blank of marks, not Han. Bopomofo stands at the right of its Han, one symbol below the other, the
 * tone beside the last.
 *
 * Source: jlreq 3.3, clreq 3.1.8.3 (注音). */
#ifndef FORMATS_LAYOUT_INLINE_RUBY_H
#define FORMATS_LAYOUT_INLINE_RUBY_H

#include "formats/layout/inline/placed_line.h"
#include "formats/layout/paragraph/paragraph.h"

/* Shapes the annotations of a paragraph whose items have their glue, and widens the bases that are too
 * narrow. */
void ruby_prepare(struct paragraph *paragraph);

/* How many pieces an annotation makes at most. */
uint32_t ruby_piece_count(const struct annotation *annotation);

/* Where a base stands, and where the measure of its line begins and ends. */
struct base_place {
    length left, right;
    length line_left, line_right;
};

/* Adds the pieces of an annotation to the line of its base. Ruby does not stand out of the measure. */
void ruby_place(const struct paragraph *paragraph, const struct annotation *annotation,
                const struct base_place *place, struct placed_line *line);

#endif
