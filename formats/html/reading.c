#include "formats/html/reading.h"

#include "base/diag_hold.h"
#include "base/xml/xml_reader.h"
#include "formats/html/article/article_context.h"
#include "formats/html/article/drop.h"
#include "formats/html/article/plain_text.h"
#include "formats/html/article/replace.h"
#include "formats/html/article/tidy.h"
#include "formats/html/article/title_line.h"
#include "formats/html/encoding/decode.h"
#include "formats/html/pipeline.h"
#include "formats/html/tokenizer/input_stream.h"
#include "formats/html/tokenizer/tokenizer.h"
#include "formats/html/tokenizer/xml_tokens.h"
#include "formats/html/tree/tree_builder.h"

#include <stdio.h>
#include <string.h>

/* One reading of a source. */
struct reading {
    const struct read_request *request;
    struct article_context article;
    struct tree_builder *tree;
    struct diag_hold *hold; /* what is reported before it is known whether the reading counts */
    bool is_book, is_settled;
    struct mender *mender;
    struct title_line title;
    struct text_view title_text; /* of line 1; empty: there is none, as where the source came as tokens */
};

/* All zero, they are the defaults. */
static struct reading_options options_of(const struct read_request *request)
{
    const struct reading_options *given = request->options;
    return given ? *given : (struct reading_options){0};
}

/* A tab is a space, as in the text below it. */
static char *copy_title_line(const struct reading *reading, struct arena *arena)
{
    size_t length = reading->title_text.length;
    char *copy = arena_copy(arena, reading->title_text.text, length);
    for (char *tab = copy; (tab = memchr(tab, '\t', length - (size_t)(tab - copy))) != NULL;)
        *tab = ' ';
    return copy;
}

static void begin(struct reading *reading)
{
    const struct read_request *request = reading->request;
    struct diag *diag = diag_hold_diag(reading->hold);
    const struct reading_options options = options_of(request);
    struct builder *builder = builder_new(request->source->name, diag);
    reading->tree = tree_builder_new(builder, request->source, diag, options.color);
    reading->article = (struct article_context){.is_book = reading->is_book,
                                                .is_settled = reading->is_settled,
                                                .builder = builder,
                                                .source = request->source,
                                                .options = options,
                                                .mender = reading->mender,
                                                .diag = request->diag};
    if (reading->title_text.length > 0)
        reading->article.title_line = copy_title_line(reading, builder_document(builder)->arena);
    else
        tree_builder_keep_regions(reading->tree);
}

static void build(struct reading *reading, const struct token_source *tokens)
{
    const struct token_handler handler = tree_builder_handler(reading->tree);
    tokens->give(tokens->context, &handler);
    tree_builder_finish(reading->tree);
}

/* A title of which the user's rules leave nothing stays. */
static const char *page_title(const struct reading *reading)
{
    const char *title = tree_builder_page_title(reading->tree);
    struct text_view text = text_view_of(title ? title : "");
    struct arena *arena = builder_document(reading->article.builder)->arena;
    bool changed = title && reading->mender && mender_change_line(reading->mender, 0, &text);
    return changed && text.length ? text_view_copy(arena, text) : title;
}

/* The text that styles hide is not text, unless it is most of it: then no script ran that would have shown
 * it, and it is the article. */
static void build_tree(struct reading *reading, const struct token_source *tokens)
{
    struct diag *diag = reading->request->diag;
    build(reading, tokens);
    if (tree_builder_hides_most(reading->tree)) {
        diag_hold_drop(reading->hold);
        diag_report(diag, (struct place){reading->request->source->name, 0}, DIAG_HIDDEN_SHOWN);
        tree_builder_free(reading->tree);
        builder_free(reading->article.builder);
        begin(reading);
        tree_builder_show_hidden(reading->tree);
        build(reading, tokens);
    }
    diag_hold_release(reading->hold);
    reading->article.page_title = page_title(reading);
    reading->article.regions = tree_builder_regions(reading->tree);
    reading->article.language = tree_builder_language(reading->tree);
}

/* A title alone is an article, if a poor one. */
static enum status check_text(const struct article_context *article)
{
    const struct place place = {article->source->name, 0};
    if (builder_document(article->builder)->root->first_child)
        return STATUS_OK;
    bool has_title = article->title_line || article->page_title;
    diag_report(article->diag, place, has_title ? DIAG_NO_BODY : DIAG_NO_TEXT);
    return has_title ? STATUS_OK : STATUS_FAILED;
}

static void report_notes(const struct article_context *article, size_t count)
{
    char text[24];
    if (!count)
        return;
    snprintf(text, sizeof text, "%zu", count);
    diag_report(article->diag, (struct place){article->source->name, 0}, DIAG_NOTES_FOUND, text);
}

/* From the raw tree to the document; ends the reading. */
static enum status finish(struct reading *reading, struct document **document)
{
    struct article_context *article = &reading->article;
    pipeline_run(article);
    drop_blocks(article);
    report_notes(article, tree_builder_settle(reading->tree));
    tidy_document(builder_document(article->builder));
    enum status status = check_text(article);
    tree_builder_free(reading->tree);
    if (status == STATUS_OK)
        status = builder_finish(article->builder, document);
    else
        builder_free(article->builder);
    diag_hold_free(reading->hold);
    mender_free(reading->mender);
    return status;
}

static struct reading reading_start(const struct read_request *request)
{
    const struct reading_options options = options_of(request);
    return (struct reading){.request = request,
                            .hold = diag_hold_new(request->diag),
                            .mender = mender_new(&options.mending, request->source->name, request->diag)};
}

enum status html_read_tokens(const struct read_request *request, const struct token_source *tokens,
                             struct document **document)
{
    struct reading reading = reading_start(request);
    reading.is_book = true;
    reading.is_settled = tokens->is_settled;
    begin(&reading);
    build_tree(&reading, tokens);
    return finish(&reading, document);
}

/* The text behind line 1. */
struct body {
    const char *text;
    size_t length;
    uint32_t line;
    const struct read_request *request;
    bool is_html; /* known to be no well-formed XHTML */
};

/* Loaded for XHTML alone, because of libxml2. NULL: it is not installed; the tokenizer takes XHTML too. */
static xml_read_function *find_xml_reader(void)
{
    const char *reason;
    const struct xml_reader_door *door = module_load("xml-reader", sizeof *door, &reason);
    return door ? door->read : NULL;
}

static bool give_xhtml(struct body *body, const struct token_handler *handler)
{
    xml_read_function *read = find_xml_reader();
    struct xml_fault fault;
    if (!read)
        return false;
    if (xml_tokens_read(read, body->text, body->length, handler, &fault))
        return true;
    const struct read_request *request = body->request;
    const struct place place = {request->source->name, body->line + fault.line - 1};
    diag_report(request->diag, place, DIAG_XHTML_AS_HTML, fault.reason);
    return false;
}

static void give_body(void *context, const struct token_handler *handler)
{
    struct body *body = context;
    if (!body->is_html && give_xhtml(body, handler))
        return;
    body->is_html = true;
    tokenize(body->text, body->length, body->line, handler);
}

/* Line 1 behind `passed`, where line 1 of what is left of the file begins. */
static struct title_line find_title_behind(const struct buffer *text, size_t passed)
{
    struct title_line title = title_line_find(text->data + passed, text->length - passed);
    return (struct title_line){title.start + passed, title.end + passed, title.rest + passed};
}

/* Makes a line 1 of what stands behind `at`; true when the user's rules leave nothing of it. */
static bool take_title(struct reading *reading, const struct buffer *text, size_t at)
{
    struct title_line title = find_title_behind(text, at);
    reading->title = title;
    reading->title_text = (struct text_view){text->data + title.start, title.end - title.start};
    if (!reading->mender || title.start == title.end)
        return false;
    uint32_t line = 1 + input_count_lines(text->data, title.start);
    return mender_change_line(reading->mender, line, &reading->title_text) && !reading->title_text.length;
}

/* Where nothing is left of line 1, the next one is line 1; rows of marks around such lines go with them. */
static void find_title(struct reading *reading, const struct buffer *text)
{
    size_t at = 0;
    for (bool any_gone = false;; at = reading->title.rest) {
        if (take_title(reading, text, at)) {
            any_gone = true;
            continue;
        }
        if (!reading->mender || !mender_line_is_row(reading->title_text))
            return;
        if (any_gone)
            continue;
        any_gone = take_title(reading, text, reading->title.rest);
        if (!any_gone)
            break;
    }
    take_title(reading, text, at);
}

static enum status read_text(const struct read_request *request, const struct buffer *text,
                             struct document **document)
{
    struct reading reading = reading_start(request);
    find_title(&reading, text);
    size_t rest = reading.title.rest;
    struct body body = {text->data + rest, text->length - rest, 1 + input_count_lines(text->data, rest),
                        request, !xml_tokens_recognise(text->data + rest, text->length - rest)};
    begin(&reading);
    if (plain_text_recognise(body.text, body.length)) {
        diag_hold_release(reading.hold);
        plain_text_build(&reading.article, body.text, body.length, body.line);
    } else
        build_tree(&reading, &(struct token_source){&body, give_body, false});
    return finish(&reading, document);
}

enum status html_read_bytes(const struct read_request *request, struct document **document)
{
    struct decoded decoded;
    const char *forced = options_of(request).input_encoding;
    enum status status = decode_source(request->source, forced, request->diag, &decoded);
    if (status == STATUS_OK && decoded.text.overflowed) {
        diag_report(request->diag, (struct place){request->source->name, 0}, DIAG_INPUT_TOO_LARGE,
                    "1073741824");
        status = STATUS_FAILED;
    }
    if (status == STATUS_OK)
        status = read_text(request, &decoded.text, document);
    if (status == STATUS_OK)
        (*document)->encoding = arena_copy_text((*document)->arena, decoded.encoding);
    buffer_free(&decoded.text);
    return status;
}
