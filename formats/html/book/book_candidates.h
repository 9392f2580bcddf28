/* Candidates for title and author of a book, weighed by formats/html/book/book_evidence.def.
 *
 * Owner: all texts lie in the article or its arenas. */
#ifndef FORMATS_HTML_BOOK_CANDIDATES_H
#define FORMATS_HTML_BOOK_CANDIDATES_H

#include "formats/html/book/book_head.h"

enum book_feature {
#define BOOK_EVIDENCE(name, ...) BOOK_FEATURE_##name,
#include "formats/html/book/book_evidence.def"
    BOOK_FEATURES,
};

enum book_role {
    BOOK_NO_ROLE,
#define BOOK_ROLE(name, ...) BOOK_ROLE_##name,
#include "formats/html/book/book_evidence.def"
    BOOK_ROLES,
};

enum { CANDIDATES_MOST = 96 };

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

#endif
