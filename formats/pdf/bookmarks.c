#include "formats/pdf/bookmarks.h"

#include "base/arena.h"

#include <stdlib.h>

void bookmarks_add(struct bookmarks *bookmarks, struct bookmark bookmark)
{
    if (bookmarks->count == MOST_BOOKMARKS)
        return;
    if (bookmarks->count == bookmarks->capacity) {
        bookmarks->capacity = bookmarks->capacity * 2 + 16;
        bookmarks->entries =
            memory_resize(bookmarks->entries, bookmarks->capacity * sizeof *bookmarks->entries);
    }
    bookmarks->entries[bookmarks->count++] = bookmark;
}

void bookmarks_free(struct bookmarks *bookmarks)
{
    free(bookmarks->entries);
}
