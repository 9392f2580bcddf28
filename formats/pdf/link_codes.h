/* The row of a table that says where a link leads: its code, and its address. Private to formats/pdf. */
#ifndef FORMATS_PDF_LINK_CODES_H
#define FORMATS_PDF_LINK_CODES_H

#include "formats/document/document.h"
#include "formats/pdf/qr/qr_code.h"

/* A link as it is told of. */
struct told_link {
    const char *mark, *id; /* of the mark behind it, and of the place that the mark leads to */
    const char *target, *words;
    const char *language; /* of the article */
};

/* Made in the document's arena. An address that is too long for a code stands alone. */
void link_codes_add_row(struct document *document, struct node *table, const struct qr_door *codes,
                        const struct told_link *link);

#endif
