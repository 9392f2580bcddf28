/* Reads all that a page prints of one formula, and keeps one of it: its MathML, else its TeX, else what is to be seen.
 *
 * Shape: opened by the start tag of the formula; then the tags and texts in it. A tag that cannot be in a formula ends it.
 *
 * Owner: formula_reader_free frees the reader with its results.
 *
 * Errors: none; FORMULA_MOST_OPEN elements are followed, one in the other.
 *
 * Source: HTML living standard §4.8.16 (math); what pages do: sources.def. */
#ifndef FORMATS_HTML_FORMULA_FORMULA_READER_H
#define FORMATS_HTML_FORMULA_FORMULA_READER_H

#include "formats/html/formula/linear.h"
#include "formats/html/formula/source.h"

enum { FORMULA_MOST_OPEN = 1024 };

struct formula_reader;

/* How good what was found is: the best of a formula that is printed more than once is kept. */
enum formula_quality { FORMULA_EMPTY, FORMULA_SEEN, FORMULA_TEX_SOURCE, FORMULA_TEX, FORMULA_MATHML };

struct formula_result {
    enum formula_quality quality;
    enum formula_family family;
    bool is_block;
    const char *mathml;   /* NULL: nothing was understood; the text stands for it */
    struct linear linear; /* with no pieces: nothing was found */
};

struct formula_reader *formula_reader_new(const struct formula_source *source, const struct element *element,
                                          const char *name);
void formula_reader_free(struct formula_reader *reader);

/* False: the tag is not of the formula, which ends before it. */
bool formula_reader_start(struct formula_reader *reader, const struct element *element, const char *name,
                          const struct attributes *attributes);

enum formula_end { FORMULA_GOES_ON, FORMULA_ENDS, FORMULA_ENDED_BEFORE };

enum formula_end formula_reader_end(struct formula_reader *reader, const struct element *element,
                                    const char *name);
void formula_reader_text(struct formula_reader *reader, const char *text, size_t length);

/* What is to be kept; the reader's. */
const struct formula_result *formula_reader_finish(struct formula_reader *reader);

#endif
