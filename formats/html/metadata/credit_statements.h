/* What is said of an article's author, source, date and contributors while its lines are read.
 *
 * Shape: a reader collects statements, with what their place adds to them, and the names of contributors.
 *
 * Owner: values live in the document's arena; reader_end (credit_reader.h) frees what a reader holds.
 *
 * Errors: none; contributors beyond a ceiling are left out.
 *
 * Source: formats/html/roles/statements.def. */
#ifndef FORMATS_HTML_CREDIT_STATEMENTS_H
#define FORMATS_HTML_CREDIT_STATEMENTS_H

#include "base/buffer.h"
#include "formats/html/extent/extent.h"
#include "formats/html/roles/credits.h"
#include "formats/html/roles/statements.h"

struct credit_reader {
    struct article *article;
    struct arena *arena;
    struct extent zones;
    struct statements statements;
    struct buffer contributors;
    unsigned contributor_count;
};

/* Adds an author, a source and a date, each where there is one. `block`: where it stands; NULL: in the head. */
void reader_state(struct credit_reader *reader, const struct credit *credit, uint64_t features,
                  const struct article_block *block);

void reader_add_contributor(struct credit_reader *reader, struct text_view text);

#endif
