#include "formats/epub/read/openings.h"

enum { LOWEST_LEVEL = 6 };

/* A part leads where the first of its articles does, and has no place of its own. */
static bool is_part(const struct contents *contents, size_t index)
{
    const struct contents_entry *entry = &contents->entries[index], *first = entry + 1;
    return index + 1 < contents->count && first->depth == entry->depth + 1 && first->page == entry->page &&
           !entry->fragment && !first->fragment;
}

/* The page where the next entry of this level or a higher one begins. */
static size_t find_end(const struct opened_book *book, const struct contents *contents, size_t index)
{
    unsigned depth = contents->entries[index].depth;
    for (size_t i = index + 1; i < contents->count; i++)
        if (contents->entries[i].depth <= depth)
            return contents->entries[i].page;
    return book->page_count;
}

static size_t collect(const struct opened_book *book, const struct contents *contents, struct opening *list,
                      unsigned char *shifts)
{
    size_t count = 0;
    for (size_t i = 0; i < contents->count; i++) {
        const struct contents_entry *entry = &contents->entries[i];
        if (entry->page >= book->page_count || !is_part(contents, i))
            continue;
        list[count++] = (struct opening){entry->title, entry->page, entry->depth + 1};
        for (size_t page = entry->page, end = find_end(book, contents, i); page < end; page++)
            shifts[page] += shifts[page] < LOWEST_LEVEL;
    }
    return count;
}

struct openings openings_make(const struct opened_book *book)
{
    struct contents contents = contents_read(book);
    unsigned char *shifts = arena_allocate_array(book->arena, book->page_count + 1, 1);
    struct opening *list = arena_allocate_array(book->arena, contents.count + 1, sizeof *list);
    size_t count = collect(book, &contents, list, shifts);
    contents_free(&contents);
    return (struct openings){list, count, shifts};
}

const struct opening *openings_find(const struct openings *openings, size_t page)
{
    const struct opening *opening = openings->list, *end = opening + openings->count;
    while (opening < end && opening->page < page)
        opening++;
    return opening;
}
