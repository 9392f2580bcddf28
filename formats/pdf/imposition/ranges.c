#include "formats/pdf/imposition/ranges.h"

#include <ctype.h>
#include <stdlib.h>

enum { HIGHEST_PAGE = 1000000 };

struct range {
    size_t first, last; /* from 1 */
};

static bool read_page(const char **text, size_t *page)
{
    if (!isdigit((unsigned char)**text))
        return false;
    char *end;
    unsigned long value = strtoul(*text, &end, 10);
    *text = end;
    *page = value;
    return value >= 1 && value <= HIGHEST_PAGE;
}

/* Reads "4", "4-7" or "4-", and the comma behind it when more follows. */
static bool read_range(const char **text, struct range *range)
{
    if (!read_page(text, &range->first))
        return false;
    range->last = range->first;
    if (**text == '-') {
        ++*text;
        range->last = HIGHEST_PAGE;
        if (**text && **text != ',' && !read_page(text, &range->last))
            return false;
    }
    if (**text == ',')
        return *++*text && range->first <= range->last;
    return !**text && range->first <= range->last;
}

bool ranges_are_valid(const char *text)
{
    struct range range;
    do
        if (!read_range(&text, &range))
            return false;
    while (*text);
    return true;
}

size_t *ranges_select(struct arena *arena, const char *text, size_t page_count, size_t *count)
{
    bool *wanted = arena_allocate_array(arena, page_count + 1, sizeof *wanted);
    size_t *pages = arena_allocate_array(arena, page_count + 1, sizeof *pages);
    struct range range;
    while (*text && read_range(&text, &range))
        for (size_t page = range.first; page <= range.last && page <= page_count; page++)
            wanted[page - 1] = true;
    *count = 0;
    for (size_t page = 0; page < page_count; page++)
        if (wanted[page])
            pages[(*count)++] = page;
    return pages;
}
