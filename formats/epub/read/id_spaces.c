#include "formats/epub/read/id_spaces.h"

#include "base/path.h"
#include "formats/epub/read/href.h"

#include <stdint.h>
#include <string.h>

/* The pages of one article of ours, "0001.xhtml" and "0001-2.xhtml", have their ids in common. */
static bool share_ids(const struct volume *volume, size_t one, size_t other)
{
    const char *left = path_name(volume->pages[one].path), *right = path_name(volume->pages[other].path);
    size_t length = strcspn(left, "-.");
    return volume->is_ours && length == strcspn(right, "-.") && !strncmp(left, right, length);
}

struct id_spaces id_spaces_make(const struct volume *volume)
{
    struct id_spaces spaces = {.volume = volume};
    spaces.numbers = arena_allocate_array(volume->arena, volume->page_count + 1, sizeof *spaces.numbers);
    size_t latest = SIZE_MAX;
    for (size_t i = 0; i < volume->page_count; i++) {
        if (volume->pages[i].is_apparatus)
            continue;
        if (latest == SIZE_MAX || !share_ids(volume, latest, i))
            spaces.count++;
        spaces.numbers[i] = spaces.count;
        latest = i;
    }
    return spaces;
}

const char *id_spaces_id(const struct id_spaces *spaces, struct arena *arena, size_t page, const char *id)
{
    return spaces->count < 2 ? id : arena_format(arena, "f%zu-%s", spaces->numbers[page], id);
}

const char *id_spaces_link(const struct id_spaces *spaces, struct arena *arena, size_t page, const char *href)
{
    const struct volume *volume = spaces->volume;
    const char *fragment;
    const char *path = href_resolve(arena, volume->pages[page].path, href, &fragment);
    if (!path || !fragment)
        return href;
    for (size_t i = 0; i < volume->page_count; i++)
        if (!strcmp(volume->pages[i].path, path))
            return arena_format(arena, "#%s", id_spaces_id(spaces, arena, i, fragment));
    return href;
}
