#include "converter/pool/worker.h"

#include "base/path.h"
#include "converter/cli/progress.h"
#include "converter/job/convert.h"
#include "converter/job/reading.h"
#include "converter/pool/staging.h"
#include "converter/pool/test_hook.h"
#include "converter/state/cache_key.h"
#include "formats/document/digest.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct worker {
    const struct worker_task *task;
    const struct settings *settings; /* in force for the job */
    int socket;
    struct buffer incoming, outgoing;
    struct arena *arena; /* of the job */
    size_t job;
    uint64_t reported;            /* when the pages of the job were last reported */
    struct known_output *outputs; /* NULL: must be asked for */
    struct diag diag;
};

char *worker_made_path(struct arena *arena, const char *staging, size_t job, size_t target)
{
    return path_join(arena, staging, arena_format(arena, "%zu-%zu", job, target));
}

void worker_put_outputs(struct buffer *frame, const struct known_output *outputs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct state_row *row = &outputs[i].row;
        frame_put_text(frame, outputs[i].path);
        frame_put_number(frame, outputs[i].is_ours);
        frame_put_text(frame, row->key);
        frame_put_text(frame, row->hash);
        frame_put_number(frame, row->size);
        frame_put_number(frame, row->inode);
        frame_put_number(frame, (uint64_t)row->modified);
    }
}

static void take_outputs(struct worker *worker, struct frame_reader *reader)
{
    size_t count = worker->task->settings->target_count;
    worker->outputs = arena_allocate_array(worker->arena, count, sizeof *worker->outputs);
    for (size_t i = 0; i < count; i++) {
        struct known_output *output = &worker->outputs[i];
        output->path = frame_text(reader, worker->arena);
        output->is_ours = frame_number(reader);
        frame_copy_text(reader, output->row.key, sizeof output->row.key);
        frame_copy_text(reader, output->row.hash, sizeof output->row.hash);
        output->row.size = frame_number(reader);
        output->row.inode = frame_number(reader);
        output->row.modified = (int64_t)frame_number(reader);
    }
}

static void start_record(struct worker *worker, enum worker_record kind)
{
    frame_put_number(&worker->outgoing, kind);
}

/* The run is gone when it takes nothing any more. */
static void send_frame(struct worker *worker)
{
    if (!frame_send(worker->socket, &worker->outgoing))
        _exit(1);
}

static void put_message(void *context, const struct diag_message *message)
{
    struct worker *worker = context;
    start_record(worker, WORKER_MESSAGE);
    frame_put_number(&worker->outgoing, message->id);
    frame_put_number(&worker->outgoing, message->severity);
    frame_put_number(&worker->outgoing, message->place.line);
    frame_put_text(&worker->outgoing, message->place.name);
    frame_put_text(&worker->outgoing, message->text);
}

static void put_source(struct worker *worker, const struct source *source, const char *content)
{
    start_record(worker, WORKER_SOURCE);
    frame_put_number(&worker->outgoing, source->size);
    frame_put_text(&worker->outgoing, content);
}

static void put_article(struct worker *worker, const struct document *document)
{
    char digest[HASH_TEXT_SIZE] = "";
    const struct metadata *metadata = &document->metadata;
    struct article_size size = convert_measure(document);
    if (worker->task->finds_same)
        document_digest(document, digest);
    start_record(worker, WORKER_ARTICLE);
    frame_put_text(&worker->outgoing, metadata->title);
    frame_put_text(&worker->outgoing, metadata->order);
    frame_put_text(&worker->outgoing, metadata->date);
    frame_put_text(&worker->outgoing, metadata->author);
    frame_put_text(&worker->outgoing, metadata->language);
    frame_put_text(&worker->outgoing, document->encoding);
    frame_put_text(&worker->outgoing, metadata->source);
    frame_put_text(&worker->outgoing, digest);
    frame_put_number(&worker->outgoing, size.paragraphs);
    frame_put_number(&worker->outgoing, size.characters);
}

static void ask_for_outputs(struct worker *worker)
{
    start_record(worker, WORKER_ASKS);
    send_frame(worker);
    if (!frame_receive(worker->socket, &worker->incoming))
        _exit(1);
    struct frame_reader reader = {.frame = &worker->incoming};
    take_outputs(worker, &reader);
}

static void put_made(struct worker *worker, size_t target, const char *key, const struct buffer *bytes)
{
    char hash[SHORT_HASH_TEXT_SIZE];
    hash_short_text(bytes->data, bytes->length, hash);
    start_record(worker, WORKER_MADE);
    frame_put_number(&worker->outgoing, target);
    frame_put_text(&worker->outgoing, key);
    frame_put_text(&worker->outgoing, hash);
}

/* Written without waiting for the disk; the run does that once for a group of outputs. */
static enum status write_made(struct worker *worker, size_t target, const struct buffer *bytes)
{
    const char *path = worker_made_path(worker->arena, worker->task->staging, worker->job, target);
    if (staging_write(path, bytes->data, bytes->length))
        return STATUS_OK;
    diag_report(&worker->diag, (struct place){worker->outputs[target].path, 0}, DIAG_CANNOT_WRITE,
                strerror(errno));
    return STATUS_FAILED;
}

static void put_pages(void *context, size_t done, size_t all)
{
    enum { PAUSE = 100 * 1000 /* microseconds */ };
    struct worker *worker = context;
    uint64_t now = progress_clock();
    if (now - worker->reported < PAUSE)
        return;
    worker->reported = now;
    start_record(worker, WORKER_PAGES);
    frame_put_number(&worker->outgoing, done);
    frame_put_number(&worker->outgoing, all);
    send_frame(worker);
}

static enum status make_output(struct worker *worker, size_t number, const struct document *document,
                               const char *key)
{
    const struct settings *settings = worker->settings;
    struct buffer bytes = {0};
    struct sink *sink = sink_open_buffer(&bytes);
    struct destination destination = {
        .name = worker->outputs[number].path, .sink = sink, .watch = {put_pages, worker}};
    enum status status =
        convert_write(settings, &settings->targets[number], document, &destination, &worker->diag);
    if (status == STATUS_OK)
        status = sink_commit(sink, &worker->diag);
    else
        sink_abandon(sink);
    if (status == STATUS_OK)
        status = write_made(worker, number, &bytes);
    if (status == STATUS_OK)
        put_made(worker, number, key, &bytes);
    buffer_free(&bytes);
    return status;
}

static bool is_current(const struct known_output *output, const char *key)
{
    return output->is_ours && !strcmp(output->row.key, key) &&
           state_row_is_unaltered(&output->row, output->path);
}

static enum outcome treat_output(struct worker *worker, size_t number, const struct document *document,
                                 const char *key)
{
    const struct worker_task *task = worker->task;
    const struct known_output *output = &worker->outputs[number];
    if (task->is_dry && !task->is_forced && !output->is_ours && !access(output->path, F_OK)) {
        diag_report(&worker->diag, (struct place){output->path, 0}, DIAG_OUTPUT_NOT_OURS);
        return OUTCOME_FAILED;
    }
    if (!task->is_forced && is_current(output, key)) {
        start_record(worker, WORKER_CURRENT);
        frame_put_number(&worker->outgoing, number);
        diag_report(&worker->diag, (struct place){output->path, 0}, DIAG_UP_TO_DATE);
        return OUTCOME_CURRENT;
    }
    if (task->is_dry)
        return OUTCOME_CONVERTED;
    return make_output(worker, number, document, key) == STATUS_OK ? OUTCOME_CONVERTED : OUTCOME_FAILED;
}

/* The job failed if one output did, and is up to date if all are. */
static enum outcome treat_document(struct worker *worker, const struct document *document,
                                   const struct cache_key *key)
{
    size_t tally[OUTCOME_COUNT] = {0};
    put_article(worker, document);
    if (!worker->outputs)
        ask_for_outputs(worker);
    for (size_t i = 0; i < worker->task->settings->target_count; i++)
        tally[treat_output(worker, i, document, key->all)]++;
    if (tally[OUTCOME_FAILED])
        return OUTCOME_FAILED;
    return tally[OUTCOME_CONVERTED] ? OUTCOME_CONVERTED : OUTCOME_CURRENT;
}

static enum outcome treat_reading(struct worker *worker, const struct reading *reading)
{
    struct cache_key key;
    cache_key_make(worker->settings->fingerprint, reading->source, reading->document, &key);
    put_source(worker, reading->source, key.content);
    return treat_document(worker, reading->document, &key);
}

/* What could be opened has a hash, whatever came of it. */
static enum outcome treat_unread(struct worker *worker, const struct reading *reading, enum reading_end end)
{
    char content[HASH_TEXT_SIZE];
    if (reading->source) {
        hash_text(reading->source->bytes, reading->source->size, content);
        put_source(worker, reading->source, content);
    }
    return end == READING_SKIPPED ? OUTCOME_SKIPPED : OUTCOME_FAILED;
}

static enum outcome run_job(struct worker *worker)
{
    const struct input *input = worker->task->plan->jobs[worker->job].input;
    worker->settings = settings_of(worker->task->settings, input->path, &worker->diag);
    if (!worker->settings)
        return OUTCOME_FAILED;
    struct reading_request request = {
        .settings = worker->settings, .input = input, .is_book = true, .diag = &worker->diag};
    struct reading reading;
    test_hook(input->path);
    enum reading_end end = reading_open(&request, &reading);
    enum outcome outcome =
        end == READING_DONE ? treat_reading(worker, &reading) : treat_unread(worker, &reading, end);
    reading_close(&reading);
    return outcome;
}

static void serve_job(struct worker *worker)
{
    struct frame_reader reader = {.frame = &worker->incoming};
    uint64_t start = progress_clock();
    worker->arena = arena_new();
    worker->job = frame_number(&reader);
    worker->outputs = NULL;
    worker->reported = start;
    if (reader.offset < worker->incoming.length)
        take_outputs(worker, &reader);
    enum outcome outcome = run_job(worker);
    start_record(worker, WORKER_DONE);
    frame_put_number(&worker->outgoing, outcome);
    frame_put_number(&worker->outgoing, progress_clock() - start);
    send_frame(worker);
    arena_free(worker->arena);
}

/* What one job gives back serves the next: the system would take it back and clear it each time. */
static void keep_memory(void)
{
    enum { MEGABYTE = 1 << 20, MOST_KEPT = 32 * MEGABYTE, LARGE_BLOCK = 4 * MEGABYTE };
    mallopt(M_TRIM_THRESHOLD, MOST_KEPT);
    mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
}

void worker_serve(const struct worker_task *task, int socket)
{
    keep_memory();
    struct worker worker = {.task = task, .socket = socket};
    worker.diag = (struct diag){.print = put_message, .context = &worker};
    while (frame_receive(socket, &worker.incoming))
        serve_job(&worker);
    buffer_free(&worker.incoming);
    buffer_free(&worker.outgoing);
}
