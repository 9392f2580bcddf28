/* The article of a saved page, without its navigation and lists of other pages: -O content=article.
 *
 * Shape: the run of blocks that holds most running text is kept; what stands before and after it goes.
 * Owner: the document's. Errors: none. What was left is reported as a note, with its first words.
 * Source: the density of text against links, as CETR and its kin measure it; run by Kadane's maximum sum. */
#ifndef FORMATS_HTML_EXTRACT_H
#define FORMATS_HTML_EXTRACT_H

#include "formats/html/article/pipeline.h"

void main_content_find(struct article_context *context);

#endif
