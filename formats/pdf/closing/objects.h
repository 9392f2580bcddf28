/* The objects of a file, wherever they stand: in the file itself, or packed in streams of objects.
 *
 * Owner: the bytes of the file are borrowed; objects_close frees the rest, after a failed objects_open too.
 * Spans stay valid until then.
 *
 * Errors: an object that is absent or damaged is an empty span; what unpacks to more than a ceiling counts as
 * damaged.
 *
 * Source: ISO 32000-1 §7.3.10, §7.5.7 (streams of objects). */
#ifndef FORMATS_PDF_CLOSING_OBJECTS_H
#define FORMATS_PDF_CLOSING_OBJECTS_H

#include "formats/pdf/closing/stream.h"
#include "formats/pdf/closing/xref.h"

struct objects {
    struct span file;
    struct xref xref;
    struct unpacked **unpacked; /* streams of objects, by number */
    size_t unpacked_size;       /* bytes of them all */
};

bool objects_open(struct objects *objects, struct span file);
void objects_close(struct objects *objects);

/* The value of an object, and what follows it. */
struct span objects_find(struct objects *objects, long number);

/* An object that is a stream. */
bool objects_find_stream(struct objects *objects, long number, struct stream *stream);

#endif
