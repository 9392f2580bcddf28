#include "formats/html/reader.h"

#include "base/patterns.h"
#include "base/translation.h"
#include "formats/html/article/main_content.h"
#include "formats/html/article/pipeline.h"
#include "formats/html/encoding/decode.h"
#include "formats/html/tree/drop.h"
#include "formats/html/tree/hidden.h"
#include "formats/html/tree/tree_builder.h"
#include "formats/image/image.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SURE = 90, LIKELY = 60, POSSIBLE = 20, LOOK_AT = 4096 };

/* What no text begins with. */
static const struct {
    const char *bytes;
    size_t length;
} foreign[] = {
    {"PK\3\4", 4},
    {"%PDF-", 5},
    {"\x1F\x8B", 2},
    {"Rar!", 4},
    {"7z\xBC\xAF", 4},
    {"\xD0\xCF\x11\xE0", 4},
    {"\x7F"
     "ELF",
     4},
    {"BM", 2},
    {"II*\0", 4},
    {"MM\0*", 4},
    {"ITSF", 4},
};

static bool is_foreign(const struct source *source)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (source->size >= foreign[i].length && !memcmp(source->bytes, foreign[i].bytes, foreign[i].length))
            return foreign[i].length > 2 || memchr(source->bytes, 0, source->size < 64 ? source->size : 64);
    return image_sniff(source->bytes, source->size) != IMAGE_NONE;
}

static bool has_tag(const char *bytes, size_t size)
{
    for (size_t i = 0; i + 1 < size && i < LOOK_AT; i++)
        if (bytes[i] == '<' && (isalpha((unsigned char)bytes[i + 1]) || strchr("!/?", bytes[i + 1])))
            return true;
    return false;
}

static int recognise(const struct source *source)
{
    if (is_foreign(source))
        return 0;
    if (has_tag(source->bytes, source->size))
        return SURE;
    return memchr(source->bytes, 0, source->size < LOOK_AT ? source->size : LOOK_AT) ? POSSIBLE : LIKELY;
}

static const char *forced_encoding(const struct read_request *request)
{
    return request->options && option_is_set(request->options, "input-encoding")
               ? option_text(request->options, "input-encoding")
               : NULL;
}

static uint32_t count_lines(const char *text, size_t length)
{
    uint32_t lines = 0;
    for (const char *end = text + length; (text = memchr(text, '\n', (size_t)(end - text))); text++)
        lines++;
    return lines;
}

/* The body of a text: markup, or lines. */
static enum status tree_builder_body(struct article_context *context, struct tree_builder *tree,
                                     const struct buffer *text, size_t start)
{
    const char *body = text->data + start;
    size_t length = text->length - start;
    uint32_t line = 1 + count_lines(text->data, start);
    if (plain_text_recognise(body, length)) {
        plain_text_build(context, body, length, line);
        return STATUS_OK;
    }
    if (hidden_is_most(body, length, context->source)) {
        diag_report(context->diag, (struct place){context->source->name, 0}, DIAG_HIDDEN_SHOWN);
        tree_builder_show_hidden(tree);
    }
    const struct parse_handler handler = tree_builder_handler(tree);
    enum status status = parse_markup(body, length, line, &handler, context->source->name, context->diag);
    tree_builder_finish(tree);
    context->page_title = tree_builder_page_title(tree);
    context->language = tree_builder_language(tree);
    return status;
}

/* A title alone is an article, if a poor one. */
static enum status check_text(const struct article_context *context)
{
    const struct place insertion = {context->source->name, 0};
    if (builder_document(context->builder)->root->first_child)
        return STATUS_OK;
    bool has_title = context->title_line || context->page_title;
    diag_report(context->diag, insertion, has_title ? DIAG_NO_BODY : DIAG_NO_TEXT);
    return has_title ? STATUS_OK : STATUS_FAILED;
}

static void report_notes(const struct article_context *context, size_t count)
{
    char text[24];
    if (!count)
        return;
    snprintf(text, sizeof text, "%zu", count);
    diag_report(context->diag, (struct place){context->source->name, 0}, DIAG_NOTES_FOUND, text);
}

static enum status read_text(const struct read_request *request, const struct buffer *text,
                             struct document **document)
{
    struct builder *builder = builder_new(request->source->name, request->diag);
    struct tree_builder *tree = tree_builder_new(builder, request->source, request->diag,
                                                 request->options && option_flag(request->options, "color"));
    struct title_line title = title_line_find(text->data, text->length);
    struct article_context context = {
        .builder = builder, .source = request->source, .options = request->options, .diag = request->diag};
    if (title.end > title.start)
        context.title_line =
            arena_copy(builder_document(builder)->arena, text->data + title.start, title.end - title.start);
    enum status status = tree_builder_body(&context, tree, text, title.rest);
    if (status == STATUS_OK) {
        pipeline_run(&context);
        main_content_find(&context);
        drop_blocks(&context);
        report_notes(&context, tree_builder_settle(tree));
        status = check_text(&context);
    }
    tree_builder_free(tree);
    if (status == STATUS_OK)
        return builder_finish(builder, document);
    builder_free(builder);
    return status;
}

static enum status refuse(const struct read_request *request, enum diag_id id, const char *argument)
{
    diag_report(request->diag, (struct place){request->source->name, 0}, id, argument);
    return STATUS_FAILED;
}

static enum status read(const struct read_request *request, struct document **document)
{
    if (is_foreign(request->source))
        return refuse(request, DIAG_NOT_TEXT, NULL);
    struct decoded decoded;
    enum status status = decode_source(request->source, forced_encoding(request), request->diag, &decoded);
    if (status == STATUS_OK && decoded.text.overflowed)
        status = refuse(request, DIAG_INPUT_TOO_LARGE, "1073741824");
    if (status == STATUS_OK)
        status = read_text(request, &decoded.text, document);
    if (status == STATUS_OK)
        (*document)->encoding = arena_copy_text((*document)->arena, decoded.encoding);
    buffer_free(&decoded.text);
    return status;
}

static const struct option_row rows[] = {
    {.name = "input-encoding",
     .kind = OPTION_TEXT,
     .choices = "NAME",
     .summary = "the encoding of the input (gbk, big5, utf-8, ...), when the one found is wrong"},
    {.name = "content",
     .kind = OPTION_CHOICE,
     .fallback = "all",
     .choices = "all|article",
     .summary = "what of a saved page to keep: all visible text, or its article alone"},
    {.name = "color", .kind = OPTION_FLAG, .fallback = "no", .summary = "keep the colours of the text"},
    {.name = "headings",
     .kind = OPTION_CHOICE,
     .fallback = "auto",
     .choices = "auto|tags|none",
     .summary = "which headings to find: all, those that tags mark, or none"},
    {.name = "heading",
     .kind = OPTION_TEXT,
     .choices = "REGEX",
     .repeatable = true,
     .summary = "paragraphs that match are headings"},
    {.name = "drop",
     .kind = OPTION_TEXT,
     .choices = "REGEX",
     .repeatable = true,
     .summary = "paragraphs that match are left out"},
    {.name = "placeholders",
     .kind = OPTION_CHOICE,
     .fallback = "mark",
     .choices = "mark|keep|drop",
     .summary = "what becomes of lines that stand for a missing picture"},
#include "formats/html/mending.def"
};

/* Before any input is read: an encoding that nobody knows, an expression that makes no sense. */
static enum status check_options(const struct option_values *values, struct diag *diag)
{
    const char *encoding = option_text(values, "input-encoding");
    if (encoding && !encoding_find(encoding, strlen(encoding))) {
        diag_report(
            diag, (struct place){0}, DIAG_BAD_VALUE, "encoding", encoding,
            PHRASE("the name of an encoding: utf-8, gb18030, gbk, big5, shift_jis, euc-kr, utf-16, ..."));
        return STATUS_USAGE;
    }
    enum status status = patterns_check(values, "heading", diag);
    return status == STATUS_OK ? patterns_check(values, "drop", diag) : status;
}

static const struct option_table options = {rows, sizeof rows / sizeof *rows};
static const char *const extensions[] = {"html", "htm", "xhtml", "txt", NULL};
static const struct reader reader = {.recognise = recognise, .read = read};

/* libxml2 tells 2.9.14 as "20914", with whatever the packager put behind it; uchardet tells nothing at run
 * time. */
static const char *libraries(void)
{
    static char text[64];
    long version = strtol(parse_library_version(), NULL, 10);
    snprintf(text, sizeof text, "libxml2 %ld.%ld.%ld, uchardet %s", version / 10000, version / 100 % 100,
             version % 100, UCHARDET_VERSION);
    return text;
}

const struct format html_format = {
    .name = "html",
    .summary = "articles: HTML fragments and pages, XHTML, plain text, in any encoding",
    .extensions = extensions,
    .read_options = &options,
    .check_read_options = check_options,
    .reader = &reader,
    .is_text = true,
    .libraries = libraries,
};
