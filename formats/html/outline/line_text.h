/* What the text of a block is: body, an open line, matter of a section. */
#ifndef FORMATS_HTML_LINE_TEXT_H
#define FORMATS_HTML_LINE_TEXT_H

#include "formats/html/outline/outline.h"

/* The last mark of a text, closing brackets and quotation marks passed over. */
uint32_t text_last_mark(struct text_view text);

/* A paragraph with text in it. */
bool block_is_text(const struct article_block *block);

/* A paragraph that is longer than a heading would be, or closed like a sentence. */
bool block_is_body(const struct article_block *block);

/* A short line that is closed by nothing. */
bool block_is_open(const struct article_block *block);

/* A short sentence that has no number: text, though not enough of it to follow a heading. */
bool block_is_sentence(const struct article_block *block);

/* A list, a table or code: what a section may consist of. */
bool block_is_matter(const struct article_block *block);

/* At least half of the characters are wide. */
bool text_is_chinese(struct text_view text);

/* A letter, a figure or a Han character stands in a text. */
bool text_has_letter(struct text_view text);

/* The whole text is a quotation. */
bool text_is_quoted(struct text_view text);

/* A block that says what the title of the article says. */
bool block_repeats_title(const struct article *article, const struct article_block *block);

/* The title without the number of a part behind it: 序 of 序（二）. */
struct text_view text_cut_part(struct text_view text);

#endif
