#include "formats/text/writer.h"

#include "formats/text/article.h"
#include "formats/text/measure.h"

#include <stdio.h>
#include <stdlib.h>

struct writer_session {
    struct text_setting setting;
    struct output output;
    struct diag *diag;
    const char *output_name;
    size_t addresses_left_out;
};

static const struct measure *const measures[] = {
    [AMBIGUOUS_BY_LANGUAGE] = NULL, [AMBIGUOUS_NARROW] = &narrow_columns, [AMBIGUOUS_WIDE] = &wide_columns};

static struct text_setting make_setting(const struct text_options *options)
{
    return (struct text_setting){
        .width = (size_t)options->width,
        .indent = options->indent,
        .centers_title = options->title == TITLE_CENTER,
        .with_credits = options->credits,
        .measure = measures[options->ambiguous],
        .options = {.line_break = options->line_break,
                    .punctuation = PUNCTUATION_PLAIN,
                    .line_end = LINE_END_FULL,
                    .hanging = options->hanging},
        .spaces_scripts = options->han_latin_space,
    };
}

static enum status text_begin(const struct write_request *request, struct writer_session **session)
{
    const struct text_options *options = request->options;
    *session = memory_allocate(sizeof **session);
    **session = (struct writer_session){
        .setting = make_setting(options),
        .output = {.sink = request->sink,
                   .encoding = options->encoding == ENCODING_GB18030 ? "gb18030" : NULL,
                   .line_end = options->eol == EOL_CRLF ? "\r\n" : "\n"},
        .diag = request->diag,
        .output_name = request->output_name,
    };
    if (options->bom)
        output_mark_order(&(*session)->output);
    return STATUS_OK;
}

static enum status text_add(struct writer_session *session, const struct document *document)
{
    session->addresses_left_out += article_write(&session->setting, document, &session->output);
    return STATUS_OK;
}

static void text_abandon(struct writer_session *session)
{
    output_finish(&session->output);
    free(session);
}

static void report_addresses(const struct writer_session *session)
{
    char count[24];
    if (!session->addresses_left_out)
        return;
    snprintf(count, sizeof count, "%zu", session->addresses_left_out);
    diag_report(session->diag, (struct place){session->output_name, 0}, DIAG_ADDRESSES_LEFT_OUT, count);
}

static void report_missing(const struct writer_session *session)
{
    char count[24];
    if (!session->output.missing)
        return;
    snprintf(count, sizeof count, "%zu", session->output.missing);
    diag_report(session->diag, (struct place){session->output_name, 0}, DIAG_UNENCODABLE, count,
                session->output.encoding, "&#xHHHH;");
}

static enum status text_end(struct writer_session *session)
{
    output_flush(&session->output);
    report_addresses(session);
    report_missing(session);
    text_abandon(session);
    return STATUS_OK;
}

const struct writer text_writer = {
    .begin = text_begin, .add = text_add, .end = text_end, .abandon = text_abandon};
