#include "formats/epub/package/book_contents.h"

#include <stdlib.h>
#include <string.h>

/* An article as the contents see it. */
struct listed_article {
    struct book_entry *entry;
    size_t order;
};

static struct listed_article *list_articles(struct book *book)
{
    struct listed_article *articles =
        arena_allocate_array(book->arena, book->article_count + 1, sizeof *articles);
    size_t count = 0;
    for (struct book_entry *entry = book->entries; entry; entry = entry->next)
        if (!entry->depth) {
            articles[count] = (struct listed_article){.entry = entry, .order = count};
            count++;
        }
    return articles;
}

/* Articles from `first` on that belong to one part. */
static size_t count_run(const struct listed_article *articles, size_t first, size_t count)
{
    size_t end = first + 1;
    while (end < count && !strcmp(articles[end].entry->part, articles[first].entry->part))
        end++;
    return end - first;
}

/* An entry for the folder before its first article, which it leads to; all of its articles one level down. */
static void insert_folder(struct book *book, const struct listed_article *articles, size_t run,
                          struct book_entry **link)
{
    struct book_entry *folder = arena_allocate(book->arena, sizeof *folder);
    *folder =
        (struct book_entry){.title = articles->entry->part, .target = articles->entry->target, .part = ""};
    folder->next = *link;
    *link = folder;
    size_t seen = 0;
    for (struct book_entry *entry = folder->next; entry; entry = entry->next) {
        seen += !entry->depth;
        if (seen > run)
            break;
        entry->depth++;
    }
}

static void insert_folders(struct book *book, const struct listed_article *articles)
{
    struct book_entry **link = &book->entries;
    for (size_t first = 0, run; first < book->article_count; first += run) {
        run = count_run(articles, first, book->article_count);
        while (*link != articles[first].entry)
            link = &(*link)->next;
        if (*articles[first].entry->part)
            insert_folder(book, &articles[first], run, link);
    }
}

static int compare_places(const void *left, const void *right)
{
    const struct listed_article *one = left, *other = right;
    int order = strcmp(one->entry->part, other->entry->part);
    if (!order)
        order = strcmp(one->entry->title, other->entry->title);
    return order ? order : one->order < other->order ? -1 : 1;
}

/* The second of two articles with one title in one part is "标题（2）". */
static void tell_titles_apart(struct book *book, struct listed_article *articles)
{
    qsort(articles, book->article_count, sizeof *articles, compare_places);
    const char *title = NULL;
    unsigned number = 1;
    for (size_t i = 0; i < book->article_count; i++) {
        struct book_entry *entry = articles[i].entry;
        bool same = i && !strcmp(entry->part, articles[i - 1].entry->part) && !strcmp(title, entry->title);
        number = same ? number + 1 : 1;
        title = entry->title;
        if (same)
            entry->title = arena_format(book->arena, "%s（%u）", title, number);
    }
}

void contents_arrange(struct book *book)
{
    if (book->article_count < 2)
        return;
    struct listed_article *articles = list_articles(book);
    insert_folders(book, articles);
    tell_titles_apart(book, articles);
}
