/* What the places of an article say of its title, author, source and date, weighed against each other.
 *
 * Shape: a statement is a value for one field with a set of features, one bit each; the weights are those of
 *        formats/html/roles/statements.def. statements_settle gives each field the heaviest.
 *
 * Owner: values live in the document's arena; statements_free frees the list.
 *
 * Errors: none; statements beyond a ceiling are left out.
 *
 * Source: formats/html/roles/statements.def. */
#ifndef FORMATS_HTML_STATEMENTS_H
#define FORMATS_HTML_STATEMENTS_H

#include "formats/html/article/article.h"

enum statement_feature {
#define STATEMENT(name, ...) SAYS_##name,
#include "formats/html/roles/statements.def"
    SAYS_COUNT,
};

enum field {
#define FIELD(name, ...) FIELD_##name,
#include "formats/html/roles/statements.def"
    FIELDS,
};

/* A set of features. */
#define SAYS(name) ((uint64_t)1 << SAYS_##name)

struct statement {
    enum field field;
    const char *value;
    uint64_t features;
    const struct node *node; /* where it stands; NULL: on no line */
};

struct statements {
    struct article *article;
    struct statement *items;
    size_t count, capacity;
};

/* Adds a statement; NULL as `value` adds none. More than a ceiling are left out. */
void statements_add(struct statements *statements, enum field field, const char *value, uint64_t features,
                    const struct node *node);

/* A statement has one of the features. */
bool statements_have(const struct statements *statements, uint64_t features);

/* What a set of features weighs for a field, and whether that is enough. */
int statement_weight(enum field field, uint64_t features);
bool statement_is_enough(enum field field, uint64_t features);

/* Adds what names look like, then gives the document author, source and date. */
void statements_settle(struct statements *statements);

/* Gives the document all statements as its evidence. */
void statements_keep(struct statements *statements);

void statements_free(struct statements *statements);

#endif
