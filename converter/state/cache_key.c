#include "converter/state/cache_key.h"

#include "base/buffer.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void append_text(struct buffer *text, const char *name, const char *value)
{
    if (value)
        buffer_append_format(text, "%s=%zu:%s\n", name, strlen(value), value);
}

static void append_bytes(struct buffer *text, const char *name, const void *bytes, size_t size)
{
    char hash[HASH_TEXT_SIZE];
    hash_text(bytes, size, hash);
    append_text(text, name, hash);
}

/* "cover=picture.png", "song=Song.ttc#2": the file, where there is one of that name. */
static const char *named_file(struct arena *arena, const char *assignment)
{
    struct stat status;
    const char *value = strchr(assignment, '=');
    if (!value)
        return NULL;
    char *path = arena_copy_text(arena, value + 1);
    char *index = strrchr(path, '#');
    if (index && stat(path, &status))
        *index = '\0';
    return !stat(path, &status) && S_ISREG(status.st_mode) ? path : NULL;
}

static void append_named_file(struct buffer *text, struct arena *arena, const char *assignment)
{
    struct diag silent = {0};
    struct source *file;
    const char *path = named_file(arena, assignment);
    if (!path || source_open(path, &silent, &file) != STATUS_OK)
        return;
    append_bytes(text, "file", file->bytes, file->size);
    source_close(file);
}

static void append_option(struct buffer *text, struct arena *arena, const struct option_row *row,
                          const struct option_values *values)
{
    struct option_texts given = option_given(values, row);
    for (size_t i = 0; i < given.count; i++) {
        append_text(text, row->name, given.items[i]);
        append_named_file(text, arena, given.items[i]);
    }
}

char *cache_key_fingerprint(struct arena *arena, const struct option_table *table,
                            const struct option_values *values, unsigned decides)
{
    struct buffer text = {0};
    append_text(&text, "version", BANXIN_VERSION);
    append_text(&text, "epoch", getenv("SOURCE_DATE_EPOCH"));
    for (size_t i = 0; i < table->count; i++)
        if (table->rows[i].marks & decides)
            append_option(&text, arena, &table->rows[i], values);
    char *fingerprint = arena_copy_text(arena, text.data);
    buffer_free(&text);
    return fingerprint;
}

char *cache_key_extend(struct arena *arena, const char *fingerprint, const char *name, const char *value)
{
    struct buffer text = {0};
    const char *assignment = arena_format(arena, "%s=%s", name, value);
    buffer_append_text(&text, fingerprint);
    append_text(&text, "option", assignment);
    append_named_file(&text, arena, assignment);
    char *extended = arena_copy_text(arena, text.data);
    buffer_free(&text);
    return extended;
}

void cache_key_make(const char *fingerprint, const struct source *source, const struct document *document,
                    struct cache_key *key)
{
    struct buffer text = {0};
    hash_text(source->bytes, source->size, key->content);
    append_text(&text, "settings", fingerprint);
    append_text(&text, "name", path_name(source->name));
    append_text(&text, "content", key->content);
    for (const struct resource *resource = document->resources; resource; resource = resource->next)
        append_bytes(&text, resource->name, resource->bytes, resource->size);
    const struct resource *cover = document->metadata.cover;
    if (cover)
        append_bytes(&text, "cover", cover->bytes, cover->size);
    hash_text(text.data, text.length, key->all);
    buffer_free(&text);
}
