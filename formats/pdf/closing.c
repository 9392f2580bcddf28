#include "formats/pdf/closing.h"

#include "base/hash.h"
#include "base/xml.h"
#include "formats/pdf/amend.h"

#include <stdlib.h>
#include <string.h>

static void append_element(struct buffer *xml, const char *before, const char *text, const char *after)
{
    if (!text || !*text)
        return;
    buffer_append_text(xml, before);
    xml_append_text(xml, text, strlen(text));
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

static void replace_catalog(struct update *update, long metadata, const struct closing_facts *facts)
{
    char *catalog = update_dictionary(update, update->root);
    update_begin_object(update, update->root);
    buffer_append_format(update->pdf, "<<%s   /Lang (%s)\n   /Metadata %ld 0 R\n", catalog, facts->language,
                         metadata);
    buffer_append_format(update->pdf, "   /ViewerPreferences << /DisplayDocTitle true%s >>\n>>\nendobj\n",
                         facts->right_to_left ? " /Direction /R2L" : "");
    free(catalog);
}

static void add_metadata(struct update *update, const struct closing_facts *facts)
{
    struct buffer xml = {0};
    make_metadata(&xml, facts);
    update_begin_object(update, update->next);
    buffer_append_format(update->pdf, "<< /Type /Metadata /Subtype /XML /Length %zu >>\nstream\n",
                         xml.length);
    buffer_append(update->pdf, xml.data, xml.length);
    buffer_append_text(update->pdf, "\nendstream\nendobj\n");
    buffer_free(&xml);
}

static bool has_catalog(const struct update *update)
{
    char *catalog = update_dictionary(update, update->root);
    bool is_known = catalog;
    free(catalog);
    return is_known;
}

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts)
{
    struct update update;
    if (!update_open(&update, pdf) || !has_catalog(&update))
        return STATUS_FAILED;
    char identifier[SHORT_HASH_TEXT_SIZE];
    hash_short_text(pdf->data, pdf->length, identifier);
    long metadata = update.next;
    add_metadata(&update, facts);
    replace_catalog(&update, metadata, facts);
    if (facts->elements)
        amend_objects(&update, facts->elements);
    update_finish(&update, identifier);
    update_close(&update);
    return pdf->overflowed ? STATUS_FAILED : STATUS_OK;
}
