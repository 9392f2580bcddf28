/* Lines that only their place shows: short, closed by nothing, and text above and below. On a saved page, where
 * anything may be short, more is asked of them and of the text below. */
#ifndef FORMATS_HTML_PLAIN_LINE_H
#define FORMATS_HTML_PLAIN_LINE_H

#include "formats/html/outline/outline.h"

/* Between paragraphs of text, shorter than they, and closed by nothing. */
bool line_is_plain(const struct outline *outline, const struct article_block *line, size_t index);

/* What a heading may come after: text, the title's lines, a picture or the line below it. */
bool block_ends_section(const struct article_block *before);

/* Text of the article itself stands above: below the title no other document begins. */
bool outline_has_text_above(const struct outline *outline, size_t index);

#endif
