/* Line 1 of an archive's article: a title that stands before the markup. */
#ifndef FORMATS_HTML_TITLE_LINE_H
#define FORMATS_HTML_TITLE_LINE_H

#include <stdbool.h>
#include <stddef.h>

/* Line 1 of an article, before it is parsed. */
struct title_line {
    size_t start, end; /* bytes of the title itself, without white space around it; equal: there is none */
    size_t rest;       /* where the body starts; 0 when there is no title */
};

enum { TITLE_LONGEST = 119 /* characters */ };

/* Line 1 (the first that is not blank) when it is no markup and under 120 characters; also when markup
 * follows on the same line (`标题<div>…`). A plain text of one single line is its title, unless it is longer.
 */
struct title_line title_line_find(const char *text, size_t length);

/* True when a text has no start tag, comment or declaration of markup at all. End tags alone are what a site
 * left behind.
 */
bool plain_text_recognise(const char *text, size_t length);

#endif
