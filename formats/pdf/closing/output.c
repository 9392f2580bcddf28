#include "formats/pdf/closing/output.h"

#include "base/arena.h"
#include "formats/pdf/closing/pack.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PACKED = 200 }; /* objects of a stream, which is unpacked to read one of them */

void output_begin(struct output *output, long size, size_t ceiling)
{
    *output = (struct output){.bytes.ceiling = ceiling, .next = size};
    buffer_append_text(&output->bytes, "%PDF-1.5\n%\xB5\xED\xAE\xFB\n");
}

void output_free(struct output *output)
{
    buffer_free(&output->bytes);
    buffer_free(&output->pairs);
    buffer_free(&output->values);
    free(output->entries);
}

static void note(struct output *output, long number, struct xref_entry entry)
{
    if (number >= output->capacity) {
        long capacity = number + number / 2 + 64;
        output->entries = memory_resize(output->entries, (size_t)capacity * sizeof entry);
        memset(output->entries + output->capacity, 0, (size_t)(capacity - output->capacity) * sizeof entry);
        output->capacity = capacity;
    }
    if (number >= output->count)
        output->count = number + 1;
    output->entries[number] = entry;
}

static void append_span(struct buffer *bytes, struct span span)
{
    buffer_append(bytes, span.begin, span_size(span));
}

static struct span span_of(const struct buffer *buffer)
{
    return (struct span){buffer->data, buffer->data + buffer->length};
}

void output_add_stream(struct output *output, long number, struct span entries, struct span bytes)
{
    note(output, number, (struct xref_entry){XREF_PLAIN, (long)output->bytes.length, 0});
    buffer_append_format(&output->bytes, "%ld 0 obj\n<< ", number);
    append_span(&output->bytes, entries);
    buffer_append_format(&output->bytes, " /Length %zu >>\nstream\n", span_size(bytes));
    append_span(&output->bytes, bytes);
    buffer_append_text(&output->bytes, "\nendstream\nendobj\n");
}

/* A stream of these entries whose bytes are packed first. */
static void add_packed(struct output *output, long number, const struct buffer *entries,
                       const struct buffer *content)
{
    struct buffer packed = {0};
    output->failed |= !pack_close(span_of(content), &packed);
    if (!output->failed)
        output_add_stream(output, number, span_of(entries), span_of(&packed));
    buffer_free(&packed);
}

/* Pairs of a number and a place stand before the objects. */
static void flush(struct output *output)
{
    struct buffer entries = {0};
    if (!output->packed_count)
        return;
    buffer_append_format(&entries, "/Type /ObjStm /Filter /FlateDecode /N %ld /First %zu",
                         output->packed_count, output->pairs.length);
    append_span(&output->pairs, span_of(&output->values));
    add_packed(output, output->next++, &entries, &output->pairs);
    buffer_free(&entries);
    output->packed_count = 0;
    buffer_truncate(&output->pairs, 0);
    buffer_truncate(&output->values, 0);
}

void output_add_value(struct output *output, long number, struct span value)
{
    note(output, number, (struct xref_entry){XREF_PACKED, output->next, output->packed_count++});
    buffer_append_format(&output->pairs, "%ld %zu ", number, output->values.length);
    append_span(&output->values, value);
    buffer_append_byte(&output->values, '\n');
    if (output->packed_count == MOST_PACKED)
        flush(output);
}

enum { PLACE_WIDTH = 4, INDEX_WIDTH = 1 };

static void append_number(struct buffer *rows, long number, int width)
{
    for (int byte = width; byte--;)
        buffer_append_byte(rows, (char)(number >> 8 * byte));
}

/* A row for each number: its kind, a place, and an index. */
static void append_rows(const struct output *output, struct buffer *rows)
{
    for (long i = 0; i < output->count; i++) {
        const struct xref_entry *entry = &output->entries[i];
        bool is_packed = entry->kind == XREF_PACKED;
        buffer_append_byte(rows, (char)(is_packed ? 2 : entry->kind == XREF_PLAIN));
        append_number(rows, entry->place, PLACE_WIDTH);
        append_number(rows, entry->index, INDEX_WIDTH);
    }
}

bool output_close(struct output *output, struct span entries)
{
    struct buffer rows = {0}, head = {0};
    flush(output);
    long number = output->next;
    size_t start = output->bytes.length;
    note(output, number, (struct xref_entry){XREF_PLAIN, (long)start, 0});
    append_rows(output, &rows);
    buffer_append_format(&head, "/Type /XRef /Filter /FlateDecode /W [1 %d %d] /Size %ld ", PLACE_WIDTH,
                         INDEX_WIDTH, output->count);
    append_span(&head, entries);
    add_packed(output, number, &head, &rows);
    buffer_append_format(&output->bytes, "startxref\n%zu\n%%%%EOF\n", start);
    buffer_free(&rows);
    buffer_free(&head);
    return !output->failed && !output->bytes.overflowed;
}
