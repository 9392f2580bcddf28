#include "converter/cli/setting_scope.h"

#include "base/buffer.h"
#include "base/path.h"
#include "base/patterns/glob.h"

#include <stdlib.h>
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

/* The pattern fits a folder above the file, whose name may be typed with a slash behind it. */
static bool fits_folder(const char *pattern, const char *path)
{
    char *folder = memory_copy_text(path, strlen(path)), *glob = memory_copy_text(pattern, strlen(pattern));
    size_t length = strlen(glob);
    bool fits = false;
    if (length > 1 && glob[length - 1] == '/')
        glob[length - 1] = '\0';
    for (char *slash; !fits && (slash = strrchr(folder, '/'));) {
        *slash = '\0';
        fits = glob_fits(glob, folder);
    }
    free(folder);
    free(glob);
    return fits;
}

static bool fits_path(const char *pattern, const char *path)
{
    return glob_fits(pattern, path) || fits_folder(pattern, path);
}

/* Behind the name of an archive in the path; NULL: none stands there. */
static const char *path_in_archive(const char *path)
{
    const char *inside = NULL;
    for (const char *slash = strchr(path, '/'); slash && !inside; slash = strchr(slash + 1, '/')) {
        char *folder = memory_copy_text(path, (size_t)(slash - path));
        inside = path_is_archive(folder) ? slash + 1 : NULL;
        free(folder);
    }
    return inside;
}

static bool fits_files(const char *files, const char *below)
{
    const char *pattern = skip_dot(files), *inside = path_in_archive(below);
    return glob_fits(pattern, path_name(below)) || fits_path(pattern, below) ||
           (inside && fits_path(pattern, inside));
}

/* With the names that lead from the folder of the settings to that of the inputs. */
static bool fits_led(const struct setting *setting, const char *below)
{
    struct buffer whole = {0};
    buffer_append_format(&whole, "%s/%s", setting->lead, below);
    bool fits = fits_files(setting->files, whole.data);
    buffer_free(&whole);
    return fits;
}

/* What of the path the setting is about; NULL: nothing. A file that was named is about whatever was named beside it. */
static const char *concerned(const struct setting *setting, const char *path)
{
    const char *below = setting_is_general(setting) ? NULL : path_below(setting->folder, path);
    return !below && setting->is_named ? path : below;
}

bool setting_is_about(const struct setting *setting, const char *path)
{
    const char *below = concerned(setting, path);
    if (!below || !setting->files)
        return below;
    return setting->lead ? fits_led(setting, below) : fits_files(setting->files, below);
}

bool setting_would_be_about(const struct setting *setting, const char *files, const char *path)
{
    struct setting other = *setting;
    other.files = files;
    return setting_is_about(&other, path);
}

static size_t length_without_slashes(const char *path)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return length;
}

bool setting_is_within(const struct setting *setting, const char *folder)
{
    if (!setting->folder || path_below(folder, setting->folder))
        return true;
    size_t length = length_without_slashes(folder);
    return length == length_without_slashes(setting->folder) && !strncmp(folder, setting->folder, length);
}
