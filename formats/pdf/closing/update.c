#include "formats/pdf/closing/update.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "formats/pdf/closing/output.h"

#include <stdlib.h>
#include <string.h>

bool update_open(struct update *update, struct buffer *pdf)
{
    long size;
    *update = (struct update){.pdf = pdf, .bytes.ceiling = pdf->ceiling};
    struct span file = {pdf->data, pdf->data + pdf->length};
    if (!pdf->length || !objects_open(&update->objects, file))
        return false;
    const struct xref *xref = &update->objects.xref;
    update->root = dictionary_find(xref->trailer, "Root");
    update->info = dictionary_find(xref->trailer, "Info");
    bool is_known = value_reference(update->root, &update->root_number) &&
                    dictionary_find_number(xref->trailer, "Size", &size) && size <= XREF_MOST_OBJECTS;
    update->next = is_known && size > xref->count ? size : xref->count;
    return is_known;
}

void update_close(struct update *update)
{
    objects_close(&update->objects);
    buffer_free(&update->bytes);
    free(update->written);
}

static struct written *add_written(struct update *update, long number)
{
    if (update->count == update->capacity) {
        update->capacity = update->capacity * 2 + 16;
        update->written = memory_resize(update->written, update->capacity * sizeof *update->written);
    }
    struct written *written = &update->written[update->count++];
    *written = (struct written){.number = number, .offset = update->bytes.length};
    return written;
}

void update_begin_object(struct update *update, long number)
{
    add_written(update, number);
    update->next += number == update->next;
}

void update_end_object(struct update *update)
{
    struct written *written = &update->written[update->count - 1];
    written->size = update->bytes.length - written->offset;
}

void update_drop_object(struct update *update, long number)
{
    add_written(update, number)->is_gone = true;
}

static bool is_dropped(struct span key, const char *const dropped[])
{
    while (*dropped && !value_is_name(key, *dropped))
        dropped++;
    return *dropped;
}

static void append_entries(struct buffer *bytes, struct span dictionary, const char *const dropped[])
{
    struct span inside, key, value;
    if (!value_open_dictionary(dictionary, &inside))
        return;
    while (dictionary_take_entry(&inside, &key, &value))
        if (!is_dropped(key, dropped)) {
            buffer_append(bytes, key.begin, (size_t)(value.end - key.begin));
            buffer_append_byte(bytes, ' ');
        }
}

void update_append_entries(struct update *update, struct span dictionary, const char *const dropped[])
{
    append_entries(&update->bytes, dictionary, dropped);
}

void update_begin_amended(struct update *update, long number, struct span dictionary,
                          const char *const dropped[])
{
    update_begin_object(update, number);
    buffer_append_text(&update->bytes, "<< ");
    update_append_entries(update, dictionary, dropped);
}

void update_end_amended(struct update *update)
{
    buffer_append_text(&update->bytes, ">>");
    update_end_object(update);
}

void update_append_text(struct update *update, const char *text)
{
    struct buffer *bytes = &update->bytes;
    size_t length = strlen(text), offset = 0;
    buffer_append_text(bytes, "<FEFF");
    while (offset < length) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character >= 0x10000) {
            character -= 0x10000;
            buffer_append_format(bytes, "%04X", (unsigned)(0xD800 + (character >> 10)));
            character = 0xDC00 + (character & 0x3FF);
        }
        buffer_append_format(bytes, "%04X", (unsigned)character);
    }
    buffer_append_text(bytes, ">");
}

void update_append_stream(struct update *update, struct span bytes)
{
    buffer_append_text(&update->bytes, "\nstream\n");
    buffer_append(&update->bytes, bytes.begin, span_size(bytes));
    buffer_append_text(&update->bytes, "\nendstream");
}

static int compare_written(const void *left, const void *right)
{
    const struct written *first = left, *second = right;
    if (first->number != second->number)
        return first->number < second->number ? -1 : 1;
    return (first->offset > second->offset) - (first->offset < second->offset);
}

/* All objects on their way into the file. */
struct rewriting {
    struct update *update;
    struct output output;
    bool *is_gone;  /* by number */
    size_t written; /* the next of those that were written */
};

/* The entries of a dictionary, without its length. */
static struct span copy_entries(struct buffer *entries, struct span dictionary)
{
    static const char *const dropped[] = {"Length", NULL};
    buffer_truncate(entries, 0);
    append_entries(entries, dictionary, dropped);
    return (struct span){entries->data, entries->data + entries->length};
}

/* A length that stands in an object of its own is written in its place. */
static void drop_length(struct rewriting *rewriting, struct span dictionary)
{
    long number;
    if (value_reference(dictionary_find(dictionary, "Length"), &number) && number > 0 &&
        number < rewriting->update->next)
        rewriting->is_gone[number] = true;
}

static void add_stream(struct rewriting *rewriting, long number, const struct stream *stream)
{
    struct buffer entries = {0};
    drop_length(rewriting, stream->dictionary);
    bool is_structural = dictionary_has_name(stream->dictionary, "Type", "XRef") ||
                         dictionary_has_name(stream->dictionary, "Type", "ObjStm");
    if (!is_structural)
        output_add_stream(&rewriting->output, number, copy_entries(&entries, stream->dictionary),
                          stream->bytes);
    buffer_free(&entries);
}

static void add_value(struct rewriting *rewriting, long number, struct span text)
{
    struct span value;
    if (!rewriting->is_gone[number] && syntax_take_value(&text, &value))
        output_add_value(&rewriting->output, number, value);
}

static void add_old(struct rewriting *rewriting, long number)
{
    struct stream stream;
    struct objects *objects = &rewriting->update->objects;
    if (objects_find_stream(objects, number, &stream))
        add_stream(rewriting, number, &stream);
    else
        add_value(rewriting, number, objects_find(objects, number));
}

static void add_written_object(struct rewriting *rewriting, const struct written *written)
{
    struct stream stream;
    long length;
    const char *begin = rewriting->update->bytes.data + written->offset;
    struct span text = {begin, begin + written->size};
    if (written->is_gone)
        return;
    if (stream_begin(text, &stream) && dictionary_find_number(stream.dictionary, "Length", &length) &&
        stream_end(&stream, length))
        add_stream(rewriting, written->number, &stream);
    else
        add_value(rewriting, written->number, text);
}

/* What was written for a number last; NULL: nothing. */
static const struct written *take_written(struct rewriting *rewriting, long number)
{
    const struct update *update = rewriting->update;
    const struct written *last = NULL;
    while (rewriting->written < update->count && update->written[rewriting->written].number <= number)
        last = &update->written[rewriting->written++];
    return last;
}

static void add_objects(struct rewriting *rewriting)
{
    struct update *update = rewriting->update;
    for (long number = 1; number < update->next; number++) {
        const struct written *written = take_written(rewriting, number);
        if (written)
            add_written_object(rewriting, written);
        else
            add_old(rewriting, number);
    }
}

static void append_trailer(const struct update *update, const char *identifier, struct buffer *bytes)
{
    buffer_append_text(bytes, "/Root ");
    buffer_append(bytes, update->root.begin, span_size(update->root));
    if (span_size(update->info)) {
        buffer_append_text(bytes, " /Info ");
        buffer_append(bytes, update->info.begin, span_size(update->info));
    }
    buffer_append_format(bytes, " /ID [<%s> <%s>]", identifier, identifier);
}

/* The new file takes the place of the old one. */
static void take_output(struct update *update, struct output *output)
{
    struct buffer old = *update->pdf;
    *update->pdf = output->bytes;
    output->bytes = old;
}

bool update_finish(struct update *update, const char *identifier)
{
    struct rewriting rewriting = {.update = update};
    struct buffer trailer = {0};
    if (update->count)
        qsort(update->written, update->count, sizeof *update->written, compare_written);
    rewriting.is_gone = memory_allocate((size_t)update->next + 1);
    memset(rewriting.is_gone, 0, (size_t)update->next + 1);
    output_begin(&rewriting.output, update->next, update->pdf->ceiling);
    add_objects(&rewriting);
    append_trailer(update, identifier, &trailer);
    bool is_written =
        output_close(&rewriting.output, (struct span){trailer.data, trailer.data + trailer.length});
    if (is_written)
        take_output(update, &rewriting.output);
    output_free(&rewriting.output);
    buffer_free(&trailer);
    free(rewriting.is_gone);
    return is_written;
}
