#include "converter/cli/outer_folders.h"

#include "base/path.h"
#include "converter/cli/owner.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *real_path(struct arena *arena, const char *path)
{
    char *real = path ? realpath(path, NULL) : NULL;
    const char *copy = arena_copy_text(arena, real);
    free(real);
    return copy;
}

static bool is_same(const char *one, const char *other)
{
    struct stat first, second;
    return !stat(one, &first) && !stat(other, &second) && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

/* What may hold settings that are the user's own. */
static bool is_own(const char *folder, const char *home)
{
    struct stat status;
    if (!strcmp(folder, "/") || (home && !strcmp(folder, home)) || stat(folder, &status))
        return false;
    bool is_shared = status.st_mode & S_IWOTH && owner_is_kept(folder);
    return !is_shared && owner_is_trusted(folder, status.st_uid);
}

static struct outer_folder *add(struct arena *arena, struct outer_folder *below, struct outer_folder folder)
{
    struct outer_folder *added = arena_allocate(arena, sizeof *added);
    *added = folder;
    added->next = below;
    return added;
}

/* `typed` is what stands above as the name was typed, where that is the same folder. */
static struct outer_folder describe(struct arena *arena, const char *real, const char *typed,
                                    const char *folder, const char *real_folder)
{
    if (is_same(real, typed))
        return (struct outer_folder){.path = typed, .inner = typed};
    return (struct outer_folder){
        .path = real, .inner = folder, .lead = arena_copy_text(arena, real_folder + strlen(real) + 1)};
}

struct outer_folder *outer_folders_find(struct arena *arena, const char *folder)
{
    struct outer_folder *outermost = NULL;
    const char *home = real_path(arena, getenv("HOME")), *real_folder = real_path(arena, folder);
    const char *typed = folder;
    for (const char *real = real_folder; real && strcmp(real, "/") != 0;) {
        real = path_folder(arena, real);
        typed = path_folder(arena, typed);
        if (!is_own(real, home))
            break;
        outermost = add(arena, outermost, describe(arena, real, typed, folder, real_folder));
    }
    return outermost;
}
