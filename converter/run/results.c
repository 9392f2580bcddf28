#include "converter/run/results.h"

#include "base/translation.h"
#include "converter/cli/report.h"

#include <stdio.h>

enum status results_open(struct results *results, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag)
{
    *results = (struct results){.diag = diag,
                                .job_count = plan->job_count,
                                .target_count = target_count,
                                .progress = progress_new(plan->job_count, options->quiet),
                                .inputs = plan->all,
                                .left_out = plan->left_out,
                                .left_out_count = plan->left_out_count,
                                .is_dry = options->dry_run,
                                .is_watching = options->watch,
                                .is_strict = options->strict,
                                .lists_inputs = options->dry_run && (!plan->is_merged || options->verbose)};
    results->warnings_before = options->watch ? diag->counts[SEVERITY_WARNING] : 0;
    return records_open(&results->records, plan, options, target_count, diag);
}

void results_print(struct results *results, const struct diag_message *message)
{
    results->diag->counts[message->severity]++;
    if (results->is_muted || message->severity < results->diag->threshold)
        return;
    progress_clear(&results->progress);
    results->diag->print(results->diag->context, message);
}

/* What is listed, separated by tabs. */
static void list(bool is_current, const char *what, const char *output)
{
    struct buffer line = {0};
    buffer_append_text(&line, is_current ? "up to date\t" : "would be converted\t");
    report_append_shown(&line, what);
    buffer_append_byte(&line, '\t');
    report_append_shown(&line, output);
    puts(line.data);
    fflush(stdout); /* whole lines, wherever messages go */
    buffer_free(&line);
}

void results_list_book(struct results *results, bool is_current, size_t article_count, const char *output)
{
    char what[48];
    snprintf(what, sizeof what, "%zu article%s", article_count, article_count == 1 ? "" : "s");
    progress_clear(&results->progress);
    list(is_current, what, output);
}

static void list_dry(const struct results *results, const struct job *job, const struct result *result)
{
    bool is_listed = result->outcome == OUTCOME_CONVERTED || result->outcome == OUTCOME_CURRENT;
    for (size_t i = 0; is_listed && result->is_named && i < results->target_count; i++) {
        const struct result_output *output = &result->outputs[i];
        list(output->state == OUTPUT_CURRENT, job->input->path, output->path);
    }
}

/* These are said once for all outputs of an input. */
static bool is_of_output(const struct diag_message *message)
{
    return message->id == DIAG_WRITTEN || message->id == DIAG_UP_TO_DATE;
}

static void print_line_of(void *context, const struct diag_message *message)
{
    results_print(context, message);
}

static bool is_verbose(const struct results *results)
{
    return results->diag->threshold == SEVERITY_NOTE;
}

/* What was done with the input, and the ids of what else was noticed. */
static void print_outcome(struct results *results, const struct job *job, const struct result *result)
{
    struct buffer text = {0}, notes = {0};
    for (size_t i = 0; i < results->target_count; i++)
        if (result_has_output(result, i, false))
            buffer_append_format(&text, "%s%s", text.length ? ", " : "", result->outputs[i].path);
    for (const struct kept_message *kept = result->messages.first; kept; kept = kept->next)
        if (kept->message.severity == SEVERITY_NOTE && !is_of_output(&kept->message))
            buffer_append_format(&notes, " (%s)", diag_id_name(kept->message.id));
    struct diag diag = {.print = print_line_of, .context = results};
    diag_report(&diag, (struct place){job->input->path, 0},
                result->outcome == OUTCOME_CURRENT ? DIAG_STAYS : DIAG_CONVERTED, text.data ? text.data : "",
                notes.data ? notes.data : "");
    buffer_free(&text);
    buffer_free(&notes);
}

/* It was said when the output was made; but what --dedupe finds is found by this run. */
static bool was_said(const struct results *results, const struct result *result,
                     const struct diag_message *message)
{
    return result->outcome == OUTCOME_CURRENT && !results->is_strict &&
           message->severity == SEVERITY_WARNING && message->id != DIAG_DUPLICATE_KEPT;
}

/* Notes are gathered in one line, but for the one that says why an input was left out. */
static bool is_said(const struct diag_message *message)
{
    return message->severity != SEVERITY_NOTE || message->id == DIAG_SKIPPED || message->id == DIAG_DUPLICATE;
}

static void say_messages(struct results *results, struct result *result)
{
    const struct kept_message *next = result->said ? result->said->next : result->messages.first;
    for (; next; result->said = next, next = next->next) {
        if (was_said(results, result, &next->message))
            continue;
        if (is_said(&next->message))
            results_print(results, &next->message);
        else
            results->diag->counts[next->message.severity]++;
    }
}

static enum outcome outcome_of(const struct left_out *left_out)
{
    if (left_out->id != DIAG_SKIPPED)
        return OUTCOME_FAILED;
    return left_out->is_resource ? OUTCOME_RESOURCE : OUTCOME_SKIPPED;
}

static void say_left_out_before(struct results *results, size_t position)
{
    struct diag diag = {.print = print_line_of, .context = results};
    for (; results->left_out_said < results->left_out_count; results->left_out_said++) {
        if (results->left_out[results->left_out_said].before > position)
            return;
        left_out_report(&results->left_out[results->left_out_said], &diag);
    }
}

static void count(struct results *results, const struct result *result)
{
    results->tally[result->outcome]++;
    if (result->outcome == OUTCOME_SKIPPED)
        skip_reasons_add(&results->skip_reasons, result);
}

static void record_left_out(struct results *results, const struct left_out *left_out)
{
    struct result result;
    result_begin(&result, results->target_count);
    struct diag diag = result_diag(&result);
    left_out_report(left_out, &diag);
    result.outcome = outcome_of(left_out);
    count(results, &result);
    records_write(&results->records, &left_out->input, &result);
    result_clear(&result);
}

static void record_left_out_before(struct results *results, size_t position)
{
    for (; results->left_out_recorded < results->left_out_count; results->left_out_recorded++) {
        if (results->left_out[results->left_out_recorded].before > position)
            return;
        record_left_out(results, &results->left_out[results->left_out_recorded]);
    }
}

static size_t position_of(const struct results *results, const struct job *job)
{
    return (size_t)(job->input - results->inputs);
}

void results_say(struct results *results, const struct job *job, struct result *result)
{
    say_left_out_before(results, position_of(results, job));
    say_messages(results, result);
}

void results_record(struct results *results, const struct job *job, struct result *result)
{
    results_say(results, job, result);
    record_left_out_before(results, position_of(results, job));
    count(results, result);
    results->reported++;
    records_write(&results->records, job->input, result);
    bool is_done = result->outcome == OUTCOME_CONVERTED || result->outcome == OUTCOME_CURRENT;
    if (results->lists_inputs)
        list_dry(results, job, result);
    else if (!results->is_dry && is_done && is_verbose(results))
        print_outcome(results, job, result);
}

/* Ends the line of the summary. */
static void print_reasons(const struct skip_reasons *reasons)
{
    struct buffer text = {0};
    if (reasons->count)
        buffer_append_text(&text, translate("; skipped: "));
    skip_reasons_append(&text, reasons);
    fprintf(stderr, "%s\n", text.length ? text.data : "");
    buffer_free(&text);
}

static void print_summary(struct results *results)
{
    double seconds = (double)(progress_clock() - results->progress.start) / 1e6;
    char rate[PROGRESS_RATE_SIZE];
    progress_rate(results->reported, seconds, rate);
    progress_clear(&results->progress);
    fprintf(
        stderr,
        results->is_dry
            ? translate("%zu would be converted, %zu up to date, %zu skipped, %zu failed, %lu warnings; "
                        "%.1f s, %s per second")
            : translate("%zu converted, %zu up to date, %zu skipped, %zu failed, %lu warnings; %.1f s, %s "
                        "per second"),
        results->tally[OUTCOME_CONVERTED], results->tally[OUTCOME_CURRENT], results->tally[OUTCOME_SKIPPED],
        results->tally[OUTCOME_FAILED], results->diag->counts[SEVERITY_WARNING] - results->warnings_before,
        seconds, rate);
    print_reasons(&results->skip_reasons);
}

/* For one file it would say nothing new; a change that concerned nothing is not news either. */
static bool wants_summary(const struct results *results)
{
    if (results->is_watching)
        return results->tally[OUTCOME_CONVERTED] || results->tally[OUTCOME_FAILED];
    return results->job_count > 1 || results->left_out_count;
}

static void report_rest(struct results *results)
{
    char rest[24];
    snprintf(rest, sizeof rest, "%zu", results->job_count - results->reported);
    progress_clear(&results->progress);
    diag_report(results->diag, (struct place){0}, DIAG_INTERRUPTED, rest);
}

enum status results_close(struct results *results, bool is_interrupted)
{
    if (is_interrupted && results->reported < results->job_count)
        report_rest(results);
    say_left_out_before(results, SIZE_MAX);
    record_left_out_before(results, SIZE_MAX);
    if (!results->progress.is_quiet && wants_summary(results))
        print_summary(results);
    skip_reasons_free(&results->skip_reasons);
    return records_close(&results->records, results->diag);
}
