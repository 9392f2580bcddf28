#include "converter/run/book_build.h"

#include "formats/document/metadata.h"

#include <string.h>

void book_build_open(struct book_build *build, struct book *book, size_t number, size_t target_count)
{
    struct arena *arena = arena_new();
    *build = (struct book_build){.arena = arena, .book = book, .number = number};
    build->outputs = arena_allocate_array(arena, target_count, sizeof *build->outputs);
    build->results = arena_allocate_array(arena, book->job_count, sizeof *build->results);
    build->is_left_out = arena_allocate_array(arena, book->job_count, sizeof *build->is_left_out);
}

void book_build_close(struct book_build *build)
{
    buffer_free(&build->contents);
    arena_free(build->arena);
}

void book_build_begin_reading(struct book_build *build)
{
    build->duplicates = duplicates_new(build->arena);
    build->is_cover_sought = false;
    build->article_count = 0;
    buffer_truncate(&build->contents, 0);
    const struct book *book = build->book;
    buffer_append_format(&build->contents, "%s%s\n", book->is_loose ? "alone" : "",
                         book->title ? book->title : "");
}

static void keep_common(struct book_build *build, const struct metadata *metadata)
{
    const char *latest = build->article_count ? build->common.date : NULL;
    if (build->article_count++)
        metadata_keep_common(&build->common, metadata);
    else
        build->common = metadata_copy(build->arena, metadata);
    bool is_later = metadata->date && (!latest || strcmp(metadata->date, latest) > 0);
    build->common.date = is_later ? arena_copy_text(build->arena, metadata->date) : latest;
}

/* What the book is made of, in order, and under which folders. */
void book_build_note(struct book_build *build, const char *key, const struct document *document)
{
    const char *part = document->metadata.part;
    keep_common(build, &document->metadata);
    buffer_append_format(&build->contents, "%s %s\n", key, part ? part : "");
}

void book_build_make_key(const struct book_build *build, char key[static HASH_TEXT_SIZE])
{
    hash_text(build->contents.data, build->contents.length, key);
}

void book_build_set_output(const struct book_build *build, size_t target, enum output_state state)
{
    for (size_t i = 0; !build->is_broken_off && i < build->book->job_count; i++) {
        struct result *result = &build->results[i];
        result->outputs[target].path = build->outputs[target].path;
        result->outputs[target].state = build->is_left_out[i] ? OUTPUT_NONE : state;
        result->is_named = !build->is_left_out[i];
    }
}

void book_build_set_outcome(const struct book_build *build, enum outcome outcome)
{
    for (size_t i = 0; i < build->book->job_count; i++)
        if (!build->is_left_out[i])
            build->results[i].outcome = outcome;
}
