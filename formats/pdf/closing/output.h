/* A file as it is written: streams as objects of their own, all other objects packed in streams of objects, and a
 * stream of cross-references.
 *
 * Shape: objects are added by rising number, then the file is finished. Numbers may be left out.
 *
 * Owner: output_free frees all; the bytes may be taken before.
 *
 * Errors: a file past the ceiling of its buffer is marked there as overflowed; output_close gives false when
 * bytes could not be packed.
 *
 * Source: ISO 32000-1 §7.5.7 (streams of objects), §7.5.8 (streams of cross-references). */
#ifndef FORMATS_PDF_CLOSING_OUTPUT_H
#define FORMATS_PDF_CLOSING_OUTPUT_H

#include "base/buffer.h"
#include "formats/pdf/closing/syntax.h"
#include "formats/pdf/closing/xref.h"

struct output {
    struct buffer bytes;
    struct xref_entry *entries; /* by number */
    long count, capacity;
    long next; /* the number of the next stream of objects; those of the objects are below it */
    struct buffer pairs, values;
    long packed_count; /* of the objects in `values` */
    bool failed;
};

/* `size`: above the numbers of all objects. */
void output_begin(struct output *output, long size, size_t ceiling);
void output_free(struct output *output);

/* A stream: the entries of its dictionary but for the length, and its bytes. */
void output_add_stream(struct output *output, long number, struct span entries, struct span bytes);

void output_add_value(struct output *output, long number, struct span value);

/* `entries` are those of the trailer. */
bool output_close(struct output *output, struct span entries);

#endif
