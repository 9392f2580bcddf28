/* Indents typed by hand and indents of CSS are one first-line indent; blank paragraphs are spacing, not text.
 *
 * Source: cjk-layout rules R5.1 to R5.5, R5.7. */
#ifndef FORMATS_HTML_INDENT_H
#define FORMATS_HTML_INDENT_H

#include "formats/html/article/article.h"

/* Counts the indents once, drops spacers or makes them section starts, aligns signatures (R5.2 to R5.5,
 * R5.7). Makes the list of blocks. */
void pass_indent(struct article *article);

/* Makes the list of blocks alone. */
void pass_blocks(struct article *article);

/* Gives every body paragraph its first-line indent, whether the source had one or not; the last pass (R5.1).
 */
void pass_body(struct article *article);

#endif
