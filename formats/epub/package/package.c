#include "formats/epub/package/package.h"

#include "base/utf8.h"
#include "base/xml/xml.h"

#include <string.h>

void container_write(struct buffer *out)
{
    buffer_append_text(
        out, XML_DECLARATION
        "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
        "<rootfiles>\n"
        "<rootfile full-path=\"EPUB/content.opf\" media-type=\"application/oebps-package+xml\"/>\n"
        "</rootfiles>\n</container>\n");
}

static void write_property(struct buffer *out, const char *property, const char *value)
{
    buffer_append_format(out, "<meta property=\"%s\">", property);
    xml_append_text(out, value, strlen(value));
    buffer_append_text(out, "</meta>\n");
}

static void write_refinement(struct buffer *out, const char *id, const char *property, const char *scheme,
                             const char *value)
{
    buffer_append_format(out, "<meta refines=\"#%s\" property=\"%s\"", id, property);
    xml_append_attribute(out, "scheme", scheme);
    buffer_append_byte(out, '>');
    xml_append_text(out, value, strlen(value));
    buffer_append_text(out, "</meta>\n");
}

/* `names` are separated by "; ". A Chinese name is filed as it is written, for the family name stands first;
 * which part of another name does, only its bearer knows. */
static void write_people(const struct book *book, struct buffer *out, const char *element, const char *role,
                         const char *names)
{
    unsigned number = 0;
    while (names && *names) {
        size_t length = strcspn(names, ";");
        const char *name = arena_copy(book->arena, names, length);
        const char *id = arena_format(book->arena, "%s%u", role, ++number);
        xml_append_element(out, element, arena_format(book->arena, "id=\"%s\"", id), name);
        write_refinement(out, id, "role", "marc:relators", role);
        if (!strchr(name, ' '))
            write_refinement(out, id, "file-as", NULL, name);
        names += length;
        names += strspn(names, "; ");
    }
}

/* Keywords are separated as HTML has it, by commas, or as authors have it. */
static bool parts_keywords(uint32_t character)
{
    return character == ',' || character == ';' || character == 0x3001 || character == 0xFF0C ||
           character == 0xFF1B;
}

static void write_subjects(const struct book *book, struct buffer *out)
{
    const char *keywords = book->metadata.keywords ? book->metadata.keywords : "";
    size_t length = strlen(keywords), offset = 0;
    while (offset < length) {
        offset += strspn(keywords + offset, " ");
        size_t start = offset, end = offset;
        while (offset < length && !parts_keywords(utf8_next(keywords, length, &offset)))
            end = offset;
        xml_append_element(out, "dc:subject", NULL, arena_copy(book->arena, keywords + start, end - start));
    }
}

/* Of an article with an order number the folder is the series, and the order its place there. */
static const char *find_series(const struct book *book, const char *order)
{
    const char *folder = order && book->folder ? book->folder : "";
    return book->metadata.series ? book->metadata.series : folder;
}

/* Without the zeros that make names of files sort; NULL: it says nothing. */
static const char *find_order(const struct book *book)
{
    const char *order = book->metadata.order ? book->metadata.order : "";
    order += strspn(order, "0");
    return *order ? order : NULL;
}

/* calibre reads "2.5", and no "1.2.3". */
static bool is_decimal(const char *index)
{
    return strchr(index, '.') == strrchr(index, '.');
}

/* As EPUB says it, and as calibre reads it. */
static void write_series(const struct book *book, struct buffer *out)
{
    const char *order = book->has_title_page ? NULL : find_order(book);
    const char *series = find_series(book, order);
    const char *index = book->metadata.series_index ? book->metadata.series_index : order;
    if (!*series)
        return;
    xml_append_element(out, "meta", "property=\"belongs-to-collection\" id=\"series\"", series);
    write_refinement(out, "series", "collection-type", NULL, "series");
    if (index)
        write_refinement(out, "series", "group-position", NULL, index);
    buffer_append_text(out, "<meta name=\"calibre:series\"");
    xml_append_attribute(out, "content", series);
    buffer_append_text(out, "/>\n");
    if (index && is_decimal(index))
        buffer_append_format(out, "<meta name=\"calibre:series_index\" content=\"%s\"/>\n", index);
}

static const char *identifier_id(const struct book *book)
{
    return book->profile->identifier_id ? book->profile->identifier_id : "book-id";
}

/* Without an author the source stands as creator: shelves sort and show by it. */
static void write_descriptive(const struct book *book, struct buffer *out)
{
    const struct metadata *metadata = &book->metadata;
    xml_append_element(out, "dc:identifier", arena_format(book->arena, "id=\"%s\"", identifier_id(book)),
                       book_identifier(book));
    xml_append_element(out, "dc:title", "id=\"title\"", book_title(book));
    write_refinement(out, "title", "title-type", NULL, "main");
    if (book_sort_title(book))
        write_refinement(out, "title", "file-as", NULL, book_sort_title(book));
    xml_append_element(out, "dc:language", NULL, metadata->language);
    write_people(book, out, "dc:creator", "aut", metadata->author ? metadata->author : metadata->source);
    write_people(book, out, "dc:contributor", "ctb", metadata->contributors);
    xml_append_element(out, "dc:source", NULL, metadata->source);
    xml_append_element(out, "dc:publisher", NULL, metadata->publisher);
    xml_append_element(out, "dc:date", NULL, metadata->date ? metadata->date : book->latest_date);
    xml_append_element(out, "dc:description", NULL, metadata->summary);
    write_subjects(book, out);
    write_property(out, "dcterms:modified", book_modified(book));
    write_series(book, out);
    if (book->cover.path)
        buffer_append_text(out, "<meta name=\"cover\" content=\"cover-image\"/>\n");
}

static const char *describe(const struct book *book)
{
    const struct book_features *has = &book->features;
    const char *summary = book_word(book, has->pictures ? WORD_SUMMARY_PICTURES : WORD_SUMMARY);
    const char *rest = has->undescribed_pictures ? book_word(book, WORD_SUMMARY_UNDESCRIBED) : "";
    return arena_format(book->arena, "%s%s", summary, rest);
}

/* Pictures without a description cannot be read aloud: then text alone does not suffice. */
static void write_accessibility(const struct book *book, struct buffer *out)
{
    const struct book_features *has = &book->features;
    const struct {
        bool holds;
        const char *property, *value;
    } rows[] = {
        {true, "schema:accessMode", "textual"},
        {has->pictures, "schema:accessMode", "visual"},
        {!has->undescribed_pictures, "schema:accessModeSufficient", "textual"},
        {has->pictures, "schema:accessModeSufficient", "textual,visual"},
        {true, "schema:accessibilityFeature", "tableOfContents"},
        {true, "schema:accessibilityFeature", "readingOrder"},
        {true, "schema:accessibilityFeature", "displayTransformability"},
        {has->headings, "schema:accessibilityFeature", "structuralNavigation"},
        {has->pictures && !has->undescribed_pictures, "schema:accessibilityFeature", "alternativeText"},
        {has->ruby, "schema:accessibilityFeature", "rubyAnnotations"},
        {has->formulas, "schema:accessibilityFeature", "MathML"},
        {!has->animations, "schema:accessibilityHazard", "none"},
        {has->animations, "schema:accessibilityHazard", "unknown"},
        {true, "schema:accessibilitySummary", describe(book)},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].holds)
            write_property(out, rows[i].property, rows[i].value);
}

static void write_item(struct buffer *out, const char *id, const char *path, const char *media_type,
                       const char *properties)
{
    buffer_append_format(out, "<item id=\"%s\" href=\"%s\" media-type=\"%s\"", id, path, media_type);
    xml_append_attribute(out, "properties", properties);
    buffer_append_text(out, "/>\n");
}

static void write_manifest(const struct book *book, struct buffer *out)
{
    buffer_append_text(out, "<manifest>\n");
    write_item(out, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
    write_item(out, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL);
    write_item(out, "style", "style.css", "text/css", NULL);
    if (book->cover.path)
        write_item(out, "cover-image", book->cover.path, book->cover.media_type, "cover-image");
    if (book_has_cover_page(book))
        write_item(out, "cover", "cover.xhtml", "application/xhtml+xml", NULL);
    if (book->has_title_page)
        write_item(out, "title-page", "title.xhtml", "application/xhtml+xml", NULL);
    for (const struct book_part *part = book->parts; part; part = part->next)
        write_item(out, part->id, part->path, "application/xhtml+xml", part->has_formulas ? "mathml" : NULL);
    for (const struct book_image *image = book->images; image; image = image->next)
        write_item(out, image->id, image->path, image->media_type, NULL);
    for (const struct book_font *font = book->fonts; font; font = font->next)
        write_item(out, font->family, font->path, font->media_type, NULL);
    buffer_append_text(out, "</manifest>\n");
}

static void write_spine(const struct book *book, struct buffer *out)
{
    buffer_append_format(out, "<spine toc=\"ncx\" page-progression-direction=\"%s\">\n",
                         book_is_vertical(book) ? "rtl" : "ltr");
    if (book_has_cover_page(book))
        buffer_append_format(out, "<itemref idref=\"cover\"%s/>\n",
                             book->profile->fills_screen_with_cover ? " properties=\"duokan-page-fullscreen\""
                                                                    : "");
    if (book->has_title_page)
        buffer_append_text(out, "<itemref idref=\"title-page\"/>\n");
    if (book_lists_contents(book))
        buffer_append_text(out, "<itemref idref=\"nav\"/>\n");
    for (const struct book_part *part = book->parts; part; part = part->next)
        buffer_append_format(out, "<itemref idref=\"%s\"/>\n", part->id);
    buffer_append_text(out, "</spine>\n");
}

static void write_guide(const struct book *book, struct buffer *out)
{
    buffer_append_text(out, "<guide>\n");
    if (book_has_cover_page(book))
        buffer_append_format(out, "<reference type=\"cover\" title=\"%s\" href=\"cover.xhtml\"/>\n",
                             book_word(book, WORD_COVER));
    buffer_append_format(out,
                         "<reference type=\"toc\" title=\"%s\" href=\"nav.xhtml\"/>\n"
                         "<reference type=\"text\" title=\"%s\" href=\"%s\"/>\n</guide>\n",
                         book_word(book, WORD_CONTENTS), book_word(book, WORD_TEXT), book->parts->path);
}

static const char apple_prefix[] =
    "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

static bool announces_fonts(const struct book *book)
{
    return book->fonts && book->profile->announces_fonts;
}

void package_write(const struct book *book, struct buffer *out)
{
    buffer_append_text(out,
                       XML_DECLARATION "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"");
    xml_append_attribute(out, "unique-identifier", identifier_id(book));
    if (announces_fonts(book))
        xml_append_attribute(out, "prefix", apple_prefix);
    xml_append_attribute(out, "xml:lang", book->metadata.language);
    buffer_append_text(out, ">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    write_descriptive(book, out);
    write_accessibility(book, out);
    if (announces_fonts(book))
        write_property(out, "ibooks:specified-fonts", "true");
    buffer_append_text(out, "<meta name=\"generator\" content=\"banxin\"/>\n");
    buffer_append_text(out, "</metadata>\n");
    write_manifest(book, out);
    write_spine(book, out);
    write_guide(book, out);
    buffer_append_text(out, "</package>\n");
}
