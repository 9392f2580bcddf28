#include "formats/pdf/streams.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static const char stream_begin[] = "stream\n", stream_end[] = "\nendstream\nendobj\n";

/* A stream's object, copied: its dictionary, and all from there to its end. */
struct stream {
    char *bytes; /* NULL: it is shaped otherwise; ended by a NUL */
    size_t size, dictionary_size;
};

/* The size of the object; 0 when it is no stream, or shaped otherwise. */
static size_t object_size(const struct update *update, const char *text, size_t dictionary_size)
{
    static const char key[] = "<< /Length ";
    const char *length = update_object(update, strtol(text + strlen(key), NULL, 10));
    if (!length)
        return 0;
    size_t size = dictionary_size + strlen(stream_begin) + strtoul(length, NULL, 10) + strlen(stream_end);
    size_t rest = update->pdf->length - (size_t)(text - update->pdf->data);
    bool ends = size <= rest && !memcmp(text + size - strlen(stream_end), stream_end, strlen(stream_end));
    return ends ? size : 0;
}

static struct stream copy_stream(const struct update *update, const char *text, size_t dictionary_size)
{
    struct stream stream = {.size = object_size(update, text, dictionary_size),
                            .dictionary_size = dictionary_size};
    if (!stream.size)
        return stream;
    stream.bytes = memory_allocate(stream.size + 1);
    memcpy(stream.bytes, text, stream.size);
    stream.bytes[stream.size] = '\0';
    return stream;
}

/* Forms hold what is no part of the text: each becomes one that paints the old one as an artifact. */
static void replace_form(struct update *update, long number, const struct stream *form)
{
    static const char content[] = "/Artifact BMC\n/a Do\nEMC";
    const char *box = strstr(form->bytes, "/BBox [");
    long old = update->next;
    update_begin_object(update, old);
    buffer_append(update->pdf, form->bytes, form->size);
    update_begin_object(update, number);
    buffer_append_format(update->pdf, "<< /Type /XObject /Subtype /Form /Length %zu\n   %.*s\n",
                         strlen(content), (int)(strchr(box, ']') + 1 - box), box);
    buffer_append_format(update->pdf,
                         "   /Resources << /XObject << /a %ld 0 R >> >>\n>>\nstream\n%s\nendstream\nendobj\n",
                         old, content);
}

/* A JPEG in four inks with Adobe's marker has them inverted, which Cairo does not tell. */
static void invert_inks(struct update *update, long number, const struct stream *picture)
{
    update_begin_object(update, number);
    buffer_append_text(update->pdf, "<< /Decode [1 0 1 0 1 0 1 0]\n  ");
    buffer_append(update->pdf, picture->bytes + strlen("<<"), picture->size - strlen("<<"));
}

static bool has_inverted_inks(const struct stream *picture)
{
    enum { HEAD = 1 << 16, MARKER = 4 /* FF EE, and the length */ };
    const char *bytes = picture->bytes + picture->dictionary_size + strlen(stream_begin);
    size_t size = picture->size - (size_t)(bytes - picture->bytes);
    const char *name = memmem(bytes, size < HEAD ? size : HEAD, "Adobe", strlen("Adobe"));
    return name && name - bytes >= MARKER && !memcmp(name - MARKER, "\xFF\xEE", 2);
}

static bool holds(const char *text, size_t size, const char *wanted)
{
    return memmem(text, size, wanted, strlen(wanted));
}

void streams_amend(struct update *update, long number)
{
    const char *text = update_object(update, number);
    const char *begin =
        strncmp(text, "<< /Length ", strlen("<< /Length ")) ? NULL : strstr(text, stream_begin);
    size_t size = begin ? (size_t)(begin - text) : 0;
    bool is_form = holds(text, size, "/Subtype /Form\n   /BBox [");
    bool has_inks = holds(text, size, "/ColorSpace /DeviceCMYK") && holds(text, size, "/Filter /DCTDecode");
    if (!is_form && !has_inks)
        return;
    struct stream stream = copy_stream(update, text, size);
    if (stream.bytes && is_form)
        replace_form(update, number, &stream);
    else if (stream.bytes && has_inverted_inks(&stream))
        invert_inks(update, number, &stream);
    free(stream.bytes);
}
