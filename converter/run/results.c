#include "converter/run/results.h"

#include "base/translation.h"
#include "base/utf8.h"
#include "converter/job/convert.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void result_begin(struct result *result, size_t target_count)
{
    *result = (struct result){.arena = arena_new()};
    result->last_message = &result->messages;
    result->unsaid = &result->messages;
    result->outputs = arena_allocate_array(result->arena, target_count, sizeof *result->outputs);
}

void result_clear(struct result *result)
{
    if (result->arena)
        arena_free(result->arena);
    *result = (struct result){0};
}

void result_keep(struct result *result, const struct diag_message *message)
{
    struct kept_message *kept = arena_allocate(result->arena, sizeof *kept);
    kept->message = *message;
    kept->message.place.name = arena_copy_text(result->arena, message->place.name);
    kept->message.text = arena_copy_text(result->arena, message->text);
    *result->last_message = kept;
    result->last_message = &kept->next;
}

void result_describe(struct result *result, const struct document *document)
{
    const struct metadata *metadata = &document->metadata;
    struct article_size size = convert_measure(document);
    result->fields.title = arena_copy_text(result->arena, metadata->title);
    result->fields.order = arena_copy_text(result->arena, metadata->order);
    result->fields.date = arena_copy_text(result->arena, metadata->date);
    result->fields.author = arena_copy_text(result->arena, metadata->author);
    result->language = arena_copy_text(result->arena, metadata->language);
    result->encoding = arena_copy_text(result->arena, document->encoding);
    result->paragraphs = size.paragraphs;
    result->characters = size.characters;
}

static void keep(void *context, const struct diag_message *message)
{
    result_keep(context, message);
}

struct diag result_diag(struct result *result)
{
    return (struct diag){.print = keep, .context = result};
}

enum status results_open(struct results *results, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag)
{
    *results = (struct results){.diag = diag,
                                .job_count = plan->job_count,
                                .target_count = target_count,
                                .progress = progress_new(plan->job_count, options->quiet),
                                .is_dry = options->dry_run,
                                .is_watching = options->watch};
    return options->report ? sink_open(options->report, diag, &results->report) : STATUS_OK;
}

/* RFC 8259 §7; bytes that are not UTF-8 (in names of files) become U+FFFD. */
static void append_json_text(struct buffer *line, const char *text)
{
    size_t length = strlen(text);
    buffer_append_byte(line, '"');
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character == '"' || character == '\\')
            buffer_append_byte(line, '\\');
        if (character < 0x20)
            buffer_append_format(line, "\\u%04x", (unsigned)character);
        else
            buffer_append_character(line, character);
    }
    buffer_append_byte(line, '"');
}

static void append_json_field(struct buffer *line, const char *name, const char *text)
{
    if (!text)
        return;
    buffer_append_format(line, ",\"%s\":", name);
    append_json_text(line, text);
}

static const char *const outcome_names[OUTCOME_COUNT] = {
    [OUTCOME_CONVERTED] = "converted",
    [OUTCOME_CURRENT] = "up to date",
    [OUTCOME_SKIPPED] = "skipped",
    [OUTCOME_FAILED] = "failed",
};

static void append_outputs(struct buffer *line, const struct result *result, size_t count)
{
    const char *between = "";
    buffer_append_text(line, ",\"outputs\":[");
    for (size_t i = 0; i < count; i++) {
        const struct result_output *output = &result->outputs[i];
        if (output->state != OUTPUT_WRITTEN && output->state != OUTPUT_CURRENT)
            continue;
        buffer_append_text(line, between);
        append_json_text(line, output->path);
        between = ",";
    }
    buffer_append_byte(line, ']');
}

static void append_messages(struct buffer *line, const struct result *result)
{
    const char *between = "";
    buffer_append_text(line, ",\"messages\":[");
    for (const struct kept_message *kept = result->messages; kept; kept = kept->next) {
        const struct diag_message *message = &kept->message;
        buffer_append_format(line, "%s{\"id\":\"%s\",\"severity\":\"%s\"", between, diag_id_name(message->id),
                             diag_severity_name(message->severity));
        if (message->place.line)
            buffer_append_format(line, ",\"line\":%lu", message->place.line);
        append_json_field(line, "text", message->text);
        buffer_append_byte(line, '}');
        between = ",";
    }
    buffer_append_byte(line, ']');
}

static void write_record(struct results *results, const struct job *job, const struct result *result)
{
    struct buffer line = {0};
    buffer_append_text(&line, "{\"source\":");
    append_json_text(&line, job->input->path);
    append_json_field(&line, "status", outcome_names[result->outcome]);
    append_outputs(&line, result, results->target_count);
    append_messages(&line, result);
    append_json_field(&line, "title", result->fields.title);
    append_json_field(&line, "order", result->fields.order);
    append_json_field(&line, "date", result->fields.date);
    append_json_field(&line, "author", result->fields.author);
    append_json_field(&line, "language", result->language);
    append_json_field(&line, "encoding", result->encoding);
    buffer_append_format(&line,
                         ",\"paragraphs\":%" PRIu64 ",\"characters\":%" PRIu64 ",\"milliseconds\":%.3f}\n",
                         result->paragraphs, result->characters, (double)result->microseconds / 1000);
    sink_write(results->report, line.data, line.length);
    buffer_free(&line);
}

void results_print(struct results *results, const struct diag_message *message)
{
    results->diag->counts[message->severity]++;
    results->warnings += message->severity == SEVERITY_WARNING;
    if (results->is_muted || message->severity < results->diag->threshold)
        return;
    progress_clear(&results->progress);
    results->diag->print(results->diag->context, message);
}

static void list_dry(const struct results *results, const struct job *job, const struct result *result)
{
    for (size_t i = 0; i < results->target_count; i++) {
        const struct result_output *output = &result->outputs[i];
        if (result->is_named && result->outcome != OUTCOME_FAILED)
            printf("%s\t%s\t%s\n", output->state == OUTPUT_CURRENT ? "up to date" : "convert",
                   job->input->path, output->path);
    }
}

void results_say(struct results *results, struct result *result)
{
    for (; *result->unsaid; result->unsaid = &(*result->unsaid)->next)
        results_print(results, &(*result->unsaid)->message);
}

void results_record(struct results *results, const struct job *job, struct result *result)
{
    results_say(results, result);
    results->tally[result->outcome]++;
    results->reported++;
    if (results->report)
        write_record(results, job, result);
    if (results->is_dry)
        list_dry(results, job, result);
}

static void print_summary(struct results *results)
{
    double seconds = (double)(progress_clock() - results->progress.start) / 1e6;
    char rate[PROGRESS_RATE_SIZE];
    progress_rate(results->reported, seconds, rate);
    progress_clear(&results->progress);
    fprintf(stderr,
            translate("%zu converted, %zu up to date, %zu skipped, %zu failed, %lu warnings; %.1f s, %s per "
                      "second\n"),
            results->tally[OUTCOME_CONVERTED], results->tally[OUTCOME_CURRENT],
            results->tally[OUTCOME_SKIPPED] + results->skipped_before, results->tally[OUTCOME_FAILED],
            results->warnings, seconds, rate);
}

/* For one file it would say nothing new; a change that concerned nothing is not news either. */
static bool wants_summary(const struct results *results)
{
    if (results->is_watching)
        return results->tally[OUTCOME_CONVERTED] || results->tally[OUTCOME_FAILED];
    return results->job_count > 1 || results->skipped_before;
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
    if (!results->progress.is_quiet && wants_summary(results))
        print_summary(results);
    return results->report ? sink_commit(results->report, results->diag) : STATUS_OK;
}
