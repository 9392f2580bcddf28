#include "converter/run/run.h"

#include "base/path.h"
#include "converter/cli/progress.h"
#include "converter/job/convert.h"
#include "converter/job/reading.h"

#include <stdint.h>
#include <string.h>

static enum status write_document(const struct settings *settings, const struct document *document,
                                  const struct destination *destination, bool is_quiet, struct diag *diag)
{
    struct progress progress = progress_new(1, is_quiet);
    struct destination watched = *destination;
    watched.watch = progress_watch(&progress);
    progress_guard(&progress, diag);
    enum status status = convert_write(settings, settings->targets, document, &watched, diag);
    progress_release(&progress, diag);
    return status;
}

static enum status write_output(const struct settings *settings, const struct document *document,
                                const char *output, bool is_quiet, struct diag *diag)
{
    struct sink *sink;
    enum status status = sink_open(output, diag, &sink);
    if (status != STATUS_OK)
        return status;
    struct destination destination = {.name = output, .sink = sink};
    status = write_document(settings, document, &destination, is_quiet, diag);
    if (status != STATUS_OK) {
        sink_abandon(sink);
        return status;
    }
    status = sink_commit(sink, diag);
    if (status == STATUS_OK && strcmp(output, "-"))
        diag_report(diag, (struct place){output, 0}, DIAG_WRITTEN);
    return status;
}

/* A text from a pipe that brings no title is called after its output. */
static void name_after_output(struct document *document, const char *output)
{
    bool has_title = *document->metadata.title;
    if (!has_title && strcmp(output, "-") != 0)
        document->metadata.title = path_stem(document->arena, output);
}

static enum status run_job(const struct settings *settings, const struct job *job, bool is_quiet,
                           struct diag *diag)
{
    settings = settings_of(settings, job->input->path, diag);
    if (!settings)
        return STATUS_USAGE;
    struct reading_request request = {.settings = settings, .input = job->input, .diag = diag};
    struct reading reading;
    enum reading_end end = reading_open(&request, &reading);
    reading_close_source(&reading);
    enum status status = end == READING_FAILED ? STATUS_FAILED : STATUS_OK;
    if (end == READING_DONE)
        name_after_output(reading.document, job->outputs[0]);
    if (end == READING_DONE)
        status = write_output(settings, reading.document, job->outputs[0], is_quiet, diag);
    reading_close(&reading);
    return status;
}

/* Gives the first that stands behind the position. */
static size_t report_left_out(const struct plan *plan, size_t next, size_t position, struct diag *diag)
{
    while (next < plan->left_out_count && plan->left_out[next].before <= position)
        left_out_report(&plan->left_out[next++], diag);
    return next;
}

enum status run_plan(const struct plan *plan, const struct settings *settings, bool is_quiet,
                     struct diag *diag)
{
    enum status worst = STATUS_OK;
    size_t left_out = 0;
    for (size_t i = 0; i < plan->job_count; i++) {
        left_out = report_left_out(plan, left_out, (size_t)(plan->jobs[i].input - plan->all), diag);
        if (run_job(settings, &plan->jobs[i], is_quiet, diag) != STATUS_OK)
            worst = STATUS_FAILED;
    }
    report_left_out(plan, left_out, SIZE_MAX, diag);
    return worst;
}
