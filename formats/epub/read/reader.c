#include "formats/epub/read/reader.h"

#include "base/path.h"
#include "base/xml.h"
#include "formats/epub/read/href.h"
#include "formats/epub/read/package_reader.h"
#include "formats/epub/xml.h"
#include "formats/html/article/typed_characters.h"
#include "formats/html/reader.h"
#include "formats/image/image.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_CEILING = 512 << 20, MOST_EMS = 100 };

/* What our own classes mean, in the words that the reader of HTML knows; of two, the later one wins. */
static const struct {
    const char *class_name, *style;
} meanings[] = {
    {"flush", "text-indent:0"},
    {"indent", "text-indent:2em"},
    {"center", "text-align:center"},
    {"end", "text-align:right"},
    {"start", "text-align:left"},
    {"justify", "text-align:justify"},
    {"emphasis-mark", "text-emphasis:filled dot"},
    {"book-title", "text-decoration:underline wavy"},
    {"box", "border:solid"},
    {"warichu", "-banxin-warichu:yes"},
    {"kai", "font-family:KaiTi"},
    {"fangsong", "font-family:FangSong"},
    {"song", "font-family:SimSun"},
    {"hei", "font-family:SimHei"},
    {"mono", "font-family:monospace"},
    {"large", "font-size:larger"},
};

/* Elements whose paragraphs our style sheet does not indent. */
static const char *const boxes[] = {"li", "dt", "dd", "td", "th", "figure"};

/* What is made of an element: itself, nothing, a span, which says no more than its style, or a picture that
 * only has its description, which is the element's text. */
enum rewriting { AS_IT_IS, AS_NOTHING, AS_SPAN, AS_MISSING_PICTURE };

struct book_reader {
    struct volume *volume;
    struct buffer html;
    size_t page;       /* the one at hand */
    size_t *id_spaces; /* one a page, from 1; 0: not a page of the text */
    size_t id_space_count;
    struct xml xml;
    size_t body_depth; /* 0: outside the body */
    unsigned box_depth;
    unsigned char as[XML_DEEPEST + 1]; /* what is made of each element that is open: enum rewriting */
    size_t skipped_depth;     /* of an element that is left out with all that is in it; 0: none is open */
    size_t note_link_depth;   /* of the link that pops up a note; 0: none is open */
    unsigned note_mark_count; /* of marks that are pictures */
};

static bool is_own_id(const char *id)
{
    return !strncmp(id, "bx-h", 4);
}

/* The pages of one article of ours, "0001.xhtml" and "0001-2.xhtml", have their ids in common. */
static bool share_ids(const struct volume *volume, size_t one, size_t other)
{
    const char *left = path_name(volume->pages[one].path), *right = path_name(volume->pages[other].path);
    size_t length = strcspn(left, "-.");
    return volume->is_ours && length == strcspn(right, "-.") && !strncmp(left, right, length);
}

/* Ids of pages that do not have theirs in common are told apart by the number of the first page. */
static void number_id_spaces(struct book_reader *reader)
{
    const struct volume *volume = reader->volume;
    reader->id_spaces =
        arena_allocate_array(volume->arena, volume->page_count + 1, sizeof *reader->id_spaces);
    size_t latest = SIZE_MAX;
    for (size_t i = 0; i < volume->page_count; i++) {
        if (volume->pages[i].is_apparatus)
            continue;
        if (latest == SIZE_MAX || !share_ids(volume, latest, i))
            reader->id_spaces[i] = ++reader->id_space_count;
        else
            reader->id_spaces[i] = reader->id_space_count;
        latest = i;
    }
}

static const char *page_id(const struct book_reader *reader, size_t page, const char *id)
{
    if (reader->id_space_count < 2)
        return id;
    return arena_format(reader->volume->arena, "f%zu-%s", reader->id_spaces[page], id);
}

static const char *make_link(const struct book_reader *reader, const char *href)
{
    const struct volume *volume = reader->volume;
    const char *fragment;
    const char *path = href_resolve(volume->arena, volume->pages[reader->page].path, href, &fragment);
    if (!path || !fragment)
        return href;
    for (size_t i = 0; i < volume->page_count; i++)
        if (!strcmp(volume->pages[i].path, path))
            return arena_format(volume->arena, "#%s", page_id(reader, i, fragment));
    return href;
}

static void append_base64(struct buffer *text, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < size; i += 3) {
        unsigned long group = (unsigned long)bytes[i] << 16;
        group |= i + 1 < size ? (unsigned long)bytes[i + 1] << 8 : 0;
        group |= i + 2 < size ? bytes[i + 2] : 0;
        const char quad[4] = {digits[group >> 18], digits[group >> 12 & 63],
                              i + 1 < size ? digits[group >> 6 & 63] : '=',
                              i + 2 < size ? digits[group & 63] : '='};
        buffer_append(text, quad, 4);
    }
}

/* The picture itself, as an address; the address as it is when the book does not have it. */
static void append_picture(struct book_reader *reader, const char *src)
{
    const struct volume *volume = reader->volume;
    const char *fragment;
    const char *path = href_resolve(volume->arena, volume->pages[reader->page].path, src, &fragment);
    struct buffer bytes = {0};
    const char *type = path && volume_read(volume, path, &bytes)
                           ? image_media_type(image_sniff(bytes.data, bytes.length))
                           : NULL;
    buffer_append_text(&reader->html, " src=\"");
    if (type) {
        buffer_append_format(&reader->html, "data:%s;base64,", type);
        append_base64(&reader->html, (const unsigned char *)bytes.data, bytes.length);
    } else {
        xml_append_text(&reader->html, src, strlen(src));
    }
    buffer_append_byte(&reader->html, '"');
    buffer_free(&bytes);
}

static bool has_class(const char *classes, const char *name)
{
    size_t length = strlen(name);
    while (*classes) {
        size_t size = strcspn(classes, " ");
        if (size == length && !strncmp(classes, name, length))
            return true;
        classes += size;
        classes += strspn(classes, " ");
    }
    return false;
}

static bool is_of_class(const struct book_reader *reader, const char *name)
{
    const char *classes = xml_attribute(&reader->xml, reader->volume->arena, "class");
    return classes && has_class(classes, name);
}

/* The styles that our style sheet would give the element. */
static const char *find_style(struct book_reader *reader)
{
    struct arena *arena = reader->volume->arena;
    const char *classes = xml_attribute(&reader->xml, arena, "class");
    const char *own = xml_attribute(&reader->xml, arena, "style");
    const char *style = own ? own : "";
    bool is_plain = !classes || !strcmp(classes, "attachment") || !strcmp(classes, "gap");
    if (!reader->volume->is_ours)
        return own;
    if (xml_is(&reader->xml, "p") && !reader->box_depth)
        style = arena_format(arena, "%s;text-indent:%s", style, is_plain ? "2em" : "0");
    for (size_t i = 0; classes && i < sizeof meanings / sizeof *meanings; i++)
        if (has_class(classes, meanings[i].class_name))
            style = arena_format(arena, "%s;%s", style, meanings[i].style);
    return *style ? style : NULL;
}

/* What the reader of HTML knows by what is typed: two blank lines part sections, wide spaces push a paragraph
 * in. */
static void append_gap(struct book_reader *reader)
{
    if (reader->volume->is_ours && xml_is(&reader->xml, "p") && is_of_class(reader, "gap"))
        buffer_append_text(&reader->html, "<p>&nbsp;</p><p>&nbsp;</p>");
}

static void append_push(struct book_reader *reader)
{
    const char *style = xml_attribute(&reader->xml, reader->volume->arena, "style");
    bool is_pushed = style && (!strncmp(style, "margin-left: ", 13) || !strncmp(style, "margin-top: ", 12));
    if (!reader->volume->is_ours || !is_pushed)
        return;
    for (long ems = strtol(strchr(style, ' '), NULL, 10); ems > 0 && ems < MOST_EMS; ems--)
        buffer_append_text(&reader->html, "\u3000");
}

static bool is_rewritten(struct xml_slice name)
{
    static const char *const names[] = {"id", "class", "style", "href", "src", "xml:lang"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.length == strlen(names[i]) && !memcmp(name.text, names[i], name.length))
            return true;
    return false;
}

static void append_attributes(struct book_reader *reader)
{
    struct arena *arena = reader->volume->arena;
    const struct xml *xml = &reader->xml;
    const char *id = xml_attribute(xml, arena, "id"), *href = xml_attribute(xml, arena, "href");
    const char *src = xml_attribute(xml, arena, "src");
    for (size_t i = 0; i < xml->attribute_count; i++)
        if (!is_rewritten(xml->attributes[i].name)) {
            const char *name =
                arena_copy(arena, xml->attributes[i].name.text, xml->attributes[i].name.length);
            xml_append_attribute(&reader->html, name, xml_decode(arena, xml->attributes[i].value));
        }
    if (!xml_attribute(xml, arena, "lang"))
        xml_append_attribute(&reader->html, "lang", xml_attribute(xml, arena, "xml:lang"));
    if (id && !(reader->volume->is_ours && is_own_id(id)))
        xml_append_attribute(&reader->html, "id", page_id(reader, reader->page, id));
    xml_append_attribute(&reader->html, "style", find_style(reader));
    xml_append_attribute(&reader->html, "class", xml_attribute(xml, arena, "class"));
    if (href)
        xml_append_attribute(&reader->html, "href", make_link(reader, href));
    if (src)
        append_picture(reader, src);
}

static bool is_box(const struct xml *xml)
{
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
        if (xml_is(xml, boxes[i]))
            return true;
    return false;
}

static bool is_void(const struct xml *xml)
{
    return xml_is(xml, "br") || xml_is(xml, "hr") || xml_is(xml, "img") || xml_is(xml, "wbr");
}

/* A mark of a note that is a picture, as 多看 has it, is read as what stands for the picture, or as a number.
 */
static void append_note_mark(struct book_reader *reader)
{
    const char *text = xml_attribute(&reader->xml, reader->volume->arena, "alt");
    reader->note_mark_count++;
    if (text && *text)
        xml_append_text(&reader->html, text, strlen(text));
    else
        buffer_append_format(&reader->html, "[%u]", reader->note_mark_count);
}

/* Kobo's spans around sentences say nothing; the em of an emphasis mark stands for those who cannot show the
 * mark. */
static enum rewriting find_rewriting(const struct book_reader *reader)
{
    const struct xml *xml = &reader->xml;
    if (xml_is(xml, "span") && is_of_class(reader, "koboSpan"))
        return AS_NOTHING;
    if (reader->note_link_depth && xml_is(xml, "img"))
        return AS_NOTHING;
    if (!reader->volume->is_ours)
        return AS_IT_IS;
    if (xml_is(xml, "em") && is_of_class(reader, "emphasis-mark"))
        return AS_SPAN;
    if (xml_is(xml, "span") && is_of_class(reader, "missing"))
        return AS_MISSING_PICTURE;
    return AS_IT_IS;
}

static struct xml_slice name_as(const struct book_reader *reader, enum rewriting as)
{
    switch (as) {
    case AS_SPAN: return (struct xml_slice){"span", 4};
    case AS_MISSING_PICTURE: return (struct xml_slice){"img", 3};
    case AS_IT_IS:
    case AS_NOTHING: break;
    }
    return reader->xml.name;
}

static void append_start(struct book_reader *reader)
{
    const struct xml *xml = &reader->xml;
    enum rewriting as = find_rewriting(reader);
    reader->as[xml->depth] = (unsigned char)as;
    reader->box_depth += is_box(xml);
    if (xml_is(xml, "a") && is_of_class(reader, "duokan-footnote"))
        reader->note_link_depth = xml->depth;
    if (as == AS_NOTHING) {
        if (xml_is(xml, "img"))
            append_note_mark(reader);
        return;
    }
    struct xml_slice name = name_as(reader, as);
    append_gap(reader);
    buffer_append_format(&reader->html, "<%.*s", (int)name.length, name.text);
    append_attributes(reader);
    buffer_append_text(&reader->html, as == AS_MISSING_PICTURE ? " alt=\"" : ">");
    append_push(reader);
}

static void append_end(struct book_reader *reader)
{
    const struct xml *xml = &reader->xml;
    size_t depth = xml->depth + 1; /* that the element had */
    enum rewriting as = reader->as[depth];
    reader->box_depth -= is_box(xml);
    if (depth == reader->note_link_depth)
        reader->note_link_depth = 0;
    struct xml_slice name = name_as(reader, as);
    if (as == AS_MISSING_PICTURE)
        buffer_append_text(&reader->html, "\">");
    else if (as != AS_NOTHING && !is_void(xml))
        buffer_append_format(&reader->html, "</%.*s>", (int)name.length, name.text);
}

/* The list of an article's headings says nothing that they do not say. */
static bool skip_contents(struct book_reader *reader)
{
    const struct xml *xml = &reader->xml;
    bool starts = xml->event == XML_START && reader->volume->is_ours && xml_is(xml, "ol") &&
                  is_of_class(reader, "contents");
    if (starts)
        reader->skipped_depth = xml->depth;
    bool is_inside = reader->skipped_depth;
    if (xml->event == XML_END && xml->depth + 1 == reader->skipped_depth)
        reader->skipped_depth = 0;
    return is_inside;
}

static void append_event(struct book_reader *reader)
{
    const struct xml *xml = &reader->xml;
    if (skip_contents(reader))
        return;
    switch (xml->event) {
    case XML_TEXT:
        if (xml->is_literal)
            xml_append_text(&reader->html, xml->content.text, xml->content.length);
        else
            buffer_append(&reader->html, xml->content.text, xml->content.length);
        break;
    case XML_START: append_start(reader); break;
    case XML_END: append_end(reader); break;
    }
}

static void append_page_events(struct book_reader *reader)
{
    struct arena *arena = reader->volume->arena;
    while (xml_next(&reader->xml)) {
        const struct xml *xml = &reader->xml;
        struct arena_mark mark = arena_set_mark(arena);
        bool is_body = xml_is(xml, "body") && xml->event != XML_TEXT;
        if (is_body)
            reader->body_depth = xml->event == XML_START ? xml->depth : 0;
        else if (reader->body_depth)
            append_event(reader);
        arena_rewind(arena, mark);
    }
}

/* A page that is no XML: what stands between its body tags, as HTML. */
static void append_page_text(struct buffer *html, const struct buffer *page)
{
    const char *start = strstr(page->data, "<body"), *end = strstr(page->data, "</body");
    start = start ? strchr(start, '>') : NULL;
    start = start ? start + 1 : page->data;
    buffer_append(html, start, end && end > start ? (size_t)(end - start) : strlen(start));
}

static void append_page(struct book_reader *reader)
{
    const struct volume *volume = reader->volume;
    const char *path = volume->pages[reader->page].path;
    struct buffer text = {0};
    if (!volume_read(volume, path, &text)) {
        diag_report(volume->diag, volume->place, DIAG_BOOK_FILE_MISSING, path, volume->package);
        buffer_free(&text);
        return;
    }
    size_t before = reader->html.length;
    reader->body_depth = reader->box_depth = 0;
    reader->skipped_depth = reader->note_link_depth = 0;
    xml_start(&reader->xml, text.data, text.length);
    append_page_events(reader);
    if (reader->xml.fault) {
        buffer_truncate(&reader->html, before);
        append_page_text(&reader->html, &text);
    }
    xml_free(&reader->xml);
    buffer_free(&text);
}

static void append_book(struct book_reader *reader)
{
    const struct volume *volume = reader->volume;
    buffer_append_text(&reader->html, "<!DOCTYPE html><html");
    xml_append_attribute(&reader->html, "lang", volume->language);
    buffer_append_text(&reader->html, "><head><meta charset=\"utf-8\">");
    xml_append_element(&reader->html, "title", NULL, volume->title);
    buffer_append_text(&reader->html, "</head><body>\n");
    for (reader->page = 0; reader->page < volume->page_count; reader->page++)
        if (!volume->pages[reader->page].is_apparatus)
            append_page(reader);
    buffer_append_text(&reader->html, "</body></html>\n");
}

static void override(struct document *document, const char **field, const char *text)
{
    if (text && *text)
        *field = arena_copy_text(document->arena, text);
}

/* What the package says of the book is better than what the pages let guess. */
static void take_metadata(const struct volume *volume, const struct option_values *options,
                          struct document *document)
{
    struct metadata *metadata = &document->metadata;
    bool source_is_creator = volume->source && volume->author && !strcmp(volume->source, volume->author);
    override(document, &metadata->title, typed_mend(options, volume->title, volume->arena));
    override(document, &metadata->author, source_is_creator ? NULL : volume->author);
    override(document, &metadata->contributors, volume->contributors);
    override(document, &metadata->source, volume->source);
    override(document, &metadata->date, volume->date);
    override(document, &metadata->language, volume->language);
    override(document, &metadata->publisher, volume->publisher);
    override(document, &metadata->summary, volume->summary);
    override(document, &metadata->keywords, volume->keywords);
    override(document, &metadata->order, volume->order);
}

static const struct option_row mending[] = {
#include "formats/html/mending.def"
};

/* Books of ours mark all their headings; where none is marked, none is. */
static struct option_values *html_options(const struct volume *volume, const struct option_values *given)
{
    struct option_values *options = option_values_new(html_format.read_options);
    struct diag silent = {0};
    for (size_t i = 0; given && i < sizeof mending / sizeof *mending; i++)
        option_values_set(options, mending[i].name, option_text(given, mending[i].name), &silent,
                          (struct place){0});
    if (volume->is_ours)
        option_values_set(options, "headings", "tags", &silent, (struct place){0});
    return options;
}

enum status epub_read(const struct read_request *request, struct document **document)
{
    const struct source *book = request->source;
    struct volume *volume;
    enum status status =
        volume_open(book->bytes, book->size, request->diag, (struct place){book->name, 0}, &volume);
    if (status != STATUS_OK)
        return status;
    struct book_reader *reader = arena_allocate(volume->arena, sizeof *reader);
    reader->volume = volume;
    reader->html.ceiling = TEXT_CEILING;
    number_id_spaces(reader);
    append_book(reader);
    struct source text = {.name = book->name, .bytes = reader->html.data, .size = reader->html.length};
    struct option_values *options = html_options(volume, request->options);
    struct read_request inner = {.source = &text, .options = options, .diag = request->diag};
    status = html_format.reader->read(&inner, document);
    if (status == STATUS_OK)
        take_metadata(volume, options, *document);
    option_values_free(options);
    buffer_free(&reader->html);
    volume_close(volume);
    return status;
}
