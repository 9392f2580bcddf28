#include "formats/pdf/closing/objects.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { UNPACKED_CEILING = 1 << 28 /* bytes of all streams of objects */ };

struct packed_object {
    long number;
    size_t offset;
};

/* A stream of objects: pairs of numbers say which objects it holds, and where. */
struct unpacked {
    struct buffer bytes;
    struct packed_object *objects;
    long count; /* 0: the stream is damaged */
};

static const struct span nothing = {"", ""};

bool objects_open(struct objects *objects, struct span file)
{
    *objects = (struct objects){.file = file};
    if (!xref_read(file, &objects->xref))
        return false;
    size_t size = (size_t)objects->xref.count * sizeof(struct unpacked *);
    objects->unpacked = memory_allocate(size + 1);
    memset(objects->unpacked, 0, size + 1);
    return true;
}

static void unpacked_free(struct unpacked *unpacked)
{
    if (!unpacked)
        return;
    buffer_free(&unpacked->bytes);
    free(unpacked->objects);
    free(unpacked);
}

void objects_close(struct objects *objects)
{
    for (long i = 0; objects->unpacked && i < objects->xref.count; i++)
        unpacked_free(objects->unpacked[i]);
    free(objects->unpacked);
    xref_free(&objects->xref);
}

static struct span find_plain(const struct objects *objects, long number, long offset)
{
    long found;
    if ((size_t)offset >= span_size(objects->file))
        return nothing;
    struct span rest = {objects->file.begin + offset, objects->file.end};
    return syntax_take_object_head(&rest, &found) && found == number ? rest : nothing;
}

static const struct xref_entry *find_entry(const struct objects *objects, long number)
{
    static const struct xref_entry none = {XREF_UNKNOWN, 0, 0};
    return number > 0 && number < objects->xref.count ? &objects->xref.entries[number] : &none;
}

/* A length may stand in an object of its own, which then is plain. */
static bool find_length(const struct objects *objects, struct span dictionary, long *length)
{
    struct span value = dictionary_find(dictionary, "Length");
    long number;
    if (!value_reference(value, &number))
        return value_number(value, length);
    const struct xref_entry *entry = find_entry(objects, number);
    struct span rest = entry->kind == XREF_PLAIN ? find_plain(objects, number, entry->place) : nothing;
    return syntax_take_number(&rest, length);
}

bool objects_find_stream(struct objects *objects, long number, struct stream *stream)
{
    const struct xref_entry *entry = find_entry(objects, number);
    long length;
    return entry->kind == XREF_PLAIN && stream_begin(find_plain(objects, number, entry->place), stream) &&
           find_length(objects, stream->dictionary, &length) && stream_end(stream, length);
}

/* Reads the pairs at the front of an unpacked stream; `first` is where its objects begin. */
static void read_pairs(struct unpacked *unpacked, long count, long first)
{
    struct span rest = {unpacked->bytes.data, unpacked->bytes.data + unpacked->bytes.length};
    long number, offset;
    if (!unpacked->bytes.length || (size_t)first > unpacked->bytes.length ||
        (size_t)count > unpacked->bytes.length)
        return;
    unpacked->objects = memory_allocate((size_t)count * sizeof *unpacked->objects + 1);
    for (long i = 0; i < count; i++) {
        if (!syntax_take_number(&rest, &number) || !syntax_take_number(&rest, &offset) ||
            (size_t)(first + offset) > unpacked->bytes.length)
            return;
        unpacked->objects[unpacked->count++] = (struct packed_object){number, (size_t)(first + offset)};
    }
}

static struct unpacked *unpack(struct objects *objects, long number)
{
    struct unpacked *unpacked = memory_allocate(sizeof *unpacked);
    *unpacked = (struct unpacked){.bytes.ceiling = UNPACKED_CEILING - objects->unpacked_size};
    struct stream stream;
    long count, first;
    if (unpacked->bytes.ceiling && objects_find_stream(objects, number, &stream) &&
        dictionary_has_name(stream.dictionary, "Type", "ObjStm") &&
        dictionary_find_number(stream.dictionary, "N", &count) &&
        dictionary_find_number(stream.dictionary, "First", &first) &&
        stream_unpack(&stream, &unpacked->bytes))
        read_pairs(unpacked, count, first);
    objects->unpacked_size += unpacked->bytes.length;
    return unpacked;
}

static struct span find_packed(struct objects *objects, long number, const struct xref_entry *entry)
{
    if (entry->place <= 0 || entry->place >= objects->xref.count)
        return nothing;
    struct unpacked **unpacked = &objects->unpacked[entry->place];
    if (!*unpacked)
        *unpacked = unpack(objects, entry->place);
    if (entry->index >= (*unpacked)->count || (*unpacked)->objects[entry->index].number != number)
        return nothing;
    const struct buffer *bytes = &(*unpacked)->bytes;
    return (struct span){bytes->data + (*unpacked)->objects[entry->index].offset,
                         bytes->data + bytes->length};
}

struct span objects_find(struct objects *objects, long number)
{
    const struct xref_entry *entry = find_entry(objects, number);
    switch (entry->kind) {
    case XREF_PLAIN: return find_plain(objects, number, entry->place);
    case XREF_PACKED: return find_packed(objects, number, entry);
    case XREF_UNKNOWN:
    case XREF_FREE: break;
    }
    return nothing;
}
