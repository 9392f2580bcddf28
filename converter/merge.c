#include "converter/merge.h"

#include "base/path.h"
#include "converter/convert.h"
#include "converter/duplicates.h"
#include "converter/part.h"
#include "converter/stage.h"
#include "converter/state.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a book is called that has neither a title nor a folder. */
static const char unnamed[] = "book";

/* One output, being written. */
struct volume {
    const struct target *target;
    struct writer_session *session; /* NULL: it failed, or is done */
    struct buffer bytes;
};

/* The inputs of one book, in order. */
struct book {
    const char *title;    /* NULL: that of the first article */
    const char *folder;   /* that its inputs stand in; told apart by it */
    const char **outputs; /* one a target */
    const struct job **jobs;
    size_t job_count, job_capacity;
    size_t shared;           /* bytes that the folders of all jobs share */
    bool *is_left_out;       /* one a job: it could not be read, or is there already */
    struct source **spooled; /* one a job: standard input, which cannot be read twice */
    struct duplicates *duplicates;
};

struct merge {
    const struct plan *plan;
    const struct settings *settings;
    const struct option_values *options;
    struct arena *arena;
    struct book *books;
    size_t book_count;
    struct names *names;
    struct state *state; /* NULL: no folder */
    struct diag *diag;
    size_t converted, failed, skipped;
};

/* Which inputs make which book */

/* The names of the outputs: in the output folder, after the book; else what was asked for. */
static void name_outputs(struct merge *merge, struct book *book, const char *folder, const char *title)
{
    struct input named = {.path = title, .folder = folder};
    struct name_fields fields = {.title = title};
    size_t count = merge->settings->target_count;
    book->outputs = arena_allocate_array(merge->arena, count, sizeof *book->outputs);
    for (size_t i = 0; i < count; i++) {
        const char *extension = merge->settings->targets[i].plug.format->extensions[0];
        book->outputs[i] = merge->plan->folder
                               ? names_give(merge->names, &named, &fields, extension, merge->diag)
                               : merge->plan->jobs->outputs[0];
    }
}

static struct book *add_book(struct merge *merge, const char *folder)
{
    merge->books = memory_resize(merge->books, (merge->book_count + 1) * sizeof *merge->books);
    struct book *book = &merge->books[merge->book_count++];
    *book = (struct book){.folder = folder};
    return book;
}

static void add_job(struct book *book, const struct job *job)
{
    if (book->job_count == book->job_capacity) {
        book->job_capacity = book->job_capacity * 2 + 16;
        book->jobs = memory_resize(book->jobs, book->job_capacity * sizeof *book->jobs);
    }
    book->shared = book->job_count ? part_shared(book->jobs[0]->input, job->input, book->shared)
                                   : strlen(job->input->folder);
    book->jobs[book->job_count++] = job;
}

/* The folder that was named, for what stands in it; "" for an input that was named itself. */
static const char *named_folder(struct merge *merge, const struct input *input)
{
    if (!input->is_found)
        return "";
    char *folder = path_folder(merge->arena, input->path);
    size_t below = strlen(input->folder), length = strlen(folder);
    if (below && length > below)
        folder[length - below - 1] = '\0';
    while (strlen(folder) > 1 && folder[strlen(folder) - 1] == '/')
        folder[strlen(folder) - 1] = '\0';
    const char *name = path_name(folder);
    return strcmp(name, ".") && strcmp(name, "..") && *name ? name : "";
}

/* One name for all inputs, or NULL. */
static const char *common_folder(struct merge *merge)
{
    const struct plan *plan = merge->plan;
    const char *name = plan->job_count ? named_folder(merge, plan->jobs->input) : "";
    for (size_t i = 1; i < plan->job_count; i++)
        if (strcmp(name, named_folder(merge, plan->jobs[i].input)))
            return NULL;
    return *name ? name : NULL;
}

static void make_one_book(struct merge *merge)
{
    struct book *book = add_book(merge, "");
    book->title = option_text(merge->options, "title");
    if (!book->title)
        book->title = common_folder(merge);
    name_outputs(merge, book, "", book->title ? book->title : unnamed);
    for (size_t i = 0; i < merge->plan->job_count; i++)
        add_job(book, &merge->plan->jobs[i]);
}

/* The book of a folder. The files of a folder are near each other, so the latest book is nearly always the
 * one. */
static struct book *find_book(struct merge *merge, const char *folder)
{
    for (size_t i = merge->book_count; i-- > 0;)
        if (!strcmp(merge->books[i].folder, folder))
            return &merge->books[i];
    return NULL;
}

static void make_book_of_each_folder(struct merge *merge)
{
    for (size_t i = 0; i < merge->plan->job_count; i++) {
        const struct input *input = merge->plan->jobs[i].input;
        const char *folder = *input->folder ? input->folder : named_folder(merge, input);
        struct book *book = find_book(merge, folder);
        if (!book) {
            book = add_book(merge, folder);
            book->title = *folder ? path_name(folder) : NULL;
            const char *above = strchr(folder, '/') ? path_folder(merge->arena, folder) : "";
            name_outputs(merge, book, above, book->title ? book->title : unnamed);
        }
        add_job(book, &merge->plan->jobs[i]);
    }
}

/* Reading the inputs of a book */

static enum status open_source(struct book *book, size_t index, struct diag *diag, struct source **source)
{
    const char *path = book->jobs[index]->input->path;
    *source = book->spooled[index];
    if (*source)
        return STATUS_OK;
    enum status status = input_open(book->jobs[index]->input, diag, source);
    if (status == STATUS_OK && !strcmp(path, "-"))
        book->spooled[index] = *source;
    return status;
}

static void close_source(const struct book *book, size_t index, struct source *source)
{
    if (!book->spooled[index])
        source_close(source);
}

static void add_to_volumes(const struct merge *merge, struct volume *volumes, const struct document *document)
{
    for (size_t i = 0; i < merge->settings->target_count; i++) {
        struct volume *volume = &volumes[i];
        if (!volume->session || volume->target->writer->add(volume->session, document) == STATUS_OK)
            continue;
        volume->target->writer->abandon(volume->session);
        volume->session = NULL;
    }
}

static void add_document(struct merge *merge, const struct book *book, size_t index, struct volume *volumes,
                         struct document *document)
{
    document->metadata.part = part_name(document->arena, book->jobs[index]->input, book->shared);
    add_to_volumes(merge, volumes, document);
    document_free(document);
}

/* The same article under two names is told of; the folders it stands in may be what tells the two apart. */
static bool is_dropped(struct merge *merge, const struct book *book, const struct document *document,
                       struct place place)
{
    const char *first = duplicates_find(book->duplicates, document, place.name);
    bool drops = option_flag(merge->options, "dedupe");
    if (first)
        diag_report(merge->diag, place, drops ? DIAG_DUPLICATE : DIAG_SAME_ARTICLE, first);
    return first && drops;
}

/* The first pass finds out which inputs can be read, and tells it. */
static void add_first(struct merge *merge, struct book *book, size_t index, struct volume *volumes)
{
    const struct input *input = book->jobs[index]->input;
    struct source *source;
    enum status status = open_source(book, index, merge->diag, &source);
    book->is_left_out[index] = true;
    if (status == STATUS_OK && input->is_found && !convert_can_read(merge->settings, source)) {
        diag_report(merge->diag, (struct place){input->path, 0}, DIAG_SKIPPED, "no article by its content");
        close_source(book, index, source);
        merge->skipped++;
        return;
    }
    struct document *document;
    if (status == STATUS_OK) {
        status = convert_read(merge->settings, source, merge->diag, &document);
        close_source(book, index, source);
    }
    if (status != STATUS_OK) {
        merge->failed++;
    } else if (is_dropped(merge, book, document, (struct place){input->path, 0})) {
        document_free(document);
        merge->skipped++;
    } else {
        add_document(merge, book, index, volumes, document);
        book->is_left_out[index] = false;
        merge->converted++;
    }
}

static void add_again(struct merge *merge, struct book *book, size_t index, struct volume *volumes)
{
    struct diag silent = {0};
    struct source *source;
    struct document *document;
    if (book->is_left_out[index] || open_source(book, index, &silent, &source) != STATUS_OK)
        return;
    if (convert_read(merge->settings, source, &silent, &document) == STATUS_OK)
        add_document(merge, book, index, volumes, document);
    close_source(book, index, source);
}

/* Writing a book */

static bool wants_another_pass(const struct merge *merge, const struct volume *volumes)
{
    bool wants = false;
    for (size_t i = 0; i < merge->settings->target_count; i++) {
        const struct volume *volume = &volumes[i];
        wants |= volume->session && volume->target->writer->wants_another_pass &&
                 volume->target->writer->wants_another_pass(volume->session);
    }
    return wants;
}

static const char *output_path(const struct merge *merge, const struct book *book, size_t target)
{
    const char *name = book->outputs[target];
    return merge->plan->folder ? path_join(merge->arena, merge->plan->folder, name) : name;
}

static enum status begin_volume(const struct merge *merge, const struct book *book, struct volume *volume,
                                size_t target, struct sink **sink)
{
    *sink = sink_open_buffer(&volume->bytes);
    volume->target = &merge->settings->targets[target];
    struct write_request request = {.sink = *sink,
                                    .output_name = output_path(merge, book, target),
                                    .options = volume->target->plug.options,
                                    .fonts_folder = merge->settings->fonts_folder,
                                    .book_title = book->title,
                                    .is_book = true,
                                    .diag = merge->diag};
    return volume->target->writer->begin(&request, &volume->session);
}

static enum status put(const struct merge *merge, const char *path, const struct buffer *bytes)
{
    struct sink *sink;
    enum status status = sink_open(path, merge->diag, &sink);
    if (status != STATUS_OK)
        return status;
    sink_write(sink, bytes->data, bytes->length);
    status = sink_commit(sink, merge->diag);
    if (status == STATUS_OK && strcmp(path, "-"))
        diag_report(merge->diag, (struct place){path, 0}, DIAG_WRITTEN);
    return status;
}

/* Recorded as ours before it appears; not when a file of others stands there. */
static enum status record(const struct merge *merge, const char *path, const struct buffer *bytes)
{
    const char *name = path + strlen(merge->plan->folder) + 1;
    struct state_row row = {.size = bytes->length};
    struct state_row known;
    hash_short_text(bytes->data, bytes->length, row.hash);
    enum status status = state_begin(merge->state, merge->diag);
    if (status != STATUS_OK)
        return status;
    bool is_of_others = !option_flag(merge->options, "force") && !access(path, F_OK) &&
                        !state_find(merge->state, name, &known) && !state_row_is_unaltered(&row, path);
    if (is_of_others)
        diag_report(merge->diag, (struct place){path, 0}, DIAG_OUTPUT_NOT_OURS);
    else
        status = state_put(merge->state, name, &row, merge->diag);
    enum status committed = state_commit(merge->state, merge->diag);
    return is_of_others ? STATUS_FAILED : status == STATUS_OK ? committed : status;
}

static enum status place_volume(const struct merge *merge, const struct book *book, size_t target,
                                const struct buffer *bytes)
{
    const char *path = output_path(merge, book, target);
    if (!merge->plan->folder)
        return put(merge, path, bytes);
    if (plan_is_input(merge->plan, path)) {
        diag_report(merge->diag, (struct place){path, 0}, DIAG_OUTPUT_IS_INPUT);
        return STATUS_FAILED;
    }
    if (!stage_make_folders(path)) {
        diag_report(merge->diag, (struct place){path, 0}, DIAG_CANNOT_WRITE, strerror(errno));
        return STATUS_FAILED;
    }
    enum status status = record(merge, path, bytes);
    return status == STATUS_OK ? put(merge, path, bytes) : status;
}

static enum status end_volume(const struct merge *merge, const struct book *book, struct volume *volume,
                              size_t target, struct sink *sink, bool has_articles)
{
    enum status status = STATUS_FAILED;
    if (volume->session && has_articles)
        status = volume->target->writer->end(volume->session);
    else if (volume->session)
        volume->target->writer->abandon(volume->session);
    if (status == STATUS_OK)
        status = sink_commit(sink, merge->diag);
    else
        sink_abandon(sink);
    if (status == STATUS_OK)
        status = place_volume(merge, book, target, &volume->bytes);
    buffer_free(&volume->bytes);
    return status;
}

static void read_inputs(struct merge *merge, struct book *book, struct volume *volumes)
{
    for (size_t i = 0; i < book->job_count; i++)
        add_first(merge, book, i, volumes);
    while (wants_another_pass(merge, volumes))
        for (size_t i = 0; i < book->job_count; i++)
            add_again(merge, book, i, volumes);
}

static bool has_articles(const struct book *book)
{
    for (size_t i = 0; i < book->job_count; i++)
        if (!book->is_left_out[i])
            return true;
    return false;
}

static enum status write_book(struct merge *merge, struct book *book)
{
    size_t count = merge->settings->target_count;
    struct volume *volumes = arena_allocate_array(merge->arena, count, sizeof *volumes);
    struct sink **sinks = arena_allocate_array(merge->arena, count, sizeof *sinks);
    book->is_left_out = arena_allocate_array(merge->arena, book->job_count, sizeof *book->is_left_out);
    book->spooled = arena_allocate_array(merge->arena, book->job_count, sizeof *book->spooled);
    book->duplicates = duplicates_new(merge->arena);
    enum status worst = STATUS_OK;
    for (size_t i = 0; i < count; i++)
        if (begin_volume(merge, book, &volumes[i], i, &sinks[i]) != STATUS_OK)
            volumes[i].session = NULL;
    read_inputs(merge, book, volumes);
    for (size_t i = 0; i < count; i++)
        if (end_volume(merge, book, &volumes[i], i, sinks[i], has_articles(book)) != STATUS_OK)
            worst = STATUS_FAILED;
    for (size_t i = 0; i < book->job_count; i++)
        source_close(book->spooled[i]);
    return worst;
}

static enum status open_folder(struct merge *merge)
{
    if (!merge->plan->folder)
        return STATUS_OK;
    const char *records = path_join(merge->arena, merge->plan->folder, ".banxin");
    if (stage_make_folders(path_join(merge->arena, records, "state.db")))
        return state_open(records, merge->plan->share, merge->diag, &merge->state);
    diag_report(merge->diag, (struct place){merge->plan->folder, 0}, DIAG_CANNOT_WRITE, strerror(errno));
    return STATUS_FAILED;
}

static void print_summary(const struct merge *merge)
{
    if (merge->plan->job_count > 1 && !option_flag(merge->options, "quiet"))
        fprintf(stderr, "%zu converted into %zu %s, %zu skipped, %zu failed, %lu warnings\n",
                merge->converted, merge->book_count, merge->book_count == 1 ? "book" : "books",
                merge->skipped, merge->failed, merge->diag->counts[SEVERITY_WARNING]);
}

enum status merge_run(const struct plan *plan, const struct settings *settings,
                      const struct option_values *options, struct diag *diag)
{
    struct merge merge = {.plan = plan, .settings = settings, .options = options, .diag = diag};
    merge.arena = arena_new();
    merge.names = names_new(merge.arena, "{title}");
    if (!plan->job_count)
        diag_report(diag, (struct place){0}, DIAG_NO_INPUT);
    else if (!strcmp(option_text(options, "merge"), "dir"))
        make_book_of_each_folder(&merge);
    else
        make_one_book(&merge);
    enum status worst = plan->job_count ? open_folder(&merge) : STATUS_FAILED;
    for (size_t i = 0; worst == STATUS_OK && i < merge.book_count; i++)
        if (write_book(&merge, &merge.books[i]) != STATUS_OK)
            merge.failed++;
    print_summary(&merge);
    for (size_t i = 0; i < merge.book_count; i++)
        free(merge.books[i].jobs);
    free(merge.books);
    names_free(merge.names);
    state_close(merge.state);
    arena_free(merge.arena);
    return worst == STATUS_OK && merge.failed ? STATUS_FAILED : worst;
}
