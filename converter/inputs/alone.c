#include "converter/inputs/alone.h"

#include <stdlib.h>
#include <string.h>

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
