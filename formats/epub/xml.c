#include "formats/epub/xml.h"

#include "base/buffer.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void xml_start(struct xml *xml, const char *text, size_t length)
{
    memset(xml, 0, sizeof *xml);
    xml->text = text;
    xml->length = length;
    xml->line = 1;
    if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
        xml->offset = 3;
    if (!utf8_is_valid(text, length))
        xml->fault = PHRASE("it is not UTF-8; convert it, and its declaration too");
}

void xml_free(struct xml *xml)
{
    free(xml->open);
    xml->open = NULL;
}

static bool fail(struct xml *xml, const char *fault)
{
    if (!xml->fault)
        xml->fault = fault;
    return false;
}

static bool at_end(const struct xml *xml)
{
    return xml->offset >= xml->length;
}

static char peek(const struct xml *xml)
{
    return at_end(xml) ? '\0' : xml->text[xml->offset];
}

static bool looking_at(const struct xml *xml, const char *mark)
{
    size_t length = strlen(mark);
    return xml->length - xml->offset >= length && !memcmp(xml->text + xml->offset, mark, length);
}

static void advance(struct xml *xml, size_t length)
{
    for (size_t i = 0; i < length; i++)
        xml->line += xml->text[xml->offset + i] == '\n';
    xml->offset += length;
}

/* Moves behind the next `mark`; the slice before it. */
static bool take_until(struct xml *xml, const char *mark, struct xml_slice *slice)
{
    const char *start = xml->text + xml->offset;
    const char *end = memmem(start, xml->length - xml->offset, mark, strlen(mark));
    if (!end)
        return fail(xml, PHRASE("a comment, declaration or tag that is never closed; close it"));
    *slice = (struct xml_slice){start, (size_t)(end - start)};
    advance(xml, slice->length + strlen(mark));
    return true;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool skip_space(struct xml *xml)
{
    size_t start = xml->offset;
    while (is_space(peek(xml)))
        advance(xml, 1);
    return xml->offset > start;
}

static bool is_name_start(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || byte == ':' ||
           (unsigned char)byte >= 0x80;
}

static bool is_name_part(char byte)
{
    return is_name_start(byte) || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
}

static bool take_name(struct xml *xml, struct xml_slice *name)
{
    if (!is_name_start(peek(xml)))
        return fail(xml, PHRASE("a name was expected; write a < that is no tag as &lt;"));
    *name = (struct xml_slice){.text = xml->text + xml->offset};
    while (is_name_part(peek(xml)))
        xml->offset++;
    name->length = (size_t)(xml->text + xml->offset - name->text);
    return true;
}

static bool same(struct xml_slice one, struct xml_slice other)
{
    return one.length == other.length && !memcmp(one.text, other.text, one.length);
}

static bool equals(struct xml_slice slice, const char *text)
{
    return slice.length == strlen(text) && !memcmp(slice.text, text, slice.length);
}

static const struct {
    const char *reference;
    char byte;
} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

static bool is_character(unsigned long character)
{
    if (character < 0x20)
        return character == '\t' || character == '\n' || character == '\r';
    return character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF) && character != 0xFFFE &&
           character != 0xFFFF;
}

/* The length of the reference at the start of `text`, and what it stands for; 0 when it is none. */
static size_t read_reference(const char *text, size_t length, unsigned long *character)
{
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        size_t size = strlen(entities[i].reference);
        *character = (unsigned char)entities[i].byte;
        if (length >= size && !memcmp(text, entities[i].reference, size))
            return size;
    }
    enum { LONGEST_REFERENCE = 12 };
    char copy[LONGEST_REFERENCE + 1] = {0};
    memcpy(copy, text, length < LONGEST_REFERENCE ? length : LONGEST_REFERENCE);
    if (copy[0] != '&' || copy[1] != '#')
        return 0;
    bool hex = copy[2] == 'x';
    const char *digits = copy + (hex ? 3 : 2);
    char *end;
    *character = strtoul(digits, &end, hex ? 16 : 10);
    bool sound = end > digits && *end == ';' && *digits != '-' && *digits != '+' && is_character(*character);
    return sound ? (size_t)(end - copy) + 1 : 0;
}

/* References are known, and no character stands there that XML forbids. */
static bool check_content(struct xml *xml, struct xml_slice content, bool is_literal)
{
    unsigned long character;
    for (size_t i = 0; i < content.length; i++) {
        unsigned char byte = (unsigned char)content.text[i];
        if (byte < 0x20 && !is_character(byte))
            return fail(xml, PHRASE("a control character; take it out"));
        if (byte == '&' && !is_literal && !read_reference(content.text + i, content.length - i, &character))
            return fail(
                xml,
                PHRASE("an & that begins no reference XML knows; write it as &amp;, a &nbsp; as &#160;"));
    }
    return true;
}

static bool take_attribute(struct xml *xml)
{
    if (xml->attribute_count == XML_MOST_ATTRIBUTES)
        return fail(xml, PHRASE("an element with more than 256 attributes; take some out"));
    struct xml_attribute *attribute = &xml->attributes[xml->attribute_count];
    if (!take_name(xml, &attribute->name))
        return false;
    for (size_t i = 0; i < xml->attribute_count; i++)
        if (same(xml->attributes[i].name, attribute->name))
            return fail(xml, PHRASE("an attribute that stands twice; take one out"));
    skip_space(xml);
    if (peek(xml) != '=')
        return fail(xml, PHRASE("an attribute without a value; write name=\"value\""));
    advance(xml, 1);
    skip_space(xml);
    const char quote[2] = {peek(xml), '\0'};
    if (*quote != '"' && *quote != '\'')
        return fail(xml, PHRASE("a value without quotation marks; write name=\"value\""));
    advance(xml, 1);
    if (!take_until(xml, quote, &attribute->value))
        return false;
    if (memchr(attribute->value.text, '<', attribute->value.length))
        return fail(xml, PHRASE("a < in a value; write it as &lt;"));
    xml->attribute_count++;
    return check_content(xml, attribute->value, false);
}

static bool push(struct xml *xml)
{
    if (xml->depth == XML_DEEPEST)
        return fail(xml,
                    PHRASE("more than 4096 elements inside each other; take out those that say nothing"));
    if (xml->depth == xml->capacity) {
        xml->capacity = xml->capacity ? xml->capacity * 2 : 32;
        xml->open = memory_resize(xml->open, xml->capacity * sizeof *xml->open);
    }
    xml->open[xml->depth++] = xml->name;
    return true;
}

static bool take_start(struct xml *xml)
{
    if (!xml->depth && xml->root_seen)
        return fail(xml, PHRASE("more than one outermost element; put one around them"));
    advance(xml, 1);
    xml->attribute_count = 0;
    xml->event = XML_START;
    xml->root_seen = true;
    if (!take_name(xml, &xml->name))
        return false;
    for (;;) {
        bool parted = skip_space(xml);
        xml->is_empty_element = looking_at(xml, "/>");
        if (xml->is_empty_element || peek(xml) == '>')
            break;
        if (!parted)
            return fail(xml, PHRASE("attributes that no space parts; put one between"));
        if (!take_attribute(xml))
            return false;
    }
    advance(xml, xml->is_empty_element ? 2 : 1);
    return push(xml);
}

static bool take_end(struct xml *xml)
{
    xml->event = XML_END;
    if (xml->is_empty_element) {
        xml->is_empty_element = false;
        xml->name = xml->open[--xml->depth];
        return true;
    }
    advance(xml, 2);
    if (!take_name(xml, &xml->name))
        return false;
    skip_space(xml);
    if (peek(xml) != '>')
        return fail(xml, PHRASE("an end tag without its >; add it"));
    advance(xml, 1);
    if (!xml->depth || !same(xml->open[xml->depth - 1], xml->name))
        return fail(
            xml, PHRASE("an end tag that matches no start tag; close elements in the order opposite to the "
                        "one they were opened in"));
    xml->depth--;
    return true;
}

static bool take_text(struct xml *xml)
{
    const char *start = xml->text + xml->offset;
    const char *end = memchr(start, '<', xml->length - xml->offset);
    xml->event = XML_TEXT;
    xml->is_literal = false;
    xml->content = (struct xml_slice){start, end ? (size_t)(end - start) : xml->length - xml->offset};
    advance(xml, xml->content.length);
    if (!xml->depth && strspn(start, " \t\r\n") < xml->content.length)
        return fail(xml, PHRASE("text outside the outermost element; take it out"));
    return check_content(xml, xml->content, false);
}

static bool take_literal(struct xml *xml)
{
    advance(xml, strlen("<![CDATA["));
    xml->event = XML_TEXT;
    xml->is_literal = true;
    if (!xml->depth)
        return fail(xml, PHRASE("text outside the outermost element; take it out"));
    return take_until(xml, "]]>", &xml->content) && check_content(xml, xml->content, true);
}

/* Comments, processing instructions and the document type, none of which says anything here. */
static bool skip_unsaid(struct xml *xml)
{
    struct xml_slice skipped;
    if (looking_at(xml, "<?"))
        return take_until(xml, "?>", &skipped);
    if (!looking_at(xml, "<!--")) {
        bool taken = take_until(xml, ">", &skipped);
        if (taken && memchr(skipped.text, '[', skipped.length))
            return fail(xml, PHRASE("a document type with declarations of its own; take them out"));
        return taken;
    }
    advance(xml, 4);
    if (!take_until(xml, "--", &skipped))
        return false;
    if (peek(xml) != '>')
        return fail(xml, PHRASE("two hyphens inside a comment; take one out"));
    advance(xml, 1);
    return true;
}

static bool is_unsaid(const struct xml *xml)
{
    return looking_at(xml, "<?") || looking_at(xml, "<!--") || looking_at(xml, "<!DOCTYPE");
}

bool xml_next(struct xml *xml)
{
    if (xml->fault)
        return false;
    if (xml->is_empty_element)
        return take_end(xml);
    while (is_unsaid(xml))
        if (!skip_unsaid(xml))
            return false;
    if (at_end(xml)) {
        if (xml->depth || !xml->root_seen)
            fail(xml, xml->depth ? PHRASE("an element that is never closed; add its end tag")
                                 : PHRASE("there is no element in the file"));
        return false;
    }
    if (looking_at(xml, "<![CDATA["))
        return take_literal(xml);
    if (looking_at(xml, "</"))
        return take_end(xml);
    return peek(xml) == '<' ? take_start(xml) : take_text(xml);
}

bool xml_is(const struct xml *xml, const char *name)
{
    struct xml_slice own = xml->name;
    if (!strncmp(name, "*:", 2)) {
        const char *colon = memchr(own.text, ':', own.length);
        size_t prefix = colon ? (size_t)(colon - own.text) + 1 : 0;
        own = (struct xml_slice){own.text + prefix, own.length - prefix};
        name += 2;
    }
    return equals(own, name);
}

char *xml_attribute(const struct xml *xml, struct arena *arena, const char *name)
{
    for (size_t i = 0; i < xml->attribute_count; i++)
        if (equals(xml->attributes[i].name, name))
            return xml_decode(arena, xml->attributes[i].value);
    return NULL;
}

char *xml_decode(struct arena *arena, struct xml_slice slice)
{
    char *decoded = arena_allocate(arena, slice.length + 1), *end = decoded;
    for (size_t i = 0; i < slice.length;) {
        unsigned long character;
        size_t size = slice.text[i] == '&' ? read_reference(slice.text + i, slice.length - i, &character) : 0;
        if (size)
            end += utf8_encode((uint32_t)character, end);
        else
            *end++ = slice.text[i];
        i += size ? size : 1;
    }
    return decoded;
}
