#include "converter/cli/setting_scope.h"

#include "base/path.h"
#include "base/patterns/glob.h"

#include <string.h>

bool setting_is_general(const struct setting *setting)
{
    return !setting->files && !setting->is_of_folder;
}

static const char *skip_dot(const char *path)
{
    while (path[0] == '.' && path[1] == '/')
        for (path += 2; *path == '/'; path++)
            ;
    return path;
}

/* What of the path is below the folder; NULL: it is elsewhere. */
static const char *path_below(const char *folder, const char *path)
{
    if (!folder)
        return path;
    folder = skip_dot(folder);
    path = skip_dot(path);
    if (!strcmp(folder, ".") || !*folder)
        return *path == '/' ? NULL : path;
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    if (strncmp(folder, path, length) != 0)
        return NULL;
    if (folder[length - 1] == '/')
        return path + length;
    return path[length] == '/' ? path + length + strspn(path + length, "/") : NULL;
}

bool setting_is_about(const struct setting *setting, const char *path)
{
    const char *below = setting_is_general(setting) ? NULL : path_below(setting->folder, path);
    if (!below)
        return false;
    return !setting->files || glob_fits(setting->files, below) || glob_fits(setting->files, path_name(below));
}
