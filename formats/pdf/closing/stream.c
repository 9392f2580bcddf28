#include "formats/pdf/closing/stream.h"

#include "formats/pdf/closing/pack.h"

bool stream_begin(struct span text, struct stream *stream)
{
    struct span inside, rest = text;
    if (!value_open_dictionary(text, &inside) || !syntax_take_value(&rest, &stream->dictionary) ||
        !syntax_take_word(&rest, "stream"))
        return false;
    if (rest.begin < rest.end && *rest.begin == '\r')
        rest.begin++;
    if (rest.begin == rest.end || *rest.begin++ != '\n')
        return false;
    stream->bytes = rest;
    return true;
}

bool stream_end(struct stream *stream, long length)
{
    if (length < 0 || (size_t)length > span_size(stream->bytes))
        return false;
    struct span rest = {stream->bytes.begin + length, stream->bytes.end};
    stream->bytes.end = rest.begin;
    return syntax_take_word(&rest, "endstream");
}

bool stream_unpack(const struct stream *stream, struct buffer *bytes)
{
    struct span filter = dictionary_find(stream->dictionary, "Filter"), inside, unknown;
    struct span parameters = dictionary_find(stream->dictionary, "DecodeParms");
    if (span_size(parameters))
        return false;
    if (!span_size(filter)) {
        buffer_append(bytes, stream->bytes.begin, span_size(stream->bytes));
        return !bytes->overflowed;
    }
    if (value_open_array(filter, &inside) &&
        (!syntax_take_value(&inside, &filter) || syntax_take_value(&inside, &unknown)))
        return false;
    return value_is_name(filter, "FlateDecode") && pack_open(stream->bytes, bytes);
}
