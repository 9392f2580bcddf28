#include "converter/run/book_output.h"

#include "base/sink.h"
#include "converter/pool/staging.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

void volume_begin(struct volume *volume, const struct shelf *shelf, const char *book_title)
{
    volume->sink = sink_open_buffer(&volume->bytes);
    struct write_request request = {.sink = volume->sink,
                                    .output_name = volume->path,
                                    .options = volume->target->plug.options,
                                    .fonts_folder = shelf->settings->fonts_folder,
                                    .book_title = book_title,
                                    .is_book = true,
                                    .watch = shelf->watch,
                                    .diag = shelf->diag};
    if (volume->target->writer->begin(&request, &volume->session) != STATUS_OK)
        volume->session = NULL;
}

void volume_add(struct volume *volume, const struct document *document)
{
    const struct writer *writer = volume->target->writer;
    if (!volume->session || writer->add(volume->session, document) == STATUS_OK)
        return;
    writer->abandon(volume->session);
    volume->session = NULL;
}

enum status volume_end(struct volume *volume, const struct shelf *shelf, bool is_wanted)
{
    enum status status = STATUS_FAILED;
    if (volume->session && is_wanted)
        status = volume->target->writer->end(volume->session);
    else if (volume->session)
        volume->target->writer->abandon(volume->session);
    volume->session = NULL;
    if (status == STATUS_OK)
        return sink_commit(volume->sink, shelf->diag);
    sink_abandon(volume->sink);
    return status;
}

void volume_free(struct volume *volume)
{
    buffer_free(&volume->bytes);
}

static enum status report(const struct volume *volume, const struct shelf *shelf, enum diag_id id,
                          const char *text)
{
    diag_report(shelf->diag, (struct place){volume->path, 0}, id, text);
    return STATUS_FAILED;
}

static enum status put(const struct volume *volume, const struct shelf *shelf)
{
    struct sink *sink;
    enum status status = sink_open(volume->path, shelf->diag, &sink);
    if (status != STATUS_OK)
        return status;
    sink_write(sink, volume->bytes.data, volume->bytes.length);
    status = sink_commit(sink, shelf->diag);
    if (status == STATUS_OK && strcmp(volume->path, "-"))
        diag_report(shelf->diag, (struct place){volume->path, 0}, DIAG_WRITTEN);
    return status;
}

/* Recorded as ours before it appears; not when a file of others stands there. */
static enum status record(const struct volume *volume, const struct shelf *shelf, const char *key)
{
    struct state_row row = {.size = volume->bytes.length}, known;
    strncpy(row.key, key, sizeof row.key - 1);
    hash_short_text(volume->bytes.data, volume->bytes.length, row.hash);
    enum status status = state_begin(shelf->state, shelf->diag);
    if (status != STATUS_OK)
        return status;
    bool is_of_others = !shelf->is_forced && !access(volume->path, F_OK) &&
                        !state_find(shelf->state, volume->name, &known) &&
                        !state_row_is_unaltered(&row, volume->path);
    if (is_of_others)
        status = report(volume, shelf, DIAG_OUTPUT_NOT_OURS, NULL);
    else
        status = state_put(shelf->state, volume->name, &row, shelf->diag);
    enum status committed = state_commit(shelf->state, shelf->diag);
    return status == STATUS_OK ? committed : status;
}

enum status volume_place(const struct volume *volume, const struct shelf *shelf, const char *key)
{
    if (!shelf->state)
        return put(volume, shelf);
    if (plan_is_input(shelf->plan, volume->path))
        return report(volume, shelf, DIAG_OUTPUT_IS_INPUT, NULL);
    if (!stage_make_folders(volume->path))
        return report(volume, shelf, DIAG_CANNOT_WRITE, strerror(errno));
    enum status status = record(volume, shelf, key);
    return status == STATUS_OK ? put(volume, shelf) : status;
}

bool volume_is_current(const struct volume *volume, const char *key)
{
    return volume->is_ours && !strcmp(volume->known.key, key) &&
           state_row_is_unaltered(&volume->known, volume->path);
}
