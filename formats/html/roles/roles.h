/* What a line of an article is, by itself: deck, salutation, signature, attachment.
 *
 * Source: GB/T 9704-2012 (主送机关, 署名, 成文日期, 附件). */
#ifndef FORMATS_HTML_ROLES_H
#define FORMATS_HTML_ROLES_H

#include "formats/html/article/article.h"

/* Characters that a line of an article's head has at most; Chinese ones that a title has at least. */
enum { HEAD_LINE = 40, NAMED_LEAST = 4 };

/* A paragraph of the article itself, with text in it. */
bool block_is_paragraph(const struct article_block *block);

/* A short line without a closing mark: a title, a name, a part of an address. */
bool block_is_bare(const struct article_block *block);

/* ——在某处的讲话: the second line of a title. */
bool block_is_deck(const struct article_block *block);

/* （征求意见稿）: what the title is, in brackets below it. */
bool block_is_bracketed_deck(const struct article_block *block);

/* The title again, in several lines and more words. */
bool block_is_titled_lines(const struct article_block *block, const char *title);

/* 同志们： 尊敬的某某总统， 各市、县人民政府： 张三： before the body begins. Below the title of a letter (致女儿的一封信) any short
 * line with a colon is one. */
bool block_is_salutation(const struct article_block *block, struct text_view title);

/* 某某致大会的贺信: documents that stand inside reports under a title of their own. */
bool text_is_document_title(struct text_view text);

/* 贺 信, 某某致大会的贺信: a letter or a telegram. */
bool text_is_letter_title(struct text_view text);

/* Sets the role; lines of the title and of the credits are no body text and no headings afterwards. */
void block_set_role(struct article_block *block, enum paragraph_role role);

/* A name or an office with its date below it, after the body, stands at the end of its line. */
void find_signatures(struct article *article);

/* What a letter wishes stands at the left: 敬礼 below 此致, unless it is indented. */
void find_wishes(struct article *article);

/* A short line that the source pushed to the end stands there, too. */
void find_pushed_signatures(struct article *article);

#endif
