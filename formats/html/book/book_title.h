/* Title and author of a book in plain text, from the name of its file, its first lines and its folder.
 *
 * Shape: book_head_read looks at the first lines, book_candidates_find makes candidates of what they and the name show,
 *        book_candidates_best gives the best of each role. */
#ifndef FORMATS_HTML_BOOK_TITLE_H
#define FORMATS_HTML_BOOK_TITLE_H

#include "formats/html/article/article.h"

/* True when title and author were found here; then they are set, and what names them in the text is gone or
 * has its role. The title may be found without an author. */
bool book_title_take(struct article *article);

#endif
