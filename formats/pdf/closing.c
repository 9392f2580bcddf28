#include "formats/pdf/closing.h"

#include "base/arena.h"
#include "base/hash.h"

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

/* Appends the new catalog and the metadata; gives where each begins. */
static void append_objects(struct buffer *pdf, const struct trailer *trailer, const char *catalog,
                           const struct closing_facts *facts, size_t offsets[2])
{
    struct buffer xml = {0};
    make_metadata(&xml, facts);
    offsets[0] = pdf->length;
    buffer_append_format(pdf, "%ld 0 obj\n<<%s   /Lang (%s)\n   /Metadata %ld 0 R\n", trailer->root, catalog,
                         facts->language, trailer->size);
    buffer_append_text(pdf, "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n");
    offsets[1] = pdf->length;
    buffer_append_format(pdf, "%ld 0 obj\n<< /Type /Metadata /Subtype /XML /Length %zu >>\nstream\n",
                         trailer->size, xml.length);
    buffer_append(pdf, xml.data, xml.length);
    buffer_append_text(pdf, "\nendstream\nendobj\n");
    buffer_free(&xml);
}

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts)
{
    struct trailer trailer = {0};
    if (!pdf->length || !read_trailer(pdf, &trailer))
        return STATUS_FAILED;
    char identifier[SHORT_HASH_TEXT_SIZE];
    hash_short_text(pdf->data, pdf->length, identifier);
    char *catalog = strndup(trailer.catalog, trailer.catalog_length);
    size_t offsets[2];
    append_objects(pdf, &trailer, catalog, facts, offsets);
    free(catalog);
    size_t xref = pdf->length;
    buffer_append_format(pdf, "xref\n%ld 1\n%010zu 00000 n \n%ld 1\n%010zu 00000 n \n", trailer.root,
                         offsets[0], trailer.size, offsets[1]);
    buffer_append_format(pdf, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %zu\n",
                         trailer.size + 1, trailer.root, trailer.info, trailer.xref);
    buffer_append_format(pdf, "   /ID [<%s> <%s>]\n>>\nstartxref\n%zu\n%%%%EOF\n", identifier, identifier,
                         xref);
    return pdf->overflowed ? STATUS_FAILED : STATUS_OK;
}
