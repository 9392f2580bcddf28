/* Plain text taken apart into paragraphs.
 *
 * Shape: pieces in the order of the text. A piece runs from the first to behind the last line of a paragraph;
 *        line feeds inside it are hard wraps. White space at both ends is still there: it may be an indent.
 * Owner: plain_pieces_free frees the array, and texts of pieces that had a margin; copy what is kept. */
#ifndef FORMATS_HTML_PLAIN_PIECES_H
#define FORMATS_HTML_PLAIN_PIECES_H

#include "base/buffer.h"
#include "formats/html/lexicon/text_view.h"

struct plain_piece {
    struct text_view text;
    uint32_t line;  /* of its first line, from 0 */
    bool after_gap; /* more blank lines than usual stand before it */
};

struct plain_pieces {
    struct plain_piece *pieces;
    size_t count, capacity;
    struct buffer without_margin; /* what the pieces are of, where all lines of a wrapped text are indented */
};

/* Paragraphs are parted by blank lines, by indents, or by every line feed; the text itself shows which.
 * Lines of one width that go on without an indent were wrapped by hand and belong together. */
struct plain_pieces plain_pieces_find(struct text_view text);
void plain_pieces_free(struct plain_pieces *pieces);

#endif
