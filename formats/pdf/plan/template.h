/* Templates of headers and footers: what they say on a page.
 *
 * Shape: a template is up to three parts, "left|middle|right"; one part alone is the middle. In a part,
 * {title}, {chapter}, {page}, {pages}, {date}, {source}, {author}, {order} and {copy} are filled in.
 *
 * Owner: texts are in the given arena. */
#ifndef FORMATS_PDF_PLAN_TEMPLATE_H
#define FORMATS_PDF_PLAN_TEMPLATE_H

#include "base/arena.h"
#include "formats/document/document.h"

enum template_part { TEMPLATE_LEFT, TEMPLATE_MIDDLE, TEMPLATE_RIGHT, TEMPLATE_PARTS };

/* What a template is filled in with. */
struct template_facts {
    const struct metadata *metadata; /* of the article on the page */
    const char *chapter; /* on the page, of those of the first level; NULL: none, the title stands for it */
    const char *book;    /* the title of the whole; NULL: that of the article */
    const char *copy;    /* the number of the copy; NULL: none */
    unsigned page, pages;
    bool is_even; /* on the back of a sheet, whatever its number */
};

bool template_is_valid(const char *template);

/* The same for a text that has no parts: a watermark. */
bool template_is_valid_text(const char *text);
char *template_fill_text(struct arena *arena, const char *text, const struct template_facts *facts);

/* True when the template names the number of the copy. */
bool template_has_copy(const char *template);

/* The template for a page that must bear the number: it stands before the left part, unless the template
 * names it. */
const char *template_with_copy(struct arena *arena, const char *template);

/* What a part says; "" when it says nothing. `mirrored`: the left and the right change places. */
char *template_fill(struct arena *arena, const char *template, enum template_part part, bool mirrored,
                    const struct template_facts *facts);

#endif
