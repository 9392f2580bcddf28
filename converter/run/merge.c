#include "converter/run/merge.h"

#include "base/path.h"
#include "converter/job/cover.h"
#include "converter/job/reading.h"
#include "converter/plan/books.h"
#include "converter/plan/part_names.h"
#include "converter/pool/staging.h"
#include "converter/pool/supervisor.h"
#include "converter/pool/test_hook.h"
#include "converter/run/book_build.h"
#include "converter/run/results.h"
#include "converter/state/cache_key.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes of a text that is longer than chapters are: thirty thousand characters. */
enum { LONG_TEXT = 100 * 1000 };

struct merge {
    const struct plan *plan;
    const struct settings *settings;
    const struct command_options *options;
    struct supervisor *supervisor;
    struct source *standard_input; /* which cannot be read twice; NULL: it is none of the inputs */
    struct books books;
    struct results results;
    struct result *current; /* of the current input; NULL: what is said is of the run */
    struct diag diag;
    struct output_context context;
    size_t read; /* inputs of finished books */
    bool has_failed;
};

static void print(void *context, const struct diag_message *message)
{
    struct merge *merge = context;
    if (merge->current)
        result_keep(merge->current, message);
    else
        results_print(&merge->results, message);
}

/* Reading the inputs of a book */

static void add_document(const struct merge *merge, struct book_build *build, size_t index,
                         struct document *document)
{
    document->metadata.part =
        part_name(document->arena, build->book->jobs[index]->input, build->book->shared);
    for (size_t i = 0; build->is_making && i < merge->settings->target_count; i++)
        book_output_add(&build->outputs[i], document);
}

/* The same article under two names is reported; their folders may be what tells the two apart. */
static bool is_dropped(struct merge *merge, const struct book_build *build, const struct document *document,
                       struct place place)
{
    const char *first = duplicates_find(build->duplicates, document, place.name);
    bool drops = merge->options->dedupe;
    if (first)
        diag_report(&merge->diag, place, drops ? DIAG_DUPLICATE : DIAG_SAME_ARTICLE, first);
    return first && drops;
}

/* In the folder of the book, which all its articles share, or in the one that was named. */
static void seek_cover(struct merge *merge, struct book_build *build, const struct input *input,
                       const struct source *source, struct document *document)
{
    if (build->is_cover_sought || build->book->is_loose || !settings_show_cover(build->settings))
        return;
    const char *own = input->folder + build->book->shared;
    build->is_cover_sought = true;
    bool found = cover_take(source, path_count_names(own + (*own == '/')), document);
    if (!found && build->book->shared && merge->options->merge != MERGE_DIR)
        cover_take(source, path_count_names(input->folder), document);
}

static void note_source(struct result *result, const struct source *source, const char *content)
{
    result->size = source->size;
    result->content = arena_copy_text(result->arena, content);
}

static enum outcome take_document(struct merge *merge, struct book_build *build, size_t index,
                                  const struct source *source, struct document *document)
{
    const char *path = build->book->jobs[index]->input->path;
    struct cache_key key;
    seek_cover(merge, build, build->book->jobs[index]->input, source, document);
    cache_key_make(build->settings->fingerprint, source, document, &key);
    note_source(&build->results[index], source, key.content);
    result_describe(&build->results[index], document);
    if (is_dropped(merge, build, document, (struct place){path, 0}))
        return OUTCOME_SKIPPED;
    add_document(merge, build, index, document);
    book_build_note(build, key.all, document);
    return OUTCOME_CONVERTED;
}

static enum outcome take_unread(struct result *result, const struct reading *reading, enum reading_end end)
{
    char content[HASH_TEXT_SIZE];
    if (reading->source) {
        hash_text(reading->source->bytes, reading->source->size, content);
        note_source(result, reading->source, content);
    }
    return end == READING_SKIPPED ? OUTCOME_SKIPPED : OUTCOME_FAILED;
}

static enum outcome take_input(struct merge *merge, struct book_build *build, size_t index)
{
    const struct input *input = build->book->jobs[index]->input;
    build->settings = settings_of(merge->settings, input->path, &merge->diag);
    if (!build->settings)
        return OUTCOME_FAILED;
    struct reading_request request = {.settings = build->settings,
                                      .input = input,
                                      .standard_input = merge->standard_input,
                                      .is_book = build->book->is_loose,
                                      .diag = &merge->diag};
    struct reading reading;
    enum reading_end end = reading_open(&request, &reading);
    enum outcome outcome = end == READING_DONE
                               ? take_document(merge, build, index, reading.source, reading.document)
                               : take_unread(&build->results[index], &reading, end);
    reading_close(&reading);
    return outcome;
}

/* True when the input broke an earlier process, which is then reported. */
static bool is_given_up(struct merge *merge, const struct book_build *build, size_t index)
{
    const struct given_up *given_up = supervisor_find(merge->supervisor, build->number, index);
    const char *path = build->book->jobs[index]->input->path;
    if (given_up)
        pool_report_limit(&merge->supervisor->limits, given_up->exceeded, given_up->cause, path,
                          &merge->diag);
    else
        test_hook(path);
    return given_up;
}

static void read_input(struct merge *merge, struct book_build *build, size_t index)
{
    struct result *result = &build->results[index];
    uint64_t start = progress_clock();
    result_clear(result);
    result_begin(result, merge->settings->target_count);
    merge->current = result;
    bool given_up = is_given_up(merge, build, index);
    result->outcome = given_up ? OUTCOME_FAILED : take_input(merge, build, index);
    merge->current = NULL;
    build->is_left_out[index] = result->outcome != OUTCOME_CONVERTED;
    result->microseconds = progress_clock() - start;
}

/* Not again what an earlier process has reported. */
static void say(struct merge *merge, struct book_build *build, size_t index)
{
    size_t input = merge->read + index;
    merge->results.is_muted = supervisor_was_reported(merge->supervisor, input);
    results_say(&merge->results, build->book->jobs[index], &build->results[index]);
    merge->results.is_muted = false;
    supervisor_reported(merge->supervisor, input);
}

static void read_all(struct merge *merge, struct book_build *build)
{
    for (size_t i = 0; i < build->book->job_count && !build->is_broken_off; i++) {
        build->is_broken_off = supervisor_is_interrupted(merge->supervisor);
        supervisor_begin(merge->supervisor, build->number, i);
        read_input(merge, build, i);
        supervisor_begin(merge->supervisor, build->number, SUPERVISOR_NO_JOB);
        if (build->is_making)
            say(merge, build, i);
        progress_show(&merge->results.progress, merge->read + i, build->book->jobs[i]->input->path);
    }
}

/* Making a book */

static enum status end_output(struct merge *merge, struct book_build *build, size_t target, const char *key)
{
    struct book_output *output = &build->outputs[target];
    enum status status =
        book_output_end(output, &merge->context, !build->is_broken_off && build->article_count);
    if (status == STATUS_OK)
        status = book_output_place(output, &merge->context, key);
    book_build_set_output(build, target, status == STATUS_OK ? OUTPUT_WRITTEN : OUTPUT_NONE);
    book_output_free(output);
    return status;
}

static void make_book(struct merge *merge, struct book_build *build)
{
    size_t count = merge->settings->target_count;
    char key[HASH_TEXT_SIZE];
    build->is_making = true;
    book_build_begin_reading(build);
    for (size_t i = 0; i < count; i++)
        book_output_begin(&build->outputs[i], &merge->context, build->book);
    read_all(merge, build);
    book_build_make_key(build, key);
    bool failed = false;
    for (size_t i = 0; i < count; i++)
        failed |= end_output(merge, build, i, key) != STATUS_OK;
    if (failed)
        book_build_set_outcome(build, OUTCOME_FAILED);
    merge->has_failed |= failed;
}

/* What is already done */

static bool may_be_current(const struct merge *merge, const struct book_build *build)
{
    for (size_t i = 0; i < merge->settings->target_count; i++)
        if (!book_output_is_current(&build->outputs[i], build->outputs[i].known.key))
            return false;
    return !merge->context.is_forced;
}

/* Whether the book is what would come of its inputs, which were read just now. */
static void find_whether_current(struct merge *merge, struct book_build *build)
{
    char key[HASH_TEXT_SIZE];
    book_build_make_key(build, key);
    bool current = may_be_current(merge, build);
    for (size_t i = 0; i < merge->settings->target_count; i++) {
        current = current && book_output_is_current(&build->outputs[i], key);
        book_build_set_output(build, i, OUTPUT_NONE);
    }
    for (size_t i = 0; current && i < merge->settings->target_count; i++) {
        book_build_set_output(build, i, OUTPUT_CURRENT);
        diag_report(&merge->diag, (struct place){build->outputs[i].path, 0}, DIAG_UP_TO_DATE);
    }
    if (current)
        book_build_set_outcome(build, OUTCOME_CURRENT);
    build->is_current = current;
}

static void choose_settings(struct merge *merge, struct book_build *build)
{
    const struct book *book = build->book;
    const char **paths = arena_allocate_array(build->arena, book->job_count, sizeof *paths);
    for (size_t i = 0; i < book->job_count; i++)
        paths[i] = book->jobs[i]->input->path;
    struct book_inputs inputs = {book->title ? book->title : paths[0], paths, book->job_count};
    build->writing = settings_of_book(merge->settings, &inputs, &merge->diag);
    if (!build->writing) /* each of its inputs is refused for the same */
        build->writing = merge->settings;
}

static void prepare_outputs(struct merge *merge, struct book_build *build)
{
    const char *folder = merge->plan->folder;
    for (size_t i = 0; i < merge->settings->target_count; i++) {
        struct book_output *output = &build->outputs[i];
        output->target = &build->writing->targets[i];
        output->name = build->book->outputs[i];
        output->source = build->book->source;
        output->path = folder ? path_join(build->arena, folder, output->name) : output->name;
        output->is_ours =
            merge->context.state && state_find(merge->context.state, output->name, &output->known);
        if (output->is_ours)
            output->known.source = arena_copy_text(build->arena, output->known.source);
    }
}

static void list_book(struct merge *merge, const struct book_build *build)
{
    for (size_t i = 0; build->article_count && i < merge->settings->target_count; i++)
        results_list_book(&merge->results, build->is_current, build->article_count, build->outputs[i].path);
}

/* Novels that lie beside folders of chapters are hardly the chapters of one book. */
static void report_loose_texts(struct merge *merge, const struct book_build *build)
{
    const struct book *book = build->book;
    const struct input *first = book->jobs[0]->input;
    bool is_beside =
        merge->options->merge >= MERGE_DIR && merge->books.count > 1 && first->named && !*first->folder;
    size_t count = 0;
    for (size_t i = 0; is_beside && !build->is_current && book->job_count > 1 && i < book->job_count; i++)
        count += build->results[i].size >= LONG_TEXT;
    if (!count)
        return;
    char number[24];
    snprintf(number, sizeof number, "%zu", count);
    diag_report(&merge->diag, (struct place){build->outputs->path, 0}, DIAG_LOOSE_TEXTS, number);
}

/* What was broken off is left to the next run. */
static void report_book(struct merge *merge, struct book_build *build)
{
    if (!build->is_broken_off)
        report_loose_texts(merge, build);
    if (merge->results.is_dry && !build->is_broken_off)
        list_book(merge, build);
    for (size_t i = 0; i < build->book->job_count; i++) {
        if (!build->is_broken_off) {
            say(merge, build, i);
            results_record(&merge->results, build->book->jobs[i], &build->results[i]);
        }
        result_clear(&build->results[i]);
    }
    merge->read += build->book->job_count;
    merge->has_failed |= build->is_broken_off;
}

/* The writing of it broke an earlier process. */
static void fail_book(struct merge *merge, struct book_build *build, const struct given_up *given_up)
{
    const struct book *book = build->book;
    const char *name = book->outputs ? build->outputs->path : book->jobs[0]->input->path;
    pool_report_limit(&merge->supervisor->limits, given_up->exceeded, given_up->cause, name, &merge->diag);
    for (size_t i = 0; i < build->book->job_count; i++) {
        result_begin(&build->results[i], merge->settings->target_count);
        build->results[i].outcome = OUTCOME_FAILED;
    }
}

/* A book may be called after what is in it. */
static void read_first(struct merge *merge, struct book_build *build)
{
    book_build_begin_reading(build);
    read_all(merge, build);
    if (!build->book->outputs) {
        books_name(&merge->books, build->book, build->article_count ? &build->common : NULL, &merge->diag);
        prepare_outputs(merge, build);
    }
    find_whether_current(merge, build);
}

static void settle_book(struct merge *merge, struct book_build *build)
{
    const struct given_up *given_up = supervisor_find(merge->supervisor, build->number, SUPERVISOR_NO_JOB);
    bool is_dry = merge->results.is_dry;
    if (given_up) {
        fail_book(merge, build, given_up);
        return;
    }
    if (is_dry || !build->book->outputs || may_be_current(merge, build))
        read_first(merge, build);
    if (!is_dry && !build->is_current)
        make_book(merge, build);
}

static void treat_book(struct merge *merge, struct book *book, size_t number)
{
    struct book_build build;
    book_build_open(&build, book, number, merge->settings->target_count);
    supervisor_begin(merge->supervisor, number, SUPERVISOR_NO_JOB);
    choose_settings(merge, &build);
    if (book->outputs)
        prepare_outputs(merge, &build);
    settle_book(merge, &build);
    report_book(merge, &build);
    book_build_close(&build);
}

/* The run */

static enum status open_folder(struct merge *merge)
{
    const char *folder = merge->plan->folder;
    if (!folder)
        return STATUS_OK;
    if (merge->results.is_dry)
        return state_open_kept(folder, merge->plan->share, true, &merge->diag, &merge->context.state);
    struct arena *arena = arena_new();
    const char *records = state_folder(arena, folder);
    enum status status = STATUS_FAILED;
    if (staging_make_folders(arena_format(arena, "%s/", records)))
        status = state_open(records, merge->plan->share, &merge->diag, &merge->context.state);
    else
        diag_report(&merge->diag, (struct place){folder, 0}, DIAG_CANNOT_WRITE, strerror(errno));
    arena_free(arena);
    return status;
}

static enum status run_books(struct merge *merge)
{
    struct books *books = &merge->books;
    enum status status = open_folder(merge);
    if (status != STATUS_OK)
        return status;
    books_make(books, merge->plan, merge->settings, merge->options, merge->context.state, &merge->diag);
    for (size_t i = 0; i < books->count && !supervisor_is_interrupted(merge->supervisor); i++)
        treat_book(merge, &books->list[i], i);
    bool is_whole = merge->results.reported == merge->plan->job_count && !merge->has_failed;
    books_free(books);
    state_close(merge->context.state);
    return is_whole && !merge->results.tally[OUTCOME_FAILED] ? STATUS_OK : STATUS_FAILED;
}

/* In the process of its own. */
static enum status run(void *context, struct supervisor *supervisor, struct diag *diag)
{
    struct merge *merge = context;
    const struct settings *settings = merge->settings;
    merge->supervisor = supervisor;
    if (results_open(&merge->results, merge->plan, merge->options, settings->target_count, diag) != STATUS_OK)
        return STATUS_FAILED;
    enum status status = run_books(merge);
    enum status closed = results_close(&merge->results, supervisor_is_interrupted(supervisor));
    return status == STATUS_OK ? closed : status;
}

static struct source *read_standard_input(const struct plan *plan)
{
    struct diag silent = {0};
    struct source *source;
    for (size_t i = 0; i < plan->job_count; i++)
        if (!strcmp(plan->jobs[i].input->path, "-"))
            return source_open("-", &silent, &source) == STATUS_OK ? source : NULL;
    return NULL;
}

enum status merge_run(const struct plan *plan, const struct settings *settings,
                      const struct command_options *options, struct diag *diag)
{
    struct merge merge = {.plan = plan, .settings = settings, .options = options};
    merge.diag = (struct diag){.print = print, .context = &merge};
    merge.context = (struct output_context){.plan = plan,
                                            .settings = settings,
                                            .is_forced = options->force,
                                            .watch = progress_watch(&merge.results.progress),
                                            .diag = &merge.diag};
    merge.standard_input = read_standard_input(plan);
    enum status status = supervisor_run(options, diag, run, &merge);
    source_close(merge.standard_input);
    return status;
}
