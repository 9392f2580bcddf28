/* Title and author of a book in plain text, from the name of its file, its first lines and its folder.
 *
 * Shape: book_head_read looks at the first lines, book_candidates_find makes candidates of what they and the
 * name show, book_candidates_weigh gives the best of each role by formats/html/article/book_title.def. Owner:
 * all texts lie in the article or its arenas. */
#ifndef FORMATS_HTML_BOOK_TITLE_H
#define FORMATS_HTML_BOOK_TITLE_H

#include "formats/html/article/article.h"
#include "formats/html/article/book_statement.h"

enum book_feature {
#define BOOK_EVIDENCE(name, ...) BOOK_FEATURE_##name,
#include "formats/html/article/book_title.def"
    BOOK_FEATURES,
};

enum book_role {
    BOOK_NO_ROLE,
#define BOOK_ROLE(name, ...) BOOK_ROLE_##name,
#include "formats/html/article/book_title.def"
    BOOK_ROLES,
};

enum { HEAD_LINES_MOST = 40, CANDIDATES_MOST = 96 };

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

struct book_candidate {
    struct text_view text;
    enum book_role role;
    size_t line;  /* NO_HEAD_LINE: not in the text */
    size_t lines; /* of the head that it takes up */
    struct evidence_set features;
};

struct book_candidates {
    struct book_candidate items[CANDIDATES_MOST];
    struct book_candidate spare; /* what finds no room */
    size_t count;
};

/* Looks at the first lines, the name and the folder; `is_book` says whether to go on. */
void book_head_read(const struct article *article, struct book_head *head);

/* What name, lines and folder show. */
void book_candidates_find(const struct article *article, const struct book_head *head,
                          struct book_candidates *candidates);

/* The best candidate of a role; NULL: none reaches the threshold. */
const struct book_candidate *book_candidates_best(const struct book_candidates *candidates,
                                                  enum book_role role);

/* The title that the file's name gives, whatever its sum; NULL: the file has no name. */
const struct book_candidate *book_candidates_of_name(const struct book_candidates *candidates);

/* One line for each candidate, the sum and its features: for those who ask why. */
const char *book_candidates_explain(struct arena *arena, const struct book_candidates *candidates);

/* True when title and author were found here; then they are set, and what names them in the text is gone or
 * has its role. The title may be found without an author. */
bool book_title_take(struct article *article);

#endif
