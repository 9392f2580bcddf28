#include "formats/epub/package/book_metadata.h"

#include "base/path.h"
#include "formats/document/digest.h"
#include "formats/document/metadata.h"

#include <string.h>

/* "a/评论精选/62总要求.txt" gives "a/评论精选"; "": not known. */
static const char *find_folder(struct arena *arena, const char *name)
{
    return name && strchr(name, '/') ? path_folder(arena, name) : "";
}

/* The identifier depends on what the articles say, not on how it is marked up. */
static void add_digest(struct book *book, const struct document *document)
{
    char digest[HASH_TEXT_SIZE];
    document_digest(document, digest);
    buffer_append_text(&book->digests, digest);
}

static void keep_dates(struct book *book, const char *date)
{
    if (date && (!book->latest_date || strcmp(date, book->latest_date) > 0))
        book->latest_date = arena_copy_text(book->arena, date);
    if (date && (!book->earliest_date || strcmp(date, book->earliest_date) < 0))
        book->earliest_date = arena_copy_text(book->arena, date);
}

void book_take_metadata(struct book *book, const struct document *document)
{
    if (book->article_count++) {
        metadata_keep_common(&book->metadata, &document->metadata);
    } else {
        const char *folder = path_name(find_folder(book->arena, document->name));
        book->metadata = metadata_copy(book->arena, &document->metadata);
        book->folder = *folder && *folder != '.' ? folder : NULL;
    }
    keep_dates(book, document->metadata.date);
    add_digest(book, document);
}
