#include "formats/epub/read/href.h"

#include "base/buffer.h"
#include "base/path.h"
#include "base/uri.h"

#include <string.h>

static bool leads_out(const char *href)
{
    size_t name = strcspn(href, ":/?#");
    return href[name] == ':' || !strncmp(href, "//", 2);
}

/* "." and ".." taken out; what would leave the book stays at its root. */
static const char *normalise(struct arena *arena, const char *path)
{
    struct buffer clean = {0};
    while (*path) {
        size_t length = strcspn(path, "/");
        bool is_up = length == 2 && !strncmp(path, "..", 2);
        if (is_up) {
            while (clean.length && clean.data[--clean.length] != '/')
                ;
        } else if (length && !(length == 1 && *path == '.')) {
            if (clean.length)
                buffer_append_byte(&clean, '/');
            buffer_append(&clean, path, length);
        }
        path += length + (path[length] == '/');
    }
    const char *copy = arena_copy(arena, clean.data ? clean.data : "", clean.length);
    buffer_free(&clean);
    return copy;
}

const char *href_join(struct arena *arena, const char *from, const char *name)
{
    return normalise(arena, path_join(arena, path_folder(arena, from), name));
}

const char *href_resolve(struct arena *arena, const char *from, const char *href, const char **fragment)
{
    if (leads_out(href))
        return NULL;
    const char *mark = strchr(href, '#');
    *fragment = mark && mark[1] ? uri_decode(arena, mark + 1) : NULL;
    size_t length = strcspn(href, "?#");
    if (!length)
        return from;
    return href_join(arena, from, uri_decode(arena, arena_copy(arena, href, length)));
}
