/* The first lines of a book in plain text, the name of its file and its folder, each by itself.
 *
 * Owner: all texts lie in the article or its arenas. */
#ifndef FORMATS_HTML_BOOK_HEAD_H
#define FORMATS_HTML_BOOK_HEAD_H

#include "formats/html/article/article.h"
#include "formats/html/book/book_forms.h"

enum { HEAD_LINES_MOST = 40 };

#define NO_HEAD_LINE SIZE_MAX

enum head_kind {
    HEAD_WORDS,  /* may name the book */
    HEAD_RULE,   /* no letters: a rule, an ornament */
    HEAD_ADVERT, /* the site speaks */
    HEAD_LABEL,  /* 类型：… */
    HEAD_FRONT,  /* 目录, 简介 */
    HEAD_SENTENCE,
};

struct head_line {
    struct text_view text;
    struct article_block *block; /* NULL: line 1, which was cut off before the text was built */
    enum head_kind kind;
    struct book_statement statement;
};

struct book_head {
    struct head_line lines[HEAD_LINES_MOST];
    size_t count;
    struct text_view name;         /* of the file, without its extension */
    struct book_statement in_name; /* what it says */
    struct text_view folder;
    size_t aozora; /* lines of an Aozora head; 0: there is none */
    bool has_chapters;
    bool begins_again; /* the first chapter's number comes again: a line above it may name a part */
    bool names_nobody; /* 作者：佚名 */
    bool is_book;      /* chapters run through the text, or head or name are a book's */
};

/* Looks at the first lines, the name and the folder; `is_book` says whether to go on. */
void book_head_read(const struct article *article, struct book_head *head);

#endif
