#include "formats/epub/read/id_spaces.h"

#include "base/path.h"
#include "formats/epub/read/href.h"

#include <stdint.h>
#include <string.h>

/* The pages of one article of ours, "0001.xhtml" and "0001-2.xhtml", have their ids in common. */
static bool share_ids(const struct opened_book *book, size_t one, size_t other)
{
    const char *left = path_name(book->pages[one].path), *right = path_name(book->pages[other].path);
    size_t length = strcspn(left, "-.");
    return book->is_ours && length == strcspn(right, "-.") && !strncmp(left, right, length);
}

struct id_spaces id_spaces_make(const struct opened_book *book)
{
    struct id_spaces spaces = {.book = book};
    spaces.numbers = arena_allocate_array(book->arena, book->page_count + 1, sizeof *spaces.numbers);
    size_t latest = SIZE_MAX;
    for (size_t i = 0; i < book->page_count; i++) {
        if (book->pages[i].is_apparatus)
            continue;
        if (latest == SIZE_MAX || !share_ids(book, latest, i))
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
    const struct opened_book *book = spaces->book;
    const char *fragment;
    const char *path = href_resolve(arena, book->pages[page].path, href, &fragment);
    if (!path || !fragment)
        return href;
    size_t target = package_reader_find_page(book, path);
    if (target == book->page_count)
        return href;
    return arena_format(arena, "#%s", id_spaces_id(spaces, arena, target, fragment));
}
