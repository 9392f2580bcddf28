#include "formats/pdf/closing/closing.h"

#include "base/hash.h"
#include "base/xml/xml.h"
#include "formats/pdf/closing/amend.h"

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

static void replace_catalog(struct update *update, struct span catalog, long metadata,
                            const struct closing_facts *facts)
{
    static const char *const replaced[] = {"Lang", "Metadata", "ViewerPreferences", NULL};
    update_begin_amended(update, update->root_number, catalog, replaced);
    buffer_append_format(&update->bytes, "/Lang (%s)\n   /Metadata %ld 0 R\n", facts->language, metadata);
    buffer_append_format(&update->bytes, "   /ViewerPreferences << /DisplayDocTitle true%s >>\n",
                         facts->right_to_left ? " /Direction /R2L" : "");
    update_end_amended(update);
}

static void add_metadata(struct update *update, const struct closing_facts *facts)
{
    struct buffer xml = {0};
    make_metadata(&xml, facts);
    update_begin_object(update, update->next);
    buffer_append_format(&update->bytes, "<< /Type /Metadata /Subtype /XML /Length %zu >>", xml.length);
    update_append_stream(update, (struct span){xml.data, xml.data + xml.length});
    update_end_object(update);
    buffer_free(&xml);
}

static bool write_update(struct update *update, const struct closing_facts *facts)
{
    struct span catalog = objects_find(&update->objects, update->root_number);
    if (!dictionary_has_name(catalog, "Type", "Catalog"))
        return false;
    char identifier[SHORT_HASH_TEXT_SIZE];
    hash_short_text(update->pdf->data, update->pdf->length, identifier);
    long metadata = update->next;
    add_metadata(update, facts);
    replace_catalog(update, catalog, metadata, facts);
    if (facts->elements)
        amend_objects(update, facts->elements);
    return update_finish(update, identifier);
}

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts)
{
    struct update update;
    bool is_written = update_open(&update, pdf) && write_update(&update, facts);
    update_close(&update);
    return is_written && !pdf->overflowed ? STATUS_OK : STATUS_FAILED;
}
