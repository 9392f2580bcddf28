/* Where the objects of a file stand, as its cross-reference sections say: tables, and streams.
 *
 * Shape: one entry for each object number, of the newest section that names it.
 *
 * Owner: xref_free frees the entries, after a failure too.
 *
 * Errors: false when a section is damaged, or the file is encrypted.
 *
 * Source: ISO 32000-1 §7.5.4 (tables), §7.5.8 (streams), §7.5.5 (trailers). */
#ifndef FORMATS_PDF_CLOSING_XREF_H
#define FORMATS_PDF_CLOSING_XREF_H

#include "formats/pdf/closing/syntax.h"

enum xref_kind {
    XREF_UNKNOWN,
    XREF_FREE,
    XREF_PLAIN, /* at an offset of the file */
    XREF_PACKED /* in a stream of objects */
};

struct xref_entry {
    enum xref_kind kind;
    long place; /* the offset, or the number of the stream of objects */
    long index; /* in that stream */
};

struct xref {
    struct xref_entry *entries; /* by number */
    long count, capacity;
    long most;           /* a file has fewer objects than bytes */
    struct span trailer; /* its dictionary */
};

enum { XREF_MOST_OBJECTS = 8388607 /* ISO 32000-1, Annex C */, XREF_MOST_SECTIONS = 64 };

bool xref_read(struct span file, struct xref *xref);
void xref_free(struct xref *xref);

#endif
