/* The title of an article and its order number.
 *
 * Shape: line 1, else the block of the page that weighs most, else <title> without the site's name, else the file's
 *        name. A title that the body holds too is printed once; up to three displayed lines are one title.
 *
 * Owner: title and order live in the document's arena.
 *
 * Errors: none; what was taken out is reported as a note.
 *
 * Source: formats/html/roles/statements.def; GB/T 9704-2012 (标题). */
#ifndef FORMATS_HTML_TITLE_H
#define FORMATS_HTML_TITLE_H

#include "formats/html/article/article.h"

/* Title and order from line 1, <h1>, <title> or the file's name; a title repeated in the body goes. */
void pass_title(struct article *article);

#endif
