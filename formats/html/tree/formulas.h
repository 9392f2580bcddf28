/* Takes the tags and texts of a formula out of a page, and puts one formula in their place.
 *
 * Owner: the document's; formulas_free frees what is left of a formula that the page did not end.
 *
 * Errors: formulas of which a page shows a drawing alone, and formulas whose TeX is not understood, are counted; the counts
 * are reported at the end.
 *
 * Source: formats/html/formula/formula_reader.h. */
#ifndef FORMATS_HTML_TREE_FORMULAS_H
#define FORMATS_HTML_TREE_FORMULAS_H

#include "formats/html/formula/formula_reader.h"
#include "formats/html/tree/insertion.h"

struct formulas {
    struct insertion *insertion;
    struct arena *scratch;         /* for what a tag says; NULL: none yet */
    struct formula_reader *reader; /* of the open formula; NULL: none is open */
    struct node *last;             /* the latest formula, while no text came behind it */
    enum formula_family last_family;
    enum formula_quality last_quality;
    bool has_last;     /* a formula came and no text behind it, also one of which nothing was found */
    size_t lost, kept; /* drawings alone; TeX that is not understood */
};

/* True: the token was the formula's. */
bool formulas_start(struct formulas *formulas, const struct element *element, const char *name,
                    const struct attributes *attributes);
bool formulas_end(struct formulas *formulas, const struct element *element, const char *name);
bool formulas_text(struct formulas *formulas, const char *text, size_t length);

/* A formula is open: what a page draws there is the formula itself. */
bool formulas_are_open(const struct formulas *formulas);

/* After the last token. */
void formulas_finish(struct formulas *formulas, struct diag *diag, struct place place);
void formulas_free(struct formulas *formulas);

#endif
