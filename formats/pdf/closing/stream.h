/* Streams: a dictionary, and the bytes that it describes.
 *
 * Owner: the spans are borrowed from the file.
 *
 * Source: ISO 32000-1 §7.3.8. */
#ifndef FORMATS_PDF_CLOSING_STREAM_H
#define FORMATS_PDF_CLOSING_STREAM_H

#include "base/buffer.h"
#include "formats/pdf/closing/syntax.h"

struct stream {
    struct span dictionary, bytes;
};

/* The stream at the front of `text`; its bytes go on to the end of `text` until stream_end cuts them off. */
bool stream_begin(struct span text, struct stream *stream);
bool stream_end(struct stream *stream, long length);

/* Appends the bytes as they were before they were packed; false: damaged, past the ceiling of the buffer, or
 * packed otherwise than Cairo packs its objects. */
bool stream_unpack(const struct stream *stream, struct buffer *bytes);

#endif
