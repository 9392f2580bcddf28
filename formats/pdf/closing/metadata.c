#include "formats/pdf/closing/metadata.h"

#include "base/xml/xml.h"

#include <string.h>

/* PDF/A knows no schema of PDF/UA: one that it does not know is described in the file itself. */
static const char extension[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

static const char accessible[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n";

static void append_claims(struct buffer *xml, const struct claims *claims)
{
    if (claims->archival)
        buffer_append_format(
            xml,
            "<rdf:Description rdf:about=\"\" "
            "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n<pdfaid:part>2</pdfaid:part>\n"
            "<pdfaid:conformance>%c</pdfaid:conformance>\n</rdf:Description>\n",
            claims->archival);
    if (!claims->is_accessible)
        return;
    buffer_append_text(xml, accessible);
    if (claims->archival)
        buffer_append_text(xml, extension);
}

static void append_element(struct buffer *xml, const char *before, const char *text, const char *after)
{
    if (!text || !*text)
        return;
    buffer_append_text(xml, before);
    xml_append_text(xml, text, strlen(text));
    buffer_append_text(xml, after);
}

void metadata_write(struct buffer *xml, const struct file_facts *facts)
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
                            "</rdf:Description>\n");
    append_claims(xml, &facts->claims);
    buffer_append_text(xml, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}
