#include "formats/pdf/closing/update.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "formats/pdf/closing/pack.h"

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
    if (file.end[-1] != '\n')
        buffer_append_byte(&update->bytes, '\n');
    return is_known;
}

void update_close(struct update *update)
{
    objects_close(&update->objects);
    buffer_free(&update->bytes);
    free(update->written);
}

static size_t position(const struct update *update)
{
    return update->pdf->length + update->bytes.length;
}

void update_begin_object(struct update *update, long number)
{
    if (update->count == update->capacity) {
        update->capacity = update->capacity * 2 + 16;
        update->written = memory_resize(update->written, update->capacity * sizeof *update->written);
    }
    update->written[update->count++] = (struct written){number, position(update)};
    update->next += number == update->next;
    buffer_append_format(&update->bytes, "%ld 0 obj\n", number);
}

void update_end_object(struct update *update)
{
    buffer_append_text(&update->bytes, "\nendobj\n");
}

static bool is_dropped(struct span key, const char *const dropped[])
{
    while (*dropped && !value_is_name(key, *dropped))
        dropped++;
    return *dropped;
}

void update_append_entries(struct update *update, struct span dictionary, const char *const dropped[])
{
    struct span inside, key, value;
    if (!value_open_dictionary(dictionary, &inside))
        return;
    while (dictionary_take_entry(&inside, &key, &value))
        if (!is_dropped(key, dropped)) {
            buffer_append(&update->bytes, key.begin, (size_t)(value.end - key.begin));
            buffer_append_text(&update->bytes, "\n   ");
        }
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
    return (first->number > second->number) - (first->number < second->number);
}

/* What a trailer says, in either form. */
static void append_trailer(struct update *update, const char *identifier)
{
    struct buffer *bytes = &update->bytes;
    buffer_append_format(bytes, "/Size %ld\n   /Root ", update->next);
    buffer_append(bytes, update->root.begin, span_size(update->root));
    if (span_size(update->info)) {
        buffer_append_text(bytes, "\n   /Info ");
        buffer_append(bytes, update->info.begin, span_size(update->info));
    }
    buffer_append_format(bytes, "\n   /Prev %ld\n   /ID [<%s> <%s>]\n", update->objects.xref.start,
                         identifier, identifier);
}

/* How many objects, from one on, have numbers that follow each other. */
static size_t run_of(const struct update *update, size_t first)
{
    size_t count = 1;
    while (first + count < update->count &&
           update->written[first + count].number == update->written[first].number + (long)count)
        count++;
    return count;
}

static void append_table(struct update *update, const char *identifier)
{
    buffer_append_text(&update->bytes, "xref\n");
    for (size_t i = 0, end = 0; i < update->count; i++) {
        if (i == end) {
            end += run_of(update, i);
            buffer_append_format(&update->bytes, "%ld %zu\n", update->written[i].number, end - i);
        }
        buffer_append_format(&update->bytes, "%010zu 00000 n \n", update->written[i].offset);
    }
    buffer_append_text(&update->bytes, "trailer\n<< ");
    append_trailer(update, identifier);
    buffer_append_text(&update->bytes, ">>\n");
}

enum { OFFSET_WIDTH = 5 };

/* A row for each object: its kind, 1, its offset, and its generation, 0. */
static bool pack_rows(const struct update *update, struct buffer *packed)
{
    struct buffer rows = {0};
    for (size_t i = 0; i < update->count; i++) {
        buffer_append_byte(&rows, 1);
        for (int byte = OFFSET_WIDTH; byte--;)
            buffer_append_byte(&rows, (char)(update->written[i].offset >> 8 * byte));
        buffer_append_byte(&rows, 0);
    }
    bool is_packed = pack_close((struct span){rows.data, rows.data + rows.length}, packed);
    buffer_free(&rows);
    return is_packed;
}

/* A stream names itself too. */
static bool append_stream(struct update *update, const char *identifier)
{
    struct buffer packed = {0};
    update_begin_object(update, update->next);
    bool is_packed = pack_rows(update, &packed);
    buffer_append_format(&update->bytes,
                         "<< /Type /XRef /Length %zu /Filter /FlateDecode /W [1 %d 1]\n   /Index [",
                         packed.length, OFFSET_WIDTH);
    for (size_t i = 0; i < update->count; i += run_of(update, i))
        buffer_append_format(&update->bytes, " %ld %zu", update->written[i].number, run_of(update, i));
    buffer_append_text(&update->bytes, " ]\n   ");
    append_trailer(update, identifier);
    buffer_append_text(&update->bytes, ">>");
    update_append_stream(update, (struct span){packed.data, packed.data + packed.length});
    update_end_object(update);
    buffer_free(&packed);
    return is_packed;
}

bool update_finish(struct update *update, const char *identifier)
{
    size_t section = position(update), before = update->pdf->length;
    if (update->count)
        qsort(update->written, update->count, sizeof *update->written, compare_written);
    if (!update->objects.xref.is_stream)
        append_table(update, identifier);
    else if (!append_stream(update, identifier))
        return false;
    buffer_append_format(&update->bytes, "startxref\n%zu\n%%%%EOF\n", section);
    if (!update->bytes.overflowed)
        buffer_append(update->pdf, update->bytes.data, update->bytes.length);
    return update->pdf->length > before;
}
