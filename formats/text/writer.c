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
};

/* In the order of the choices of `ambiguous` and `line-break`. */
static const struct measure *const measures[] = {NULL, &narrow_columns, &wide_columns};
static const enum line_break_level levels[] = {LINE_BREAK_BY_LANGUAGE, LINE_BREAK_NONE,  LINE_BREAK_LOOSE,
                                               LINE_BREAK_NORMAL,      LINE_BREAK_BASIC, LINE_BREAK_GB,
                                               LINE_BREAK_STRICT};

static struct text_setting read_setting(const struct option_values *options)
{
    return (struct text_setting){
        .width = (size_t)option_number(options, "width"),
        .indent = (enum text_indent)option_choice(options, "indent"),
        .centers_title = option_choice(options, "title") == 1,
        .with_credits = option_flag(options, "credits"),
        .measure = measures[option_choice(options, "ambiguous")],
        .options = {.line_break = levels[option_choice(options, "line-break")],
                    .punctuation = PUNCTUATION_PLAIN,
                    .line_end = LINE_END_FULL,
                    .hanging = option_flag(options, "hanging")},
        .spaces_scripts = option_flag(options, "han-latin-space"),
    };
}

static enum status text_begin(const struct write_request *request, struct writer_session **session)
{
    const struct option_values *options = request->options;
    bool recoded = option_choice(options, "encoding") == 1;
    *session = memory_allocate(sizeof **session);
    **session = (struct writer_session){
        .setting = read_setting(options),
        .output = {.sink = request->sink,
                   .encoding = recoded ? "gb18030" : NULL,
                   .line_end = option_choice(options, "eol") == 1 ? "\r\n" : "\n"},
        .diag = request->diag,
        .output_name = request->output_name,
    };
    if (option_flag(options, "bom"))
        output_mark_order(&(*session)->output);
    return STATUS_OK;
}

static enum status text_add(struct writer_session *session, const struct document *document)
{
    article_write(&session->setting, document, &session->output);
    return STATUS_OK;
}

static void text_abandon(struct writer_session *session)
{
    output_finish(&session->output);
    free(session);
}

static enum status text_end(struct writer_session *session)
{
    output_flush(&session->output);
    if (session->output.missing) {
        char count[24];
        snprintf(count, sizeof count, "%zu", session->output.missing);
        diag_report(session->diag, (struct place){session->output_name, 0}, DIAG_UNENCODABLE, count,
                    session->output.encoding, "&#xHHHH;");
    }
    text_abandon(session);
    return STATUS_OK;
}

const struct writer text_writer = {
    .begin = text_begin, .add = text_add, .end = text_end, .abandon = text_abandon};
