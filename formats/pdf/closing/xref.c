#include "formats/pdf/closing/xref.h"

#include "base/arena.h"
#include "formats/pdf/closing/stream.h"

#include <stdlib.h>
#include <string.h>

enum { UNPACKED_CEILING = 1 << 28 };

/* Newer sections are read first, and stand. */
static bool add_entry(struct xref *xref, long number, struct xref_entry entry)
{
    if (number >= xref->most)
        return false;
    if (number >= xref->capacity) {
        long capacity = number + number / 2 + 64;
        xref->entries = memory_resize(xref->entries, (size_t)capacity * sizeof *xref->entries);
        memset(xref->entries + xref->capacity, 0, (size_t)(capacity - xref->capacity) * sizeof entry);
        xref->capacity = capacity;
    }
    if (number >= xref->count)
        xref->count = number + 1;
    if (xref->entries[number].kind == XREF_UNKNOWN)
        xref->entries[number] = entry;
    return true;
}

/* "0000000017 00000 n"; an object of another generation than 0 is none of Cairo's. */
static bool take_table_entry(struct span *rest, struct xref_entry *entry)
{
    long offset, generation;
    if (!syntax_take_number(rest, &offset) || !syntax_take_number(rest, &generation))
        return false;
    bool is_used = syntax_take_word(rest, "n");
    *entry = (struct xref_entry){is_used && !generation ? XREF_PLAIN : XREF_FREE, offset, 0};
    return is_used || syntax_take_word(rest, "f");
}

static bool take_subsection(struct xref *xref, struct span *rest)
{
    long first, count;
    struct xref_entry entry;
    if (!syntax_take_number(rest, &first) || !syntax_take_number(rest, &count))
        return false;
    for (long i = 0; i < count; i++)
        if (!take_table_entry(rest, &entry) || !add_entry(xref, first + i, entry))
            return false;
    return true;
}

/* `rest` stands behind "xref". */
static bool read_table(struct xref *xref, struct span rest, struct span *trailer)
{
    while (!syntax_take_word(&rest, "trailer"))
        if (!take_subsection(xref, &rest))
            return false;
    return syntax_take_value(&rest, trailer);
}

enum { FIELDS = 3, FIELD_WIDEST = 7 };

/* The entries of a stream: rows of numbers, each so many bytes wide. */
struct rows {
    long widths[FIELDS];
    const unsigned char *next, *end;
};

static bool read_widths(struct span dictionary, struct rows *rows)
{
    struct span inside;
    long size = 0;
    if (!value_open_array(dictionary_find(dictionary, "W"), &inside))
        return false;
    for (int i = 0; i < FIELDS; i++) {
        if (!syntax_take_number(&inside, &rows->widths[i]) || rows->widths[i] > FIELD_WIDEST)
            return false;
        size += rows->widths[i];
    }
    return size;
}

static bool take_row(struct rows *rows, long fields[FIELDS])
{
    long size = rows->widths[0] + rows->widths[1] + rows->widths[2];
    if (rows->end - rows->next < size)
        return false;
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = !i && !rows->widths[0]; /* a kind that is left out is 1 */
        for (long byte = 0; byte < rows->widths[i]; byte++)
            fields[i] = fields[i] << 8 | *rows->next++;
    }
    return true;
}

static struct xref_entry entry_of_row(const long fields[FIELDS])
{
    bool is_plain = fields[0] == 1 && !fields[2], is_packed = fields[0] == 2;
    return (struct xref_entry){is_plain    ? XREF_PLAIN
                               : is_packed ? XREF_PACKED
                                           : XREF_FREE,
                               fields[1], is_packed ? fields[2] : 0};
}

static bool add_rows(struct xref *xref, struct rows *rows, long first, long count)
{
    long fields[FIELDS];
    for (long i = 0; i < count; i++)
        if (!take_row(rows, fields) || !add_entry(xref, first + i, entry_of_row(fields)))
            return false;
    return true;
}

/* /Index names the first number and the count of each run of rows; without it there is one run of all. */
static bool add_all_rows(struct xref *xref, struct span dictionary, struct rows *rows)
{
    struct span index = dictionary_find(dictionary, "Index"), inside;
    long first, count;
    if (!span_size(index))
        return dictionary_find_number(dictionary, "Size", &count) && add_rows(xref, rows, 0, count);
    if (!value_open_array(index, &inside))
        return false;
    while (syntax_take_number(&inside, &first))
        if (!syntax_take_number(&inside, &count) || !add_rows(xref, rows, first, count))
            return false;
    return true;
}

static bool read_stream(struct xref *xref, struct span text, struct span *trailer)
{
    struct stream stream;
    struct buffer bytes = {.ceiling = UNPACKED_CEILING};
    struct rows rows;
    long number, length;
    bool is_read = syntax_take_object_head(&text, &number) && stream_begin(text, &stream) &&
                   dictionary_has_name(stream.dictionary, "Type", "XRef") &&
                   dictionary_find_number(stream.dictionary, "Length", &length) &&
                   stream_end(&stream, length) && stream_unpack(&stream, &bytes) &&
                   read_widths(stream.dictionary, &rows) && bytes.length;
    if (is_read) {
        rows.next = (const unsigned char *)bytes.data;
        rows.end = rows.next + bytes.length;
        *trailer = stream.dictionary;
        is_read = add_all_rows(xref, stream.dictionary, &rows);
    }
    buffer_free(&bytes);
    return is_read;
}

/* One section, whose trailer tells of the next older one; `offset` is where it stands. */
static bool read_section(struct xref *xref, struct span file, long offset, struct span *trailer)
{
    if ((size_t)offset >= span_size(file))
        return false;
    struct span text = {file.begin + offset, file.end};
    bool is_table = syntax_take_word(&text, "xref");
    if (!(is_table ? read_table(xref, text, trailer) : read_stream(xref, text, trailer)))
        return false;
    if (!xref->trailer.begin)
        xref->trailer = *trailer;
    return !span_size(dictionary_find(*trailer, "Encrypt"));
}

/* The last "startxref" says where the newest section stands. */
static bool find_start(struct span file, long *offset)
{
    static const char word[] = "startxref";
    size_t size = strlen(word);
    for (const char *at = file.end; (size_t)(at - file.begin) >= size; at--)
        if (!memcmp(at - size, word, size)) {
            struct span rest = {at, file.end};
            return syntax_take_number(&rest, offset);
        }
    return false;
}

bool xref_read(struct span file, struct xref *xref)
{
    struct span trailer, previous;
    long offset;
    bool is_small = span_size(file) < XREF_MOST_OBJECTS;
    *xref = (struct xref){.most = is_small ? (long)span_size(file) : XREF_MOST_OBJECTS};
    if (!find_start(file, &offset))
        return false;
    for (int sections = 0; sections < XREF_MOST_SECTIONS; sections++) {
        if (!read_section(xref, file, offset, &trailer))
            return false;
        previous = dictionary_find(trailer, "Prev");
        if (!span_size(previous))
            return true;
        if (!value_number(previous, &offset))
            return false;
    }
    return false;
}

void xref_free(struct xref *xref)
{
    free(xref->entries);
}
