#include "converter/inputs/alone.h"

#include "base/path.h"
#include "converter/inputs/selection.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static size_t folder_length(const struct input *input)
{
    const char *slash = strrchr(input->path, '/');
    return slash ? (size_t)(slash - input->path) : 0;
}

static int compare_folders(const void *left, const void *right)
{
    const struct input *one = *(struct input *const *)left, *other = *(struct input *const *)right;
    size_t length = folder_length(one), other_length = folder_length(other);
    if (length != other_length)
        return length < other_length ? -1 : 1;
    return memcmp(one->path, other->path, length);
}

/* Texts by their names, as a run over the folder would find them; no more than two are counted. */
static unsigned count_texts(const char *folder)
{
    DIR *listing = opendir(folder);
    unsigned count = 0;
    struct stat status;
    for (struct dirent *entry; listing && count < 2 && (entry = readdir(listing));)
        count += *entry->d_name != '.' && selection_is_article(entry->d_name) &&
                 !fstatat(dirfd(listing), entry->d_name, &status, 0) && S_ISREG(status.st_mode) &&
                 status.st_size;
    if (listing)
        closedir(listing);
    return count;
}

bool alone_is(const struct input *input)
{
    if (!input->is_alone || input->archive)
        return input->is_alone;
    struct arena *arena = arena_new();
    bool is_alone = count_texts(path_folder(arena, input->path)) < 2;
    arena_free(arena);
    return is_alone;
}

void alone_mark(struct input_list *list)
{
    struct input **inputs = memory_allocate((list->count + 1) * sizeof *inputs);
    for (size_t i = 0; i < list->count; i++)
        inputs[i] = &list->items[i];
    qsort(inputs, list->count, sizeof *inputs, compare_folders);
    for (size_t i = 0; i < list->count; i++)
        inputs[i]->is_alone = (!i || compare_folders(&inputs[i - 1], &inputs[i])) &&
                              (i + 1 == list->count || compare_folders(&inputs[i], &inputs[i + 1]));
    free(inputs);
}
