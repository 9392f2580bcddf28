/* Which volume of a work a title names: 石桥镇旧事（上）, 石桥镇旧事 第二部.
 *
 * Shape: what stands before the volume is the work; its place is a number, as `--series-index` takes it. Of two volumes 上 is 1
 *        and 下 is 2; 中 stands between the two.
 *
 * Owner: views borrow the title; the place is a constant or is allocated in the arena.
 *
 * Errors: none.
 *
 * Source: names of books of publishers and archives. */
#ifndef FORMATS_HTML_BOOK_VOLUME_H
#define FORMATS_HTML_BOOK_VOLUME_H

#include "base/arena.h"
#include "formats/html/lexicon/text_view.h"

/* False: the title names no volume. */
bool book_volume_read(struct arena *arena, struct text_view title, struct text_view *work,
                      const char **place);

#endif
