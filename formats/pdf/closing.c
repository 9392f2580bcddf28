#include "formats/pdf/closing.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REFERENCE_SIZE = 20 }; /* bytes of an entry of the cross-reference table */

/* What is read of Cairo's file. */
struct trailer {
    size_t xref; /* where the cross-reference table stands */
    long size;   /* objects, with the free one */
    long root, info;
    const char *catalog; /* the inside of its dictionary */
    size_t catalog_length;
};

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

/* Where an object begins, by the cross-reference table. */
static size_t find_object(const struct buffer *pdf, const struct trailer *trailer, long number)
{
    const char *entries = strchr(pdf->data + trailer->xref + strlen("xref\n"), '\n');
    size_t entry =
        entries ? (size_t)(entries + 1 - pdf->data) + (size_t)number * REFERENCE_SIZE : pdf->length;
    if (number < 0 || number >= trailer->size || entry + REFERENCE_SIZE > pdf->length)
        return pdf->length;
    size_t offset = strtoul(pdf->data + entry, NULL, 10);
    return offset < pdf->length ? offset : pdf->length;
}

static bool read_catalog(const struct buffer *pdf, struct trailer *trailer)
{
    size_t offset = find_object(pdf, trailer, trailer->root);
    if (offset == pdf->length)
        return false;
    const char *start = strstr(pdf->data + offset, "<<"), *end = strstr(pdf->data + offset, ">>\nendobj");
    if (!start || !end || end < start)
        return false;
    trailer->catalog = start + 2;
    trailer->catalog_length = (size_t)(end - trailer->catalog);
    return true;
}

static bool read_trailer(const struct buffer *pdf, struct trailer *trailer)
{
    const char *start = find_last(pdf, "startxref\n"), *words = find_last(pdf, "trailer\n");
    if (!start || !words)
        return false;
    trailer->xref = strtoul(start + strlen("startxref\n"), NULL, 10);
    if (trailer->xref + strlen("xref\n") >= pdf->length || memcmp(pdf->data + trailer->xref, "xref\n", 5))
        return false;
    return read_number(words, "/Size ", &trailer->size) && read_number(words, "/Root ", &trailer->root) &&
           read_number(words, "/Info ", &trailer->info) && read_catalog(pdf, trailer);
}

static void append_escaped(struct buffer *xml, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '<': buffer_append_text(xml, "&lt;"); break;
        case '>': buffer_append_text(xml, "&gt;"); break;
        case '&': buffer_append_text(xml, "&amp;"); break;
        default: buffer_append_byte(xml, *text);
        }
}

static void append_element(struct buffer *xml, const char *before, const char *text, const char *after)
{
    if (!text || !*text)
        return;
    buffer_append_text(xml, before);
    append_escaped(xml, text);
    buffer_append_text(xml, after);
}

static void make_metadata(struct buffer *xml, const struct closing_facts *facts)
{
    buffer_append_text(xml, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                            "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
                            "<dc:format>application/pdf</dc:format>\n");
    append_element(xml, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", facts->title,
                   "</rdf:li></rdf:Alt></dc:title>\n");
    append_element(xml, "<dc:creator><rdf:Seq><rdf:li>", facts->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    append_element(xml, "<dc:language><rdf:Bag><rdf:li>", facts->language,
                   "</rdf:li></rdf:Bag></dc:language>\n");
    append_element(xml, "<xmp:CreateDate>", facts->created, "</xmp:CreateDate>\n");
    buffer_append_text(xml, "<xmp:CreatorTool>banxin " BANXIN_VERSION "</xmp:CreatorTool>\n"
                            "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* The objects of the update: where each one begins. */
struct update {
    struct buffer *pdf;
    struct reference {
        long number;
        size_t offset;
    } * references;
    size_t count, capacity;
};

static void begin_object(struct update *update, long number)
{
    if (update->count == update->capacity) {
        update->capacity = update->capacity * 2 + 16;
        update->references = memory_resize(update->references, update->capacity * sizeof *update->references);
    }
    update->references[update->count++] = (struct reference){number, update->pdf->length};
    buffer_append_format(update->pdf, "%ld 0 obj\n", number);
}

static void append_catalog(struct update *update, const struct trailer *trailer, const char *catalog,
                           const struct closing_facts *facts)
{
    begin_object(update, trailer->root);
    buffer_append_format(update->pdf, "<<%s   /Lang (%s)\n   /Metadata %ld 0 R\n", catalog, facts->language,
                         trailer->size);
    buffer_append_text(update->pdf, "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n");
}

static void append_metadata(struct update *update, const struct trailer *trailer,
                            const struct closing_facts *facts)
{
    struct buffer xml = {0};
    make_metadata(&xml, facts);
    begin_object(update, trailer->size);
    buffer_append_format(update->pdf, "<< /Type /Metadata /Subtype /XML /Length %zu >>\nstream\n",
                         xml.length);
    buffer_append(update->pdf, xml.data, xml.length);
    buffer_append_text(update->pdf, "\nendstream\nendobj\n");
    buffer_free(&xml);
}

/* A text string of PDF, as hexadecimal digits of UTF-16 (ISO 32000-1 §7.9.2.2). */
static void append_text_string(struct buffer *pdf, const char *text)
{
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

/* The inside of an object's dictionary when it is the structure element of a figure; NULL when it is not. */
static char *read_figure(const struct buffer *pdf, size_t offset)
{
    static const char head[] = "<< /Type /StructElem\n   /S /Figure\n";
    const char *start = strchr(pdf->data + offset, '\n');
    if (!start || strncmp(start + 1, head, sizeof head - 1))
        return NULL;
    const char *end = strstr(start, ">>\nendobj");
    return end ? strndup(start + 3, (size_t)(end - start - 3)) : NULL;
}

/* The elements of figures stand in the order in which they were painted. */
static void append_alternatives(struct update *update, const struct trailer *trailer,
                                const struct buffer *alternatives)
{
    size_t used = 0;
    for (long number = 1; alternatives && number < trailer->size && used < alternatives->length; number++) {
        size_t offset = find_object(update->pdf, trailer, number);
        char *figure = offset < update->pdf->length ? read_figure(update->pdf, offset) : NULL;
        if (!figure)
            continue;
        begin_object(update, number);
        buffer_append_format(update->pdf, "<<%s   /Alt ", figure);
        append_text_string(update->pdf, alternatives->data + used);
        buffer_append_text(update->pdf, "\n>>\nendobj\n");
        used += strlen(alternatives->data + used) + 1;
        free(figure);
    }
}

static void append_references(const struct update *update)
{
    buffer_append_text(update->pdf, "xref\n");
    for (size_t i = 0; i < update->count; i++)
        buffer_append_format(update->pdf, "%ld 1\n%010zu 00000 n \n", update->references[i].number,
                             update->references[i].offset);
}

static void append_trailer(struct buffer *pdf, const struct trailer *trailer, const char *identifier,
                           size_t xref)
{
    buffer_append_format(pdf, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %zu\n",
                         trailer->size + 1, trailer->root, trailer->info, trailer->xref);
    buffer_append_format(pdf, "   /ID [<%s> <%s>]\n>>\nstartxref\n%zu\n%%%%EOF\n", identifier, identifier,
                         xref);
}

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts)
{
    struct trailer trailer = {0};
    if (!pdf->length || !read_trailer(pdf, &trailer))
        return STATUS_FAILED;
    char identifier[SHORT_HASH_TEXT_SIZE];
    hash_short_text(pdf->data, pdf->length, identifier);
    struct update update = {.pdf = pdf};
    char *catalog = strndup(trailer.catalog, trailer.catalog_length);
    append_alternatives(&update, &trailer, facts->alternatives);
    append_catalog(&update, &trailer, catalog, facts);
    append_metadata(&update, &trailer, facts);
    free(catalog);
    size_t xref = pdf->length;
    append_references(&update);
    append_trailer(pdf, &trailer, identifier, xref);
    free(update.references);
    return pdf->overflowed ? STATUS_FAILED : STATUS_OK;
}
