/* Pictures: their size on the page, and the paragraphs that hold nothing else. Private to formats/layout.
 *
 * Source: CSS Values 4 (a pixel is 1/16 of the default 1 em). */
#ifndef FORMATS_LAYOUT_BLOCK_PICTURE_H
#define FORMATS_LAYOUT_BLOCK_PICTURE_H

#include "formats/layout/paragraph/request.h"

/* Along the line and across it: of a picture among vertical lines the width is what the eye calls its height.
 */
struct picture_size {
    length width, height;
};

/* The size of a picture that has bytes, shrunk to fit; the shape is kept. 1 em is `em`. A `most_height` of 0
 * sets no limit. */
struct picture_size picture_fit(const struct node *image, length em, length most_width, length most_height,
                                bool vertical);

/* The next picture below `block` after `previous` (NULL: the first) that has bytes; NULL: none. */
const struct node *picture_next(const struct node *block, const struct node *previous);

/* True when a block holds words, and so makes lines: any text but white space, or a picture without bytes. */
bool picture_block_has_words(const struct node *block);

/* Is the block what is said of a picture, where the source does not mark it as such: a centred line below one? */
bool picture_is_above(const struct node *block);

#endif
