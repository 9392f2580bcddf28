#include "formats/html/tokenizer/parse.h"
#include "base/translation.h"

#include "formats/html/tokenizer/tokenizer.h"

#include <libxml/HTMLparser.h>
#include <string.h>

struct parse {
    const struct parse_handler *handler;
    htmlParserCtxtPtr parser;
};

/* A line number that passes 2^31 is none. */
static void set_line(const struct parse *parse)
{
    int line = parse->parser->input ? parse->parser->input->line : 0;
    *parse->handler->line = line > 0 ? (uint32_t)line : 0;
}

static bool is_frame(const char *name)
{
    return !strcmp(name, "html") || !strcmp(name, "body");
}

static void handle_start(void *context, const xmlChar *name, const xmlChar **pairs)
{
    struct parse *parse = context;
    if (is_frame((const char *)name))
        return;
    struct attributes attributes = {{NULL}};
    for (; pairs && pairs[0]; pairs += 2) {
        const char *key = (const char *)pairs[0];
        enum attribute attribute = attribute_find(key, strlen(key));
        if (attribute < ATTRIBUTE_COUNT)
            attributes.values[attribute] = pairs[1] ? (const char *)pairs[1] : "";
    }
    set_line(parse);
    parse->handler->start(parse->handler->context, (const char *)name, &attributes);
}

/* An end tag; see markup.h. */
static void handle_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    (void)data;
    struct parse *parse = context;
    set_line(parse);
    parse->handler->end(parse->handler->context, (const char *)target);
}

static void handle_text(void *context, const xmlChar *text, int length)
{
    struct parse *parse = context;
    set_line(parse);
    parse->handler->text(parse->handler->context, (const char *)text, (size_t)length);
}

static int read_bytes(void *context, char *bytes, int size)
{
    return (int)tokenizer_read(context, bytes, (size_t)size);
}

static enum status report(const htmlParserCtxtPtr parser, const char *name, struct diag *diag)
{
    const xmlError *error = xmlCtxtGetLastError(parser);
    bool is_grave = error && (error->code == XML_ERR_NO_MEMORY || error->code == XML_ERR_INTERNAL_ERROR);
    if (!is_grave)
        return STATUS_OK;
    diag_report(diag, (struct place){name, 0}, DIAG_LIBRARY_FAILED, "libxml2",
                error->message ? error->message : PHRASE("out of memory"));
    return STATUS_FAILED;
}

/* An error is nothing: every text is HTML. Without a handler libxml2 would print it. */
static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

enum status parse_markup(const char *text, size_t length, uint32_t line, const struct parse_handler *handler,
                         const char *name, struct diag *diag)
{
    htmlSAXHandler sax = {
        .startElement = handle_start,
        .processingInstruction = handle_instruction,
        .characters = handle_text,
        .ignorableWhitespace = handle_text,
        .serror = ignore_error,
        .initialized = XML_SAX2_MAGIC,
    };
    struct parse parse = {.handler = handler, .parser = htmlNewParserCtxt()};
    if (!parse.parser) {
        diag_report(diag, (struct place){name, 0}, DIAG_LIBRARY_FAILED, "libxml2", PHRASE("out of memory"));
        return STATUS_FAILED;
    }
    struct tokenizer *tokenizer = tokenizer_new(text, length, line);
    *parse.parser->sax = sax;
    parse.parser->userData = &parse;
    const int options =
        HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    htmlCtxtReadIO(parse.parser, read_bytes, NULL, tokenizer, NULL, "utf-8", options);
    enum status status = report(parse.parser, name, diag);
    htmlFreeParserCtxt(parse.parser);
    tokenizer_free(tokenizer);
    return status;
}

const char *parse_library_version(void)
{
    return xmlParserVersion;
}
