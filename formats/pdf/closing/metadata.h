/* The XMP of a file: what it is, and which standards it claims to keep.
 *
 * Source: ISO 32000-1 §14.3.2; ISO 19005-2 §6.6 (metadata, extension schemas, the claim of PDF/A); ISO 14289-1
 * §5 (the claim of PDF/UA). */
#ifndef FORMATS_PDF_CLOSING_METADATA_H
#define FORMATS_PDF_CLOSING_METADATA_H

#include "base/buffer.h"

/* Which standards a file claims to keep. */
struct claims {
    bool is_accessible; /* PDF/UA-1 */
    char archival;      /* PDF/A-2, at level 'A' or 'U'; 0: not */
};

struct file_facts {
    const char *language, *title, *author, *created; /* author may be NULL */
    struct claims claims;
};

void metadata_write(struct buffer *xml, const struct file_facts *facts);

#endif
