#include "base/xml/xml_reader.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An entity that the text declares. */
struct own_entity {
    const char *name, *text;
    const struct own_entity *next;
};

struct xml_reader {
    const struct xml_handler *handler;
    struct xml_fault *fault;
    xmlParserCtxtPtr parser;
    struct buffer text;      /* since the last tag */
    unsigned long text_line; /* of its first word; 0: only white space so far */
    size_t depth;
    struct buffer strings;        /* of the tag */
    xmlEntity entity;             /* the one that was asked for last */
    const struct own_entity *own; /* those that the text declares, the last one first */
    size_t own_count, own_length; /* of what they stood for so far */
    struct arena *arena;          /* of them; NULL: there are none */
    struct xml_attribute attributes[XML_MOST_ATTRIBUTES];
};

/* Faults. */

#define UNKNOWN_REFERENCE                                                                                    \
    PHRASE("an & that begins no reference XML knows; write it as &amp;, a &nbsp; as &#160;")
#define NEVER_CLOSED PHRASE("a comment, declaration or tag that is never closed; close it")

static const struct {
    int code;
    const char *reason;
} reasons[] = {
    {XML_ERR_DOCUMENT_EMPTY, PHRASE("there is no element in the file")},
    {XML_ERR_DOCUMENT_END, PHRASE("something stands outside the outermost element; take it out")},
    {XML_ERR_INVALID_CHAR, PHRASE("a control character; take it out")},
    {XML_ERR_INVALID_HEX_CHARREF, UNKNOWN_REFERENCE},
    {XML_ERR_INVALID_DEC_CHARREF, UNKNOWN_REFERENCE},
    {XML_ERR_INVALID_CHARREF, UNKNOWN_REFERENCE},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, UNKNOWN_REFERENCE},
    {XML_ERR_UNDECLARED_ENTITY, UNKNOWN_REFERENCE},
    {XML_ERR_NAME_REQUIRED,
     PHRASE("a < or & that begins no tag and no reference; write it as &lt; or &amp;")},
    {XML_ERR_LT_IN_ATTRIBUTE, PHRASE("a < in a value; write it as &lt;")},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, PHRASE("a value without quotation marks; write name=\"value\"")},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, PHRASE("an attribute without a value; write name=\"value\"")},
    {XML_ERR_ATTRIBUTE_REDEFINED, PHRASE("an attribute that stands twice; take one out")},
    {XML_ERR_SPACE_REQUIRED, PHRASE("attributes that no space parts; put one between")},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, NEVER_CLOSED},
    {XML_ERR_LITERAL_NOT_FINISHED, NEVER_CLOSED},
    {XML_ERR_COMMENT_NOT_FINISHED, NEVER_CLOSED},
    {XML_ERR_PI_NOT_FINISHED, NEVER_CLOSED},
    {XML_ERR_CDATA_NOT_FINISHED, NEVER_CLOSED},
    {XML_ERR_DOCTYPE_NOT_FINISHED, NEVER_CLOSED},
    {XML_ERR_GT_REQUIRED, NEVER_CLOSED},
    {XML_ERR_HYPHEN_IN_COMMENT, PHRASE("two hyphens inside a comment; take one out")},
    {XML_ERR_MISPLACED_CDATA_END, PHRASE("]]> in a text; write its > as &gt;")},
    {XML_ERR_RESERVED_XML_NAME,
     PHRASE("the XML declaration is not the first thing in the file; put it there")},
    {XML_ERR_TAG_NAME_MISMATCH,
     PHRASE("an end tag that matches no start tag; close elements in the order opposite to the one they were "
            "opened in")},
    {XML_ERR_TAG_NOT_FINISHED, PHRASE("an element that is never closed; add its end tag")},
};

static const char *find_reason(int code)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].code == code)
            return reasons[i].reason;
    return PHRASE("it is not well-formed; xmllint says more");
}

/* The first fault counts. */
static void fail(struct xml_reader *reader, const char *reason, unsigned long line)
{
    if (reader->fault->reason)
        return;
    *reader->fault = (struct xml_fault){reason, line};
    if (reader->parser)
        xmlStopParser(reader->parser);
}

static unsigned long line_of(const struct xml_reader *reader)
{
    int line = xmlSAX2GetLineNumber(reader->parser);
    return line > 0 ? (unsigned long)line : 1;
}

static void take_error(void *context, xmlErrorPtr error)
{
    struct xml_reader *reader = context;
    if (error->level == XML_ERR_FATAL)
        fail(reader, find_reason(error->code), error->line > 0 ? (unsigned long)error->line : 1);
}

/* What a text declares of its own could name what is outside, or grow without bound. */
static void refuse_declarations(struct xml_reader *reader)
{
    fail(reader, PHRASE("a document type with declarations of its own; take them out"), line_of(reader));
}

/* Of entities, only what stands for plain words is taken; the first declaration of a name counts. */
static void take_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                        const xmlChar *system_id, xmlChar *content)
{
    struct xml_reader *reader = context;
    const char *text = (const char *)content;
    (void)public_id;
    (void)system_id;
    bool is_plain = type == XML_INTERNAL_GENERAL_ENTITY && text && !strpbrk(text, "<&");
    if (!is_plain || ++reader->own_count > XML_MOST_ENTITIES) {
        refuse_declarations(reader);
        return;
    }
    if (!reader->arena)
        reader->arena = arena_new();
    struct own_entity *entity = arena_allocate(reader->arena, sizeof *entity);
    *entity = (struct own_entity){.name = arena_copy_text(reader->arena, (const char *)name),
                                  .text = arena_copy_text(reader->arena, text),
                                  .next = reader->own};
    reader->own = entity;
}

static const char *find_own_entity(struct xml_reader *reader, const char *name)
{
    const char *text = NULL;
    for (const struct own_entity *entity = reader->own; entity; entity = entity->next)
        if (!strcmp(entity->name, name))
            text = entity->text;
    /* libxml2 asks for an entity when it is declared, too. */
    bool is_used = text && reader->parser->instate != XML_PARSER_ENTITY_VALUE;
    reader->own_length += is_used ? strlen(text) + 1 : 0;
    if (reader->own_length > XML_LARGEST_ENTITIES)
        refuse_declarations(reader);
    return text;
}

static void take_doctype(void *context, const xmlChar *name, const xmlChar *public_id,
                         const xmlChar *system_id)
{
    struct xml_reader *reader = context;
    const struct xml_handler *handler = reader->handler;
    if (handler->doctype)
        handler->doctype(handler->context, (const char *)name, (const char *)public_id,
                         (const char *)system_id);
}

static void refuse_attribute(void *context, const xmlChar *element, const xmlChar *name, int type, int kind,
                             const xmlChar *value, xmlEnumerationPtr choices)
{
    (void)element;
    (void)name;
    (void)type;
    (void)kind;
    (void)value;
    xmlFreeEnumeration(choices);
    refuse_declarations(context);
}

/* libxml2 copies only the first byte of a predefined entity into a value, and reads the text of another one
 * again in content: the kind that it reports depends on where it is asked. */
static xmlEntityPtr find_entity(void *context, const xmlChar *name)
{
    struct xml_reader *reader = context;
    const char *(*find)(const char *) = reader->handler->entity;
    const char *text = find_own_entity(reader, (const char *)name);
    if (!text && find)
        text = find((const char *)name);
    if (!text) {
        fail(reader, UNKNOWN_REFERENCE, line_of(reader));
        return NULL;
    }
    bool in_value = reader->parser->instate == XML_PARSER_ATTRIBUTE_VALUE;
    reader->entity = (xmlEntity){
        .type = XML_ENTITY_DECL,
        .name = name,
        .orig = (xmlChar *)text,
        .content = (xmlChar *)text,
        .length = (int)strlen(text),
        .etype = in_value ? XML_INTERNAL_GENERAL_ENTITY : XML_INTERNAL_PREDEFINED_ENTITY,
    };
    return &reader->entity;
}

/* Events. */

static void end_text(struct xml_reader *reader)
{
    const struct xml_handler *handler = reader->handler;
    if (reader->text.length && handler->text)
        handler->text(handler->context, reader->text.data, reader->text.length,
                      reader->text_line ? reader->text_line : line_of(reader));
    buffer_truncate(&reader->text, 0);
    reader->text_line = 0;
}

/* The parser stands behind the text. */
static void note_line(struct xml_reader *reader, const char *text, size_t length)
{
    size_t start = 0;
    unsigned long after = 0;
    while (start < length && strchr(" \t\n", text[start]))
        start++;
    for (size_t i = start; i < length; i++)
        after += text[i] == '\n';
    if (start < length && !reader->text_line)
        reader->text_line = line_of(reader) - after;
}

static void take_text(void *context, const xmlChar *text, int length)
{
    struct xml_reader *reader = context;
    note_line(reader, (const char *)text, (size_t)length);
    buffer_append(&reader->text, text, (size_t)length);
}

/* Names with their prefixes and values, each ended by NUL. */
static void append_name(struct buffer *strings, const xmlChar *prefix, const xmlChar *name)
{
    if (prefix) {
        buffer_append_text(strings, (const char *)prefix);
        buffer_append_byte(strings, ':');
    }
    buffer_append(strings, name, strlen((const char *)name) + 1);
}

/* What libxml2 tells of an attribute: name, prefix, namespace, start and end of its value. */
enum { NAME, PREFIX, SPACE, VALUE, VALUE_END, PARTS };

static void append_attributes(struct buffer *strings, const xmlChar **parts, size_t count)
{
    for (; count; count--, parts += PARTS) {
        append_name(strings, parts[PREFIX], parts[NAME]);
        buffer_append(strings, parts[VALUE], (size_t)(parts[VALUE_END] - parts[VALUE]));
        buffer_append_byte(strings, '\0');
    }
}

/* The buffer has come to rest: where each string stands is known. */
static struct xml_element find_strings(struct xml_reader *reader, const xmlChar *space, const xmlChar **parts,
                                       size_t attribute_count)
{
    const char *string = reader->strings.data;
    struct xml_element element = {.name = string,
                                  .space = (const char *)space,
                                  .attributes = reader->attributes,
                                  .attribute_count = attribute_count,
                                  .depth = reader->depth,
                                  .line = line_of(reader)};
    for (size_t i = 0; i < attribute_count; i++) {
        const char *name = string + strlen(string) + 1, *value = name + strlen(name) + 1;
        reader->attributes[i] = (struct xml_attribute){name, value, (const char *)parts[i * PARTS + SPACE]};
        string = value;
    }
    return element;
}

static void take_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                       int namespace_count, const xmlChar **namespaces, int attribute_count,
                       int defaulted_count, const xmlChar **attributes)
{
    struct xml_reader *reader = context;
    const struct xml_handler *handler = reader->handler;
    (void)namespace_count;
    (void)namespaces;
    (void)defaulted_count;
    end_text(reader);
    if (++reader->depth > XML_DEEPEST) {
        fail(reader, PHRASE("more than 4096 elements inside each other; take out those that say nothing"),
             line_of(reader));
        return;
    }
    if (!handler->start || attribute_count > XML_MOST_ATTRIBUTES)
        return;
    buffer_truncate(&reader->strings, 0);
    append_name(&reader->strings, prefix, name);
    append_attributes(&reader->strings, attributes, (size_t)attribute_count);
    const struct xml_element element = find_strings(reader, uri, attributes, (size_t)attribute_count);
    handler->start(handler->context, &element);
}

static void take_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct xml_reader *reader = context;
    const struct xml_handler *handler = reader->handler;
    end_text(reader);
    buffer_truncate(&reader->strings, 0);
    append_name(&reader->strings, prefix, name);
    const struct xml_element element = find_strings(reader, uri, NULL, 0);
    reader->depth--;
    if (handler->end)
        handler->end(handler->context, &element);
}

/* Before the parser sees the text. */

static size_t count_attribute(const char *text, size_t length, size_t at)
{
    if (text[at] != '=')
        return 0;
    do
        at++;
    while (at < length && strchr(" \t\r\n", text[at]));
    return at < length && (text[at] == '"' || text[at] == '\'');
}

/* The parser compares each attribute of an element with all before it. Counts `="` from one < to the next. */
static bool has_crowded_element(const char *text, size_t length, unsigned long *line)
{
    size_t count = 0;
    *line = 1;
    for (size_t i = 0; i < length && count <= XML_MOST_ATTRIBUTES; i++) {
        *line += text[i] == '\n';
        count = text[i] == '<' ? 0 : count + count_attribute(text, length, i);
    }
    return count > XML_MOST_ATTRIBUTES;
}

static bool check_form(struct xml_reader *reader, const char *text, size_t length)
{
    unsigned long line = 1;
    if (length > XML_LARGEST)
        fail(reader, PHRASE("it is larger than 256 MB; split it"), line);
    else if (!utf8_is_valid(text, length))
        fail(reader, PHRASE("it is not UTF-8; convert it, and its declaration too"), line);
    else if (!length)
        fail(reader, find_reason(XML_ERR_DOCUMENT_EMPTY), line);
    else if (has_crowded_element(text, length, &line))
        fail(reader, PHRASE("an element with more than 1024 attributes; take some out"), line);
    return !reader->fault->reason;
}

static char *duplicate(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(memory_allocate(size), text, size);
}

/* Once, before libxml2 is used for anything: out of memory ends the process, as it does everywhere. */
static void set_up_library(void)
{
    static bool is_done;
    if (is_done)
        return;
    xmlMemSetup(free, memory_allocate, memory_resize, duplicate);
    xmlInitParser();
    is_done = true;
}

static void parse(struct xml_reader *reader, const char *text, size_t length)
{
    static const xmlSAXHandler events = {
        .startElementNs = take_start,
        .endElementNs = take_end,
        .characters = take_text,
        .ignorableWhitespace = take_text,
        .cdataBlock = take_text,
        .getEntity = find_entity,
        .entityDecl = take_entity,
        .internalSubset = take_doctype,
        .attributeDecl = refuse_attribute,
        .serror = take_error,
        .initialized = XML_SAX2_MAGIC,
    };
    const int options = XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC;
    set_up_library();
    reader->parser = xmlNewParserCtxt();
    *reader->parser->sax = events;
    reader->parser->userData = reader;
    /* The document is made for what a text declares. */
    xmlFreeDoc(xmlCtxtReadMemory(reader->parser, text, (int)length, NULL, "UTF-8", options));
    if (!reader->parser->wellFormed)
        fail(reader, find_reason(reader->parser->errNo), line_of(reader));
    xmlFreeParserCtxt(reader->parser);
}

bool xml_read(const char *text, size_t length, const struct xml_handler *handler, struct xml_fault *fault)
{
    struct xml_reader *reader = memory_allocate(sizeof *reader);
    *reader = (struct xml_reader){.handler = handler, .fault = fault};
    *fault = (struct xml_fault){NULL, 0};
    bool has_mark = length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3);
    if (check_form(reader, text, length))
        parse(reader, text + (has_mark ? 3 : 0), length - (has_mark ? 3 : 0));
    buffer_free(&reader->text);
    buffer_free(&reader->strings);
    arena_free(reader->arena);
    free(reader);
    return !fault->reason;
}

bool xml_element_is(const struct xml_element *element, const char *name)
{
    const char *own = element->name;
    if (!strncmp(name, "*:", 2)) {
        const char *colon = strchr(own, ':');
        own = colon ? colon + 1 : own;
        name += 2;
    }
    return !strcmp(own, name);
}

const char *xml_element_attribute(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (!strcmp(element->attributes[i].name, name))
            return element->attributes[i].value;
    return NULL;
}

/* The library tells 2.9.14 as "20914", with whatever the packager put behind it. */
const char *xml_libraries(void)
{
    static char text[64];
    long version = strtol(xmlParserVersion, NULL, 10);
    snprintf(text, sizeof text, "libxml2 %ld.%ld.%ld", version / 10000, version / 100 % 100, version % 100);
    return text;
}
