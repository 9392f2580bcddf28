/* What single lines of an article say of its author, source and date.
 *
 * Shape: each function looks at one block, adds what it says to the statements, and is true when the line says
 *        nothing else: then it is a byline.
 * Owner: credit_reader_end frees what a reader holds. */
#ifndef FORMATS_HTML_CREDIT_READER_H
#define FORMATS_HTML_CREDIT_READER_H

#include "base/buffer.h"
#include "formats/html/extent/extent.h"
#include "formats/html/roles/credit_line.h"
#include "formats/html/roles/statements.h"

struct credit_reader {
    struct article *article;
    struct arena *arena;
    struct extent zones;
    struct statements statements;
    struct buffer contributors;
    unsigned contributor_count;
};

/* Characters of a line that may hold credits. */
enum { CREDIT_LINE_LONGEST = 160 };

/* Adds an author, a source and a date, each where there is one. */
void reader_state(struct credit_reader *reader, const struct credit *credit, uint64_t features,
                  const struct article_block *block);

/* Labels, a bar of credits, `（摘自《…》）`; `near_title`: a name beside a date may stand there too. */
bool reader_take_line(struct credit_reader *reader, struct article_block *block, bool near_title);

/* A line of its own beside a date: the account that published, or the writer. */
bool reader_take_account(struct credit_reader *reader, struct article_block *block);

/* Bylines, datelines and brackets at the end of a text. */
void reader_take_end(struct credit_reader *reader, struct article_block *block);

/* The photographer below a picture; a closing note that says who spoke. */
void reader_take_notes(struct credit_reader *reader, const struct article_block *block);

/* What the page declares, and what it shows of it. */
void reader_take_declared(struct credit_reader *reader);

void reader_end(struct credit_reader *reader);

#endif
