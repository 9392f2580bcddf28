#include "converter/job/cover.h"

#include "converter/inputs/covers.h"

#include <string.h>

static void keep(struct document *document, const char *name, const struct source *picture)
{
    struct resource *cover = arena_allocate(document->arena, sizeof *cover);
    *cover = (struct resource){
        .name = arena_copy_text(document->arena, name),
        .bytes = (const unsigned char *)arena_copy(document->arena, picture->bytes, picture->size),
        .size = picture->size};
    document->metadata.cover = cover;
}

/* "../../", as many as there are levels. */
static const char *way_up(struct arena *arena, unsigned levels)
{
    const char *way = "";
    for (unsigned i = 0; i < levels; i++)
        way = arena_format(arena, "../%s", way);
    return way;
}

bool cover_take(const struct source *source, unsigned levels, struct document *document)
{
    struct arena *arena = arena_new();
    const char *folder = covers_folder_name(arena, source->name, levels), *way = way_up(arena, levels), *name;
    for (unsigned i = 0; !document->metadata.cover && (name = covers_candidate(arena, folder, i)); i++) {
        struct source *picture;
        const char *reason;
        if (source_open_beside(source, arena_format(arena, "%s%s", way, name), &picture, &reason) !=
            STATUS_OK)
            continue;
        keep(document, name, picture);
        source_close(picture);
    }
    arena_free(arena);
    return document->metadata.cover;
}
