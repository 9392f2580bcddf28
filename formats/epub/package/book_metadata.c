#include "formats/epub/package/book_metadata.h"

#include "base/path.h"
#include "formats/document/digest.h"

#include <string.h>

/* "a/评论精选/62总要求.txt" gives "a/评论精选"; "": not known. */
static const char *find_folder(struct arena *arena, const char *name)
{
    return name && strchr(name, '/') ? path_folder(arena, name) : "";
}

static void forget_if_other(const char **common, const char *text)
{
    if (*common && (!text || strcmp(*common, text)))
        *common = NULL;
}

/* What one article says and another does not is true of neither book. */
static void keep_common(struct book *book, const struct metadata *other)
{
    struct metadata *common = &book->metadata;
    forget_if_other(&common->author, other->author);
    forget_if_other(&common->contributors, other->contributors);
    forget_if_other(&common->source, other->source);
    forget_if_other(&common->publisher, other->publisher);
    forget_if_other(&common->keywords, other->keywords);
    common->order = common->date = common->summary = NULL;
}

static void copy_metadata(struct book *book, const struct metadata *from)
{
    struct arena *arena = book->arena;
    book->metadata = (struct metadata){
        .title = arena_copy_text(arena, from->title),
        .order = arena_copy_text(arena, from->order),
        .author = arena_copy_text(arena, from->author),
        .contributors = arena_copy_text(arena, from->contributors),
        .source = arena_copy_text(arena, from->source),
        .date = arena_copy_text(arena, from->date),
        .language = arena_copy_text(arena, from->language),
        .publisher = arena_copy_text(arena, from->publisher),
        .keywords = arena_copy_text(arena, from->keywords),
        .summary = arena_copy_text(arena, from->summary),
    };
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
        keep_common(book, &document->metadata);
    } else {
        const char *folder = path_name(find_folder(book->arena, document->name));
        copy_metadata(book, &document->metadata);
        book->folder = *folder && *folder != '.' ? folder : NULL;
    }
    keep_dates(book, document->metadata.date);
    add_digest(book, document);
}
