/* Lines of plain text that go on in mid-sentence: what -O join-lines=yes puts together.
 *
 * Shape: a line goes on the one before it when it begins with a mark that begins nothing (，。”), when the one before is as long as
 * prose and ends with a comma, or when that one ends with no mark at all, is longer than a heading and has no number, and the line
 * ends a sentence. Verse, headings and numbered lines stay apart.
 *
 * Owner: nothing is owned.
 *
 * Errors: none.
 *
 * Source: cjk-layout R9.4. */
#ifndef FORMATS_HTML_ARTICLE_JOIN_LINES_H
#define FORMATS_HTML_ARTICLE_JOIN_LINES_H

#include "formats/html/article/plain_pieces.h"

/* True when the second piece goes on the first; both as they stand in the text. */
bool plain_piece_goes_on(const struct plain_piece *before, const struct plain_piece *piece);

#endif
