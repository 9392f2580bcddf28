#include "converter/run/batch.h"

#include "base/path.h"
#include "base/translation.h"
#include "converter/cli/interrupt.h"
#include "converter/inputs/duplicates.h"
#include "converter/pool/staging.h"
#include "converter/pool/worker_pool.h"
#include "converter/run/incoming.h"
#include "converter/run/results.h"
#include "converter/state/origin.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    WINDOW = 4096, /* jobs under way or waiting for an earlier one to be reported */
    GROUP = 1024,  /* outputs that are put in place together */
    GROUP_WAIT = 250 * 1000,
    LONGEST_POLL = 500 * 1000, /* microseconds */
};

struct batch {
    const struct plan *plan;
    const struct settings *settings;
    struct worker_task task;
    struct staging staging;
    struct state *state;     /* NULL in a dry run of a new folder */
    struct state *own_state; /* that is not the plan's */
    struct origins origins;
    struct worker_pool pool;
    struct results results;
    struct arena *arena;           /* of the next */
    struct duplicates *duplicates; /* NULL: nobody asks for them */
    struct result *ring;           /* of WINDOW */
    size_t next, named, reported;  /* jobs given to workers; with known outputs; reported */
    size_t made;                   /* outputs that wait to be put in place */
    uint64_t made_since;
    int disk_failure; /* errno of the flush that failed */
    struct diag *diag;
};

static struct result *result_of(struct batch *batch, size_t job)
{
    return &batch->ring[job % WINDOW];
}

static void report(struct batch *batch, size_t job, const char *name, enum diag_id id, const char *text)
{
    struct diag diag = result_diag(result_of(batch, job));
    diag_report(&diag, (struct place){name, 0}, id, text);
}

/* Names */

static void name_output(struct batch *batch, size_t job, size_t target)
{
    struct result *result = result_of(batch, job);
    struct result_output *output = &result->outputs[target];
    const struct job *planned = &batch->plan->jobs[job];
    struct name_request request = {.input = planned->input,
                                   .fields = &result->fields,
                                   .extension = batch->settings->targets[target].plug.format->extensions[0]};
    struct diag diag = result_diag(result);
    output->name = planned->outputs[target];
    if (!output->name)
        output->name = output_names_give(batch->plan->names, &request, &diag);
    output->path = path_join(result->arena, batch->plan->folder, output->name);
}

/* True when banxin wrote it before. */
static bool find_known(struct batch *batch, struct result *result, struct result_output *output)
{
    if (!batch->state || !state_find(batch->state, output->name, &output->row))
        return false;
    output->known_source = arena_copy_text(result->arena, output->row.source);
    return true;
}

static void put_known_outputs(struct batch *batch, size_t job, struct buffer *frame)
{
    size_t count = batch->settings->target_count;
    struct result *result = result_of(batch, job);
    struct known_output *known = arena_allocate_array(result->arena, count, sizeof *known);
    for (size_t i = 0; i < count; i++) {
        struct result_output *output = &result->outputs[i];
        name_output(batch, job, i);
        known[i].is_ours = find_known(batch, result, output);
        known[i].path = output->path;
        known[i].row = output->row;
    }
    result->is_named = true;
    worker_put_outputs(frame, known, count);
}

/* Names that depend on what was read are given in the order of the inputs. */
static void answer_in_order(struct batch *batch)
{
    struct buffer frame = {0};
    if (batch->named < batch->reported)
        batch->named = batch->reported;
    for (; batch->named < batch->next; batch->named++) {
        struct result *result = result_of(batch, batch->named);
        if (result->is_finished || result->is_named)
            continue;
        struct pool_worker *member = pool_find(&batch->pool, batch->named);
        if (!member || !member->asks)
            break;
        put_known_outputs(batch, batch->named, &frame);
        member->asks = false;
        frame_send(member->socket, &frame);
    }
    buffer_free(&frame);
}

/* Putting outputs in place */

static void drop_output(struct batch *batch, size_t job, size_t target)
{
    struct result *result = result_of(batch, job);
    result->outcome = OUTCOME_FAILED;
    result->outputs[target].state = OUTPUT_NONE;
    unlink(worker_made_path(result->arena, batch->staging.folder, job, target));
}

static void fail_output(struct batch *batch, size_t job, size_t target, const char *reason)
{
    report(batch, job, result_of(batch, job)->outputs[target].path, DIAG_CANNOT_WRITE, reason);
    drop_output(batch, job, target);
}

static const char *made_path(struct batch *batch, size_t job, size_t target)
{
    return worker_made_path(result_of(batch, job)->arena, batch->staging.folder, job, target);
}

/* False when it may not be put in its place, which is reported. */
static bool claim_output(struct batch *batch, size_t job, size_t target)
{
    struct result_output *output = &result_of(batch, job)->outputs[target];
    if (batch->task.is_forced)
        return true;
    switch (state_claim(batch->state, output->name, output->path, &output->row, output->known_source)) {
    case CLAIM_FREE: return true;
    case CLAIM_FOREIGN: report(batch, job, output->path, DIAG_OUTPUT_NOT_OURS, NULL); break;
    case CLAIM_TAKEN: report(batch, job, output->path, DIAG_OUTPUT_JUST_MADE, NULL); break;
    }
    return false;
}

static void record_output(struct batch *batch, size_t job, size_t target)
{
    struct result *result = result_of(batch, job);
    struct result_output *output = &result->outputs[target];
    struct stat status;
    bool is_made = output->state == OUTPUT_MADE;
    if (is_made && stat(made_path(batch, job, target), &status)) {
        fail_output(batch, job, target, strerror(errno));
        return;
    }
    if (is_made)
        state_row_describe(&output->row, &status);
    output->row.source = result->source;
    snprintf(output->row.content, sizeof output->row.content, "%s", result->content ? result->content : "");
    if (is_made && !claim_output(batch, job, target))
        drop_output(batch, job, target);
    else if (state_put(batch->state, output->name, &output->row, batch->diag) != STATUS_OK)
        fail_output(batch, job, target, PHRASE("its state cannot be kept"));
}

static void place_output(struct batch *batch, size_t job, size_t target)
{
    struct result *result = result_of(batch, job);
    struct result_output *output = &result->outputs[target];
    struct diag diag = result_diag(result);
    if (output->state == OUTPUT_ADOPTED) {
        output->state = OUTPUT_CURRENT;
        return;
    }
    if (staging_place(made_path(batch, job, target), output->path, &diag) != STATUS_OK) {
        drop_output(batch, job, target);
        return;
    }
    output->state = OUTPUT_WRITTEN;
    diag_report(&diag, (struct place){output->path, 0}, DIAG_WRITTEN);
}

static bool is_waiting(const struct result_output *output)
{
    return output->state == OUTPUT_MADE || output->state == OUTPUT_ADOPTED;
}

static void for_each_made(struct batch *batch, void (*action)(struct batch *, size_t job, size_t target))
{
    for (size_t job = batch->reported; job < batch->next; job++) {
        struct result *result = result_of(batch, job);
        if (!result->is_finished || result->is_settled)
            continue;
        for (size_t i = 0; i < batch->settings->target_count; i++)
            if (is_waiting(&result->outputs[i]))
                action(batch, job, i);
    }
}

static void fail_for_state(struct batch *batch, size_t job, size_t target)
{
    fail_output(batch, job, target, PHRASE("its state cannot be kept"));
}

static void fail_for_disk(struct batch *batch, size_t job, size_t target)
{
    fail_output(batch, job, target, strerror(batch->disk_failure));
}

/* On the disk first, then recorded, then named: so whatever ends the run, a named output is whole and known.
 */
static void place_made(struct batch *batch)
{
    if (!staging_synchronise(&batch->staging)) {
        batch->disk_failure = errno;
        for_each_made(batch, fail_for_disk);
        return;
    }
    bool recorded = state_begin(batch->state, batch->diag) == STATUS_OK;
    if (recorded) {
        for_each_made(batch, record_output);
        recorded = state_commit(batch->state, batch->diag) == STATUS_OK;
    }
    for_each_made(batch, recorded ? place_output : fail_for_state);
}

static void place_group(struct batch *batch)
{
    if (batch->made)
        place_made(batch);
    for (size_t job = batch->reported; job < batch->next; job++)
        if (result_of(batch, job)->is_finished)
            result_of(batch, job)->is_settled = true;
    batch->made = 0;
}

/* With --dedupe, which leaves nothing out where every input has an output of its own. */
static void find_same(struct batch *batch, size_t job)
{
    const struct result *result = result_of(batch, job);
    const char *name = batch->plan->jobs[job].input->path;
    if (!batch->duplicates || !result->digest || !*result->digest)
        return;
    const char *first = duplicates_find_digest(batch->duplicates, result->digest, name);
    if (first)
        report(batch, job, name, DIAG_DUPLICATE_KEPT, first);
}

static void tell_settled(struct batch *batch)
{
    while (batch->reported < batch->next && result_of(batch, batch->reported)->is_settled) {
        struct result *result = result_of(batch, batch->reported);
        find_same(batch, batch->reported);
        results_record(&batch->results, &batch->plan->jobs[batch->reported], result);
        result_clear(result);
        batch->reported++;
    }
}

/* What workers say */

static void finish_job(struct batch *batch, size_t job, enum outcome outcome)
{
    struct result *result = result_of(batch, job);
    result->is_finished = true;
    result->outcome = outcome;
    bool has_made = false;
    for (size_t i = 0; i < batch->settings->target_count; i++)
        has_made |= is_waiting(&result->outputs[i]);
    result->is_settled = !has_made;
    if (!has_made)
        return;
    if (!batch->made)
        batch->made_since = progress_clock();
    batch->made += batch->settings->target_count;
}

static void take_output(struct batch *batch, struct result *result, struct frame_reader *reader,
                        enum output_state state)
{
    size_t target = frame_number(reader);
    if (target >= batch->settings->target_count)
        return;
    struct result_output *output = &result->outputs[target];
    output->state = state;
    if (state == OUTPUT_CURRENT) {
        bool is_adopted =
            !batch->task.is_dry && output->known_source && strcmp(output->known_source, result->source);
        output->state = is_adopted ? OUTPUT_ADOPTED : state;
        return;
    }
    frame_copy_text(reader, output->row.key, sizeof output->row.key);
    frame_copy_text(reader, output->row.hash, sizeof output->row.hash);
}

static void take_end(struct batch *batch, struct pool_worker *member, struct frame_reader *reader)
{
    uint64_t outcome = frame_number(reader);
    result_of(batch, member->job)->microseconds = frame_number(reader);
    member->is_busy = false;
    finish_job(batch, member->job, outcome < OUTCOME_COUNT ? (enum outcome)outcome : OUTCOME_FAILED);
}

/* A worker that is gone fails its job and no other. */
static void reap(struct batch *batch, struct pool_worker *member)
{
    char cause[POOL_CAUSE_SIZE];
    bool was_busy = member->is_busy;
    size_t job = member->job;
    enum pool_limit exceeded = member->exceeded;
    pool_reap(member, cause);
    if (!was_busy)
        return;
    struct diag diag = result_diag(result_of(batch, job));
    pool_report_limit(&batch->pool.limits, exceeded, cause, batch->plan->jobs[job].input->path, &diag);
    struct result *result = result_of(batch, job);
    for (size_t i = 0; i < batch->settings->target_count; i++)
        result->outputs[i].state = OUTPUT_NONE;
    finish_job(batch, job, OUTCOME_FAILED);
}

static void take_record(struct batch *batch, struct pool_worker *member, struct frame_reader *reader)
{
    struct result *result = result_of(batch, member->job);
    switch ((enum worker_record)frame_number(reader)) {
    case WORKER_MESSAGE: incoming_take_message(result, reader); break;
    case WORKER_ARTICLE: incoming_take_article(result, reader); break;
    case WORKER_SOURCE: incoming_take_source(result, reader); break;
    case WORKER_ASKS: member->asks = true; break;
    case WORKER_MADE: take_output(batch, result, reader, OUTPUT_MADE); break;
    case WORKER_CURRENT: take_output(batch, result, reader, OUTPUT_CURRENT); break;
    case WORKER_PAGES:
        member->pages_done = frame_number(reader);
        member->pages = frame_number(reader);
        break;
    case WORKER_DONE: take_end(batch, member, reader); break;
    }
}

static void listen(struct batch *batch, struct pool_worker *member)
{
    if (!frame_receive(member->socket, &batch->pool.frame)) {
        reap(batch, member);
        return;
    }
    struct frame_reader reader = {.frame = &batch->pool.frame};
    while (!reader.failed && reader.offset < reader.frame->length)
        take_record(batch, member, &reader);
}

/* Giving out jobs */

static bool has_jobs(const struct batch *batch)
{
    return !interrupt_came() && batch->next < batch->plan->job_count &&
           batch->next - batch->reported < WINDOW;
}

static void name_source(struct batch *batch, size_t job)
{
    struct result *result = result_of(batch, job);
    const struct input *input = batch->plan->jobs[job].input;
    result->source = origin_name(&batch->origins, result->arena, input_file(input), input->path);
}

static void give(struct batch *batch, struct pool_worker *member)
{
    struct buffer frame = {0};
    size_t job = batch->next++;
    result_begin_job(result_of(batch, job), batch->settings->target_count, &batch->plan->jobs[job]);
    name_source(batch, job);
    frame_put_number(&frame, job);
    if (!batch->plan->names)
        put_known_outputs(batch, job, &frame);
    pool_give(&batch->pool, member, job);
    frame_send(member->socket, &frame);
    buffer_free(&frame);
}

static void give_all(struct batch *batch)
{
    for (size_t i = 0; i < batch->pool.count && has_jobs(batch); i++) {
        struct pool_worker *member = &batch->pool.members[i];
        if (member->is_busy || !pool_start(&batch->pool, member))
            continue;
        give(batch, member);
    }
}

static bool must_place(const struct batch *batch, uint64_t now)
{
    return batch->made >= GROUP || !pool_busy(&batch->pool) ||
           (batch->made && now - batch->made_since > GROUP_WAIT);
}

static void show_progress(struct batch *batch)
{
    struct progress *progress = &batch->results.progress;
    const struct pool_worker *first = pool_first(&batch->pool);
    if (!first)
        return;
    progress->pages_done = first->pages_done;
    progress->pages = first->pages;
    progress_show(progress, batch->reported, batch->plan->jobs[first->job].input->path);
}

static void serve(struct batch *batch)
{
    give_all(batch);
    while (pool_busy(&batch->pool)) {
        struct pool_worker *ready[POOL_LARGEST];
        size_t count = pool_wait(&batch->pool, LONGEST_POLL, ready);
        for (size_t i = 0; i < count; i++)
            listen(batch, ready[i]);
        answer_in_order(batch);
        uint64_t now = progress_clock();
        give_all(batch);
        if (must_place(batch, now))
            place_group(batch);
        tell_settled(batch);
        give_all(batch);
        show_progress(batch);
    }
    place_group(batch);
    tell_settled(batch);
}

static enum status open_folder(struct batch *batch)
{
    const char *folder = batch->plan->folder;
    if (!batch->task.is_dry && staging_open(&batch->staging, folder, batch->diag) != STATUS_OK)
        return STATUS_FAILED;
    batch->task.staging = batch->staging.folder;
    origins_open(&batch->origins, folder);
    batch->state = batch->plan->state;
    if (batch->state || batch->task.is_dry)
        return STATUS_OK;
    enum status status =
        state_open(batch->staging.records, batch->plan->share, batch->diag, &batch->own_state);
    batch->state = batch->own_state;
    return status;
}

static enum status run_opened(struct batch *batch, const struct command_options *options)
{
    batch->ring = memory_allocate(WINDOW * sizeof *batch->ring);
    memset(batch->ring, 0, WINDOW * sizeof *batch->ring);
    interrupt_heed();
    pool_open(&batch->pool, &batch->task, options);
    serve(batch);
    if (batch->next < batch->plan->job_count && !interrupt_came())
        diag_report(batch->diag, (struct place){0}, DIAG_LIBRARY_FAILED, PHRASE("starting a worker"),
                    strerror(errno));
    pool_close(&batch->pool);
    free(batch->ring);
    bool is_whole = batch->reported == batch->plan->job_count && !batch->results.tally[OUTCOME_FAILED];
    return is_whole ? STATUS_OK : STATUS_FAILED;
}

static enum status run_results(struct batch *batch, const struct command_options *options)
{
    enum status status = open_folder(batch);
    if (status == STATUS_OK)
        status = run_opened(batch, options);
    enum status closed = results_close(&batch->results, interrupt_came());
    return status == STATUS_OK ? closed : status;
}

enum status batch_run(const struct plan *plan, const struct settings *settings,
                      const struct command_options *options, struct diag *diag)
{
    struct batch batch = {.plan = plan, .settings = settings, .diag = diag, .staging.lock = -1};
    batch.task = (struct worker_task){.plan = plan,
                                      .settings = settings,
                                      .is_forced = options->force,
                                      .is_dry = options->dry_run,
                                      .finds_same = options->dedupe};
    batch.arena = arena_new();
    if (batch.task.finds_same)
        batch.duplicates = duplicates_new(batch.arena);
    enum status status = results_open(&batch.results, plan, options, settings->target_count, diag);
    if (status == STATUS_OK)
        status = run_results(&batch, options);
    state_close(batch.own_state);
    origins_close(&batch.origins);
    staging_close(&batch.staging);
    arena_free(batch.arena);
    return status;
}
