#include "formats/epub/contents.h"

#include <stdlib.h>
#include <string.h>

/* An article as the contents see it. */
struct listed_article {
    struct book_entry *entry;
    const char *folder;
    const char *label; /* of its folder below the shared ones; "": none */
    size_t order;
};

/* How long a beginning two folders share, in whole names. */
static size_t shared_length(const char *one, const char *other, size_t limit)
{
    size_t end = 0;
    for (size_t i = 0; i <= limit; i++) {
        bool one_ends = i == limit || !one[i] || one[i] == '/', other_ends = !other[i] || other[i] == '/';
        if (one_ends && other_ends)
            end = i;
        if (i == limit || !one[i] || one[i] != other[i])
            break;
    }
    return end;
}

static size_t find_shared(const struct listed_article *articles, size_t count)
{
    const char *first = articles->folder;
    size_t shared = strlen(first);
    for (size_t i = 1; i < count; i++)
        shared = shared_length(first, articles[i].folder, shared);
    return shared;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* "财经新闻/ 10月23日 " gives "财经新闻 · 10月23日". */
static const char *make_label(struct arena *arena, const char *folder)
{
    const char *label = "";
    while (*folder) {
        size_t length = strcspn(folder, "/"), end = length, start = 0;
        while (start < end && is_blank(folder[start]))
            start++;
        while (end > start && is_blank(folder[end - 1]))
            end--;
        if (end > start)
            label = arena_format(arena, "%s%s%.*s", label, *label ? " · " : "", (int)(end - start),
                                 folder + start);
        folder += length + (folder[length] == '/');
    }
    return label;
}

static bool is_in(const char *folder, const char *other)
{
    size_t length = strlen(folder);
    return !strncmp(folder, other, length) && (!other[length] || other[length] == '/');
}

/* A folder that was made for one article alone, with its pictures perhaps, says nothing: the article counts
 * to the folder above. Articles of one folder follow each other. */
static const char *find_folder(struct arena *arena, const struct book_entry *before,
                               const struct book_entry *entry, const struct book_entry *after)
{
    const char *slash = strrchr(entry->folder, '/');
    bool shared =
        (before && is_in(entry->folder, before->folder)) || (after && is_in(entry->folder, after->folder));
    return slash && !shared ? arena_copy(arena, entry->folder, (size_t)(slash - entry->folder))
                            : entry->folder;
}

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
    for (size_t i = 0; i < count; i++)
        articles[i].folder = find_folder(book->arena, i ? articles[i - 1].entry : NULL, articles[i].entry,
                                         i + 1 < count ? articles[i + 1].entry : NULL);
    size_t shared = find_shared(articles, count);
    for (size_t i = 0; i < count; i++)
        articles[i].label = make_label(book->arena, articles[i].folder + shared);
    return articles;
}

/* Articles from `first` on that stand in one folder. */
static size_t count_run(const struct listed_article *articles, size_t first, size_t count)
{
    size_t end = first + 1;
    while (end < count && !strcmp(articles[end].label, articles[first].label))
        end++;
    return end - first;
}

/* An entry for the folder before its first article, which it leads to; all of its articles one level down. */
static void insert_folder(struct book *book, const struct listed_article *articles, size_t run,
                          struct book_entry **link)
{
    struct book_entry *folder = arena_allocate(book->arena, sizeof *folder);
    *folder = (struct book_entry){.title = articles->label, .target = articles->entry->target, .folder = ""};
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
        if (run > 1 && *articles[first].label)
            insert_folder(book, &articles[first], run, link);
    }
}

static int compare_places(const void *left, const void *right)
{
    const struct listed_article *one = left, *other = right;
    int order = strcmp(one->label, other->label);
    if (!order)
        order = strcmp(one->entry->title, other->entry->title);
    return order ? order : one->order < other->order ? -1 : 1;
}

/* The second of two articles with one title in one folder is "标题（2）". */
static void tell_titles_apart(struct book *book, struct listed_article *articles)
{
    qsort(articles, book->article_count, sizeof *articles, compare_places);
    const char *title = NULL;
    unsigned number = 1;
    for (size_t i = 0; i < book->article_count; i++) {
        struct book_entry *entry = articles[i].entry;
        bool same = i && !strcmp(articles[i].label, articles[i - 1].label) && !strcmp(title, entry->title);
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
