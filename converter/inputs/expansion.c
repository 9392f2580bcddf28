#include "converter/inputs/expansion.h"

#include "base/path.h"
#include "base/patterns/glob.h"
#include "converter/inputs/natural_order.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What fits the parts of the pattern so far. */
struct names {
    struct arena *arena;
    const char **items;
    size_t count, capacity;
};

static void add(struct names *names, const char *name)
{
    if (names->count == names->capacity) {
        names->capacity = names->capacity * 2 + 16;
        names->items = memory_resize(names->items, names->capacity * sizeof *names->items);
    }
    names->items[names->count++] = name;
}

/* "in" and "a" give "in/a", "" and "a" give "a". */
static const char *join(struct arena *arena, const char *folder, const char *name)
{
    return *folder ? path_join(arena, folder, name) : name;
}

static void add_fitting(struct names *names, const char *folder, const char *part)
{
    DIR *listing = opendir(*folder ? folder : ".");
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        const char *name = entry->d_name;
        bool is_dots = !strcmp(name, ".") || !strcmp(name, "..");
        if (!is_dots && (*name != '.' || *part == '.') && glob_fits(part, name))
            add(names, join(names->arena, folder, arena_copy_text(names->arena, name)));
    }
    if (listing)
        closedir(listing);
}

static void add_existing(struct names *names, const char *folder, const char *part)
{
    const char *path = join(names->arena, folder, part);
    if (!access(path, F_OK))
        add(names, path);
}

/* The names one folder further down. */
static struct names descend(const struct names *above, const char *part)
{
    struct names below = {.arena = above->arena};
    for (size_t i = 0; i < above->count; i++) {
        if (glob_is_pattern(part))
            add_fitting(&below, above->items[i], part);
        else
            add_existing(&below, above->items[i], part);
    }
    free(above->items);
    return below;
}

static int compare(const void *left, const void *right)
{
    return natural_order_compare_paths(*(char *const *)left, *(char *const *)right);
}

static struct names find_all(struct arena *arena, const char *pattern)
{
    struct names names = {.arena = arena};
    add(&names, *pattern == '/' ? "/" : "");
    const char *at = pattern + strspn(pattern, "/");
    while (*at) {
        size_t length = strcspn(at, "/");
        names = descend(&names, arena_copy(arena, at, length));
        at += length;
        bool asks_for_folders = *at && !at[strspn(at, "/")];
        at += strspn(at, "/");
        if (asks_for_folders)
            names = descend(&names, "");
    }
    return names;
}

size_t expansion_find(struct arena *arena, const char *pattern, void (*take)(void *context, const char *path),
                      void *context)
{
    struct names names = find_all(arena, pattern);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare);
    for (size_t i = 0; i < names.count; i++)
        take(context, names.items[i]);
    size_t count = names.count;
    free(names.items);
    return count;
}
