#include "converter/run/book_output.h"

#include "base/sink.h"
#include "converter/pool/staging.h"

#include <errno.h>
#include <string.h>

void book_output_begin(struct book_output *output, const struct output_context *context,
                       const struct book *book)
{
    output->sink = sink_open_buffer(&output->bytes);
    struct write_request request = {.sink = output->sink,
                                    .output_name = output->path,
                                    .options = output->target->plug.options,
                                    .fonts_folder = context->settings->fonts_folder,
                                    .book_title = book->title,
                                    .book_title_lines = book->title_lines,
                                    .is_named_by_folder = book->is_named_by_folder,
                                    .is_book = !book->is_loose,
                                    .watch = context->watch,
                                    .diag = context->diag};
    if (output->target->writer->begin(&request, &output->session) != STATUS_OK)
        output->session = NULL;
}

void book_output_add(struct book_output *output, const struct document *document)
{
    const struct writer *writer = output->target->writer;
    if (!output->session || writer->add(output->session, document) == STATUS_OK)
        return;
    writer->abandon(output->session);
    output->session = NULL;
}

enum status book_output_end(struct book_output *output, const struct output_context *context, bool is_wanted)
{
    enum status status = STATUS_FAILED;
    if (output->session && is_wanted)
        status = output->target->writer->end(output->session);
    else if (output->session)
        output->target->writer->abandon(output->session);
    output->session = NULL;
    if (status == STATUS_OK)
        return sink_commit(output->sink, context->diag);
    sink_abandon(output->sink);
    return status;
}

void book_output_free(struct book_output *output)
{
    buffer_free(&output->bytes);
}

static enum status report(const struct book_output *output, const struct output_context *context,
                          enum diag_id id, const char *text)
{
    diag_report(context->diag, (struct place){output->path, 0}, id, text);
    return STATUS_FAILED;
}

static enum status put(const struct book_output *output, const struct output_context *context)
{
    struct sink *sink;
    enum status status = sink_open(output->path, context->diag, &sink);
    if (status != STATUS_OK)
        return status;
    sink_write(sink, output->bytes.data, output->bytes.length);
    status = sink_commit(sink, context->diag);
    if (status == STATUS_OK && strcmp(output->path, "-"))
        diag_report(context->diag, (struct place){output->path, 0}, DIAG_WRITTEN);
    return status;
}

/* Recorded as ours before it appears; not when a file of others stands there. */
static enum status record(const struct book_output *output, const struct output_context *context,
                          const char *key)
{
    struct state_row row = {.size = output->bytes.length, .source = output->source};
    strncpy(row.key, key, sizeof row.key - 1);
    hash_short_text(output->bytes.data, output->bytes.length, row.hash);
    enum status status = state_begin(context->state, context->diag);
    if (status != STATUS_OK)
        return status;
    const char *known_source = output->is_ours ? output->known.source : NULL;
    enum state_claim claim =
        context->is_forced ? CLAIM_FREE
                           : state_claim(context->state, output->name, output->path, &row, known_source);
    if (claim == CLAIM_FOREIGN)
        status = report(output, context, DIAG_OUTPUT_NOT_OURS, NULL);
    else if (claim == CLAIM_TAKEN)
        status = report(output, context, DIAG_OUTPUT_JUST_MADE, NULL);
    else
        status = state_put(context->state, output->name, &row, context->diag);
    enum status committed = state_commit(context->state, context->diag);
    return status == STATUS_OK ? committed : status;
}

enum status book_output_place(const struct book_output *output, const struct output_context *context,
                              const char *key)
{
    if (!context->state)
        return put(output, context);
    if (plan_is_input(context->plan, output->path))
        return report(output, context, DIAG_OUTPUT_IS_INPUT, NULL);
    if (!staging_make_folders(output->path))
        return report(output, context, DIAG_CANNOT_WRITE, strerror(errno));
    enum status status = record(output, context, key);
    return status == STATUS_OK ? put(output, context) : status;
}

bool book_output_is_current(const struct book_output *output, const char *key)
{
    return output->is_ours && !strcmp(output->known.key, key) &&
           state_row_is_unaltered(&output->known, output->path);
}
