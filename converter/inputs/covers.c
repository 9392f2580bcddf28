#include "converter/inputs/covers.h"

#include "base/array.h"
#include "base/path.h"

#include <string.h>
#include <strings.h>

static const char *const stems[] = {"cover", "封面"}; /* and that of the folder */
static const char *const extensions[] = {"jpg", "jpeg", "png", "webp", "gif"};

const char *covers_folder_name(struct arena *arena, const char *path, unsigned levels)
{
    const char *folder = path_folder(arena, path);
    for (unsigned i = 0; i < levels; i++)
        folder = path_folder(arena, folder);
    const char *name = path_is_archive(folder) ? path_stem(arena, folder) : path_name(folder);
    return strcmp(name, ".") && strcmp(name, "..") ? name : "";
}

const char *covers_candidate(struct arena *arena, const char *folder_name, unsigned index)
{
    size_t stem = index / COUNT(extensions);
    if (stem > COUNT(stems) || (stem == COUNT(stems) && !*folder_name))
        return NULL;
    return arena_format(arena, "%s.%s", stem < COUNT(stems) ? stems[stem] : folder_name,
                        extensions[index % COUNT(extensions)]);
}

bool covers_has_name(const char *path)
{
    struct arena *arena = arena_new();
    const char *folder = covers_folder_name(arena, path, 0), *name;
    bool found = false;
    for (unsigned i = 0; !found && (name = covers_candidate(arena, folder, i)); i++)
        found = !strcasecmp(name, path_name(path));
    arena_free(arena);
    return found;
}
