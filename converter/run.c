#include "converter/run.h"

#include "base/path.h"
#include "converter/convert.h"
#include "converter/record.h"

#include <string.h>
#include <unistd.h>

struct run {
    const struct plan *plan;
    const struct settings *settings;
    struct record *record; /* NULL: the outputs were named one by one */
    struct diag *diag;
};

static enum status write_to_sink(const struct run *run, const struct target *target,
                                 const struct document *document, const char *output, struct sink *sink)
{
    enum status status = convert_write(run->settings, target, document, output, sink, run->diag);
    if (status == STATUS_OK)
        return sink_commit(sink, run->diag);
    sink_abandon(sink);
    return status;
}

static enum status write_named(const struct run *run, const struct target *target,
                               const struct document *document, const char *output)
{
    struct sink *sink;
    enum status status = sink_open(output, run->diag, &sink);
    return status == STATUS_OK ? write_to_sink(run, target, document, output, sink) : status;
}

static enum status put(const struct run *run, const char *output, const struct buffer *bytes)
{
    struct sink *sink;
    enum status status = record_add(run->record, path_name(output), bytes->data, bytes->length, run->diag);
    if (status == STATUS_OK)
        status = sink_open(output, run->diag, &sink);
    if (status != STATUS_OK)
        return status;
    sink_write(sink, bytes->data, bytes->length);
    return sink_commit(sink, run->diag);
}

/* In a folder, the output is recorded before it appears; so its bytes must be known before. */
static enum status write_in_folder(const struct run *run, const struct target *target,
                                   const struct document *document, const char *output)
{
    if (!run->plan->overwrites && !record_has(run->record, path_name(output)) && !access(output, F_OK)) {
        diag_report(run->diag, (struct place){output, 0}, DIAG_OUTPUT_NOT_OURS);
        return STATUS_FAILED;
    }
    struct buffer bytes = {0};
    enum status status = write_to_sink(run, target, document, output, sink_open_buffer(&bytes));
    if (status == STATUS_OK)
        status = put(run, output, &bytes);
    buffer_free(&bytes);
    return status;
}

static enum status write_output(const struct run *run, const struct target *target,
                                const struct document *document, const char *output)
{
    enum status status = run->record ? write_in_folder(run, target, document, output)
                                     : write_named(run, target, document, output);
    if (status == STATUS_OK && strcmp(output, "-"))
        diag_report(run->diag, (struct place){output, 0}, DIAG_WRITTEN);
    return status;
}

static enum status run_job(const struct run *run, const struct job *job)
{
    struct document *document;
    enum status worst = convert_read(run->settings, job->input, run->diag, &document);
    if (worst != STATUS_OK)
        return worst;
    for (size_t i = 0; i < run->settings->target_count; i++)
        if (write_output(run, &run->settings->targets[i], document, job->outputs[i]) != STATUS_OK)
            worst = STATUS_FAILED;
    document_free(document);
    return worst;
}

enum status run_plan(const struct plan *plan, const struct settings *settings, struct diag *diag)
{
    struct run run = {plan, settings, NULL, diag};
    if (plan->folder && record_open(plan->folder, diag, &run.record) != STATUS_OK)
        return STATUS_FAILED;
    enum status worst = STATUS_OK;
    for (size_t i = 0; i < plan->job_count; i++)
        if (run_job(&run, &plan->jobs[i]) != STATUS_OK)
            worst = STATUS_FAILED;
    record_close(run.record);
    return worst;
}
