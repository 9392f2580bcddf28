#include "base/path.h"

#include <string.h>
#include <strings.h>

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* The dot before the extension, or the end of the name. */
static const char *extension_dot(const char *path)
{
    const char *name = path_name(path);
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? dot : name + strlen(name);
}

char *path_stem(struct arena *arena, const char *path)
{
    const char *name = path_name(path);
    return arena_copy(arena, name, (size_t)(extension_dot(path) - name));
}

const char *path_extension(const char *path)
{
    const char *dot = extension_dot(path);
    return *dot ? dot + 1 : dot;
}

bool path_is_archive(const char *path)
{
    return !strcasecmp(path_extension(path), "zip");
}

char *path_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return arena_copy_text(arena, ".");
    return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

unsigned path_count_names(const char *path)
{
    unsigned count = *path != '\0';
    for (; *path; path++)
        count += *path == '/';
    return count;
}

char *path_join(struct arena *arena, const char *folder, const char *name)
{
    if (*name == '/')
        return arena_copy_text(arena, name);
    size_t length = strlen(folder);
    const char *between = length && folder[length - 1] == '/' ? "" : "/";
    return arena_format(arena, "%s%s%s", folder, between, name);
}

/* The start of the last part of a path, or of all of it. */
static size_t last_part(const char *path, size_t length)
{
    while (length && path[length - 1] != '/')
        length--;
    return length;
}

char *path_resolve(struct arena *arena, const char *path)
{
    char *clean = arena_copy_text(arena, path);
    size_t used = 0; /* of `clean`; each part ends with "/" */
    while (*path) {
        size_t length = strcspn(path, "/");
        bool is_up = length == 2 && !strncmp(path, "..", 2);
        if (is_up && !used)
            return NULL;
        if (is_up) {
            used = last_part(clean, used - 1);
        } else if (length && !(length == 1 && *path == '.')) {
            memmove(clean + used, path, length);
            used += length;
            clean[used++] = '/';
        }
        path += length + (path[length] == '/');
    }
    if (!used)
        return NULL;
    clean[used - 1] = '\0';
    return clean;
}
