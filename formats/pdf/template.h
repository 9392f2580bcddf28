/* Templates of headers and footers: what they say on a page.
 *
 * Shape: a template is up to three parts, "left|middle|right"; one part alone is the middle. In a part,
 * {title}, {page}, {pages}, {date}, {source}, {author} and {order} are filled in. Owner: texts are in the
 * given arena. */
#ifndef FORMATS_PDF_TEMPLATE_H
#define FORMATS_PDF_TEMPLATE_H

#include "base/arena.h"
#include "formats/document/document.h"

enum template_part { TEMPLATE_LEFT, TEMPLATE_MIDDLE, TEMPLATE_RIGHT, TEMPLATE_PARTS };

/* What a template is filled in with. */
struct template_facts {
    const struct metadata *metadata; /* of the article on the page */
    unsigned page, pages;
    bool is_even; /* on the back of a sheet, whatever its number */
};

/* NULL, or what is wrong with a template. */
const char *template_find_fault(const char *template);
#define TEMPLATE_SYNTAX                                                                                      \
    "up to three parts with | between them, with {title} {page} {pages} {date} {source} {author} {order}"

/* What a part says; "" when it says nothing. `mirrored`: the left and the right change places. */
char *template_fill(struct arena *arena, const char *template, enum template_part part, bool mirrored,
                    const struct template_facts *facts);

#endif
