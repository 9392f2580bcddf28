#include "formats/pdf/update.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { REFERENCE_SIZE = 20 }; /* bytes of an entry of the cross-reference table */

static const char end_of_dictionary[] = ">>\nendobj";

/* The last place of `wanted`; NULL when there is none. */
static const char *find_last(const struct buffer *pdf, const char *wanted)
{
    size_t length = strlen(wanted);
    for (size_t i = pdf->length; i >= length; i--)
        if (!memcmp(pdf->data + i - length, wanted, length))
            return pdf->data + i - length;
    return NULL;
}

static bool read_number(const char *text, const char *key, long *number)
{
    const char *found = strstr(text, key);
    if (!found)
        return false;
    *number = strtol(found + strlen(key), NULL, 10);
    return true;
}

bool update_open(struct update *update, struct buffer *pdf)
{
    *update = (struct update){.pdf = pdf};
    const char *start = pdf->length ? find_last(pdf, "startxref\n") : NULL;
    const char *trailer = start ? find_last(pdf, "trailer\n") : NULL;
    if (!trailer)
        return false;
    update->xref = strtoul(start + strlen("startxref\n"), NULL, 10);
    if (update->xref + strlen("xref\n") >= pdf->length || memcmp(pdf->data + update->xref, "xref\n", 5))
        return false;
    bool is_known = read_number(trailer, "/Size ", &update->size) &&
                    read_number(trailer, "/Root ", &update->root) &&
                    read_number(trailer, "/Info ", &update->info);
    update->next = update->size;
    return is_known;
}

void update_close(struct update *update)
{
    free(update->references);
}

const char *update_object(const struct update *update, long number)
{
    const struct buffer *pdf = update->pdf;
    const char *entries = strchr(pdf->data + update->xref + strlen("xref\n"), '\n');
    size_t entry =
        entries ? (size_t)(entries + 1 - pdf->data) + (size_t)number * REFERENCE_SIZE : pdf->length;
    if (number < 1 || number >= update->size || entry + REFERENCE_SIZE > pdf->length)
        return NULL;
    size_t offset = strtoul(pdf->data + entry, NULL, 10);
    const char *text = offset < pdf->length ? strchr(pdf->data + offset, '\n') : NULL;
    return text ? text + 1 : NULL;
}

char *update_dictionary(const struct update *update, long number)
{
    const char *text = update_object(update, number);
    const char *end = text && !strncmp(text, "<<", 2) ? strstr(text, end_of_dictionary) : NULL;
    return end ? strndup(text + 2, (size_t)(end - text - 2)) : NULL;
}

void update_begin_object(struct update *update, long number)
{
    if (update->count == update->capacity) {
        update->capacity = update->capacity * 2 + 16;
        update->references = memory_resize(update->references, update->capacity * sizeof *update->references);
    }
    update->references[update->count++] = (struct reference){number, update->pdf->length};
    update->next += number == update->next;
    buffer_append_format(update->pdf, "%ld 0 obj\n", number);
}

void update_append_text(struct update *update, const char *text)
{
    struct buffer *pdf = update->pdf;
    size_t length = strlen(text), offset = 0;
    buffer_append_text(pdf, "<FEFF");
    while (offset < length) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character >= 0x10000) {
            character -= 0x10000;
            buffer_append_format(pdf, "%04X", (unsigned)(0xD800 + (character >> 10)));
            character = 0xDC00 + (character & 0x3FF);
        }
        buffer_append_format(pdf, "%04X", (unsigned)character);
    }
    buffer_append_text(pdf, ">");
}

void update_finish(struct update *update, const char *identifier)
{
    struct buffer *pdf = update->pdf;
    size_t xref = pdf->length;
    buffer_append_text(pdf, "xref\n");
    for (size_t i = 0; i < update->count; i++)
        buffer_append_format(pdf, "%ld 1\n%010zu 00000 n \n", update->references[i].number,
                             update->references[i].offset);
    buffer_append_format(pdf, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %zu\n",
                         update->next, update->root, update->info, update->xref);
    buffer_append_format(pdf, "   /ID [<%s> <%s>]\n>>\nstartxref\n%zu\n%%%%EOF\n", identifier, identifier,
                         xref);
}
