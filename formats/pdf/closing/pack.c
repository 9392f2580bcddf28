#include "formats/pdf/closing/pack.h"

#include "base/arena.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

enum { CHUNK = 1 << 14 };

/* As many chunks as there are, and never one past the ceiling. */
static int inflate_all(z_stream *stream, struct buffer *bytes)
{
    unsigned char chunk[CHUNK];
    int result = Z_OK;
    while (result == Z_OK && !bytes->overflowed) {
        stream->next_out = chunk;
        stream->avail_out = CHUNK;
        result = inflate(stream, Z_NO_FLUSH);
        buffer_append(bytes, chunk, CHUNK - stream->avail_out);
    }
    return result;
}

bool pack_open(struct span packed, struct buffer *bytes)
{
    if (span_size(packed) > UINT_MAX)
        return false;
    z_stream stream = {.next_in = (Bytef *)packed.begin, .avail_in = (uInt)span_size(packed)};
    if (inflateInit(&stream) != Z_OK)
        return false;
    int result = inflate_all(&stream, bytes);
    inflateEnd(&stream);
    return result == Z_STREAM_END && !bytes->overflowed;
}

bool pack_close(struct span bytes, struct buffer *packed)
{
    uLongf size = compressBound(span_size(bytes));
    unsigned char *room = memory_allocate(size);
    bool is_packed = compress(room, &size, (const Bytef *)bytes.begin, span_size(bytes)) == Z_OK;
    if (is_packed)
        buffer_append(packed, room, size);
    free(room);
    return is_packed && !packed->overflowed;
}
