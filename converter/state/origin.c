#include "converter/state/origin.h"

#include "base/buffer.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>

static char *resolve(const char *folder)
{
    char *real = realpath(folder, NULL);
    return real ? real : memory_copy_string(folder);
}

void origins_open(struct origins *origins, const char *output_folder)
{
    *origins = (struct origins){.output_folder = resolve(output_folder)};
}

void origins_close(struct origins *origins)
{
    free(origins->output_folder);
    free(origins->folder);
    free(origins->seen_folder);
    *origins = (struct origins){0};
}

/* The bytes that both share, up to a whole name. */
static size_t shared_folders(const char *one, const char *other)
{
    size_t shared = 0;
    for (size_t i = 0;; i++) {
        bool ends_one = !one[i] || one[i] == '/', ends_other = !other[i] || other[i] == '/';
        if (ends_one && ends_other)
            shared = i;
        if (one[i] != other[i] || !one[i])
            return shared;
    }
}

/* One resolved folder as seen from another, with a slash at its end, or "". */
static char *see_from(const char *here, const char *there)
{
    struct buffer seen = {0};
    size_t shared = shared_folders(here, there);
    buffer_append_text(&seen, "");
    for (const char *rest = here + shared; (rest = strchr(rest, '/')) && rest[1]; rest++)
        buffer_append_text(&seen, "../");
    const char *below = there + shared + (there[shared] == '/');
    if (*below)
        buffer_append_format(&seen, "%s/", below);
    return seen.data;
}

/* Inputs of one folder come one after the other. */
static const char *seen_folder(struct origins *origins, const char *folder)
{
    if (origins->folder && !strcmp(origins->folder, folder))
        return origins->seen_folder;
    free(origins->folder);
    free(origins->seen_folder);
    char *real = resolve(folder);
    origins->folder = memory_copy_string(folder);
    origins->seen_folder = see_from(origins->output_folder, real);
    free(real);
    return origins->seen_folder;
}

char *origin_name(struct origins *origins, struct arena *arena, const char *file, const char *path)
{
    if (!strcmp(path, "-"))
        return arena_copy_text(arena, path);
    const char *name = path + (path_name(file) - file);
    return arena_format(arena, "%s%s", seen_folder(origins, path_folder(arena, file)), name);
}

char *origin_path(const struct origins *origins, struct arena *arena, const char *name)
{
    size_t above = strlen(origins->output_folder);
    while (!strncmp(name, "../", 3)) {
        name += 3;
        while (above && origins->output_folder[above - 1] != '/')
            above--;
        above -= above > 0;
    }
    return *name && strcmp(name, "-")
               ? arena_format(arena, "%.*s/%s", (int)above, origins->output_folder, name)
               : arena_copy_text(arena, name);
}
