#include "converter/plan/books.h"

#include "base/path.h"
#include "converter/cli/titles.h"
#include "converter/plan/book_titles.h"
#include "converter/plan/part_names.h"
#include "formats/document/metadata.h"

#include <stdlib.h>
#include <string.h>

/* What a book is called that has neither a title nor a folder. */
static const char unnamed[] = "book";

/* Names */

/* The folder or archive that was named, for what was found in it; else the input itself. */
static const char *named_root(const struct input *input)
{
    return input->named ? input->named : input->path;
}

/* What the book is made of: the folder that was named, or one below it; the text itself. */
static const char *find_source(struct books *books, const struct book *book)
{
    struct arena *arena = books->arena;
    const struct input *first = book->jobs[0]->input;
    if (book->is_loose)
        return origin_name(&books->origins, arena, input_file(first), first->path);
    const char *root = named_root(first);
    const char *name = origin_name(&books->origins, arena, root, root);
    return *book->folder && *first->folder ? arena_format(arena, "%s/%s", name, book->folder) : name;
}

/* As the writers of the book have it. */
static const char *find_title(struct books *books, const struct book *book, const struct metadata *common)
{
    const char *title = book->title;
    if (!title && common && *common->title)
        title = common->title;
    else if (title && common && book->is_named_by_folder && book->job_count > 1)
        title = metadata_collected_title(books->arena, common, title);
    if (title)
        return title;
    return book->is_loose ? path_stem(books->arena, book->jobs[0]->input->path) : unnamed;
}

static struct name_fields find_fields(struct books *books, const struct book *book,
                                      const struct metadata *common)
{
    const struct overrides *typed = &books->settings->overrides;
    size_t number = (size_t)(book - books->list) + 1;
    struct name_fields fields = {.title = find_title(books, book, common),
                                 .order = arena_format(books->arena, "%zu", number),
                                 .date = typed->date,
                                 .author = typed->author};
    if (!fields.date && common)
        fields.date = common->date;
    if (!fields.author && common)
        fields.author = common->author;
    return fields;
}

/* In the output folder, after the book; else what was asked for. */
void books_name(struct books *books, struct book *book, const struct metadata *common, struct diag *diag)
{
    struct arena *arena = books->arena;
    struct name_fields fields = find_fields(books, book, common);
    struct input named = {.path = *book->above ? path_join(arena, book->above, fields.title) : fields.title,
                          .folder = book->above};
    book->source = books->origins.output_folder ? find_source(books, book) : "";
    size_t count = books->settings->target_count;
    book->outputs = arena_allocate_array(arena, count, sizeof *book->outputs);
    for (size_t i = 0; i < count; i++) {
        struct name_request request = {.input = book->is_loose ? book->jobs[0]->input : &named,
                                       .fields = &fields,
                                       .extension = books->settings->targets[i].plug.format->extensions[0],
                                       .source = book->source};
        book->outputs[i] = books->plan->folder ? output_names_give(books->names, &request, diag)
                                               : books->plan->jobs->outputs[0];
    }
}

/* True when its name is made of what only its articles say. */
static bool needs_reading(const struct books *books, const struct book *book)
{
    const struct overrides *typed = &books->settings->overrides;
    const char *pattern = books->pattern;
    return books->plan->folder && ((!book->title && name_pattern_has(pattern, FIELD_TITLE)) ||
                                   (!typed->author && name_pattern_has(pattern, FIELD_AUTHOR)) ||
                                   (!typed->date && name_pattern_has(pattern, FIELD_DATE)));
}

static void name_known(struct books *books, struct diag *diag)
{
    for (size_t i = 0; i < books->count; i++)
        if (!needs_reading(books, &books->list[i]))
            books_name(books, &books->list[i], NULL, diag);
}

/* Which inputs make which book */

static struct book *add_book(struct books *books, const char *folder)
{
    books->list = memory_resize(books->list, (books->count + 1) * sizeof *books->list);
    struct book *book = &books->list[books->count++];
    *book = (struct book){.folder = folder, .above = ""};
    return book;
}

static void add_job(struct book *book, const struct job *job)
{
    if (book->job_count == book->job_capacity) {
        book->job_capacity = book->job_capacity * 2 + 16;
        book->jobs = memory_resize(book->jobs, book->job_capacity * sizeof *book->jobs);
    }
    book->shared = book->job_count ? part_shared(book->jobs[0]->input, job->input, book->shared)
                                   : strlen(job->input->folder);
    book->jobs[book->job_count++] = job;
}

static void make_one_book(struct books *books, const char *typed)
{
    struct arena *arena = books->arena;
    const char *title = title_in_one_line(arena, typed);
    struct book *book = add_book(books, "");
    book->title = title ? title : book_title_of_all(arena, books->plan);
    book->title_lines = title_in_lines(arena, typed);
    book->is_named_by_folder = !title;
    for (size_t i = 0; i < books->plan->job_count; i++)
        add_job(book, &books->plan->jobs[i]);
}

/* The book of a folder. The files of a folder are near each other, so the latest book is nearly always the
 * one. */
static struct book *find_book(struct books *books, const char *folder)
{
    for (size_t i = books->count; i-- > 0;)
        if (!books->list[i].is_loose && !strcmp(books->list[i].folder, folder))
            return &books->list[i];
    return NULL;
}

/* How many folders below what was named the books are; 0: as deep as articles lie. */
static unsigned levels_of(enum merge_kind kind)
{
    return kind >= MERGE_SHELF ? kind - MERGE_SHELF + 1 : kind - MERGE_DIR;
}

/* So many names of a folder; 0: all. */
static const char *cut_folder(struct arena *arena, const char *folder, unsigned levels)
{
    const char *end = folder;
    for (unsigned left = levels; left && *end; left--)
        end += strspn(end, "/") + strcspn(end + strspn(end, "/"), "/");
    return levels ? arena_copy(arena, folder, (size_t)(end - folder)) : folder;
}

static struct book *add_book_of_folder(struct books *books, const char *folder, const struct input *input)
{
    struct book *book = add_book(books, folder);
    book->is_named_by_folder = true;
    book->title = book_title_of_folder(books->arena, input, folder);
    if (strchr(folder, '/'))
        book->above = path_folder(books->arena, folder);
    return book;
}

static struct book *take_book_of_folder(struct books *books, const struct input *input, unsigned levels)
{
    const char *folder = *input->folder ? cut_folder(books->arena, input->folder, levels)
                                        : book_title_named_folder(books->arena, input);
    struct book *book = find_book(books, folder);
    return book ? book : add_book_of_folder(books, folder, input);
}

static struct book *add_loose_book(struct books *books, const struct input *input)
{
    struct book *book = add_book(books, input->folder);
    book->is_loose = true;
    return book;
}

static void make_book_of_each_folder(struct books *books, enum merge_kind kind)
{
    unsigned levels = levels_of(kind);
    for (size_t i = 0; i < books->plan->job_count; i++) {
        const struct input *input = books->plan->jobs[i].input;
        bool is_loose = kind >= MERGE_SHELF && path_count_names(input->folder) < levels;
        struct book *book =
            is_loose ? add_loose_book(books, input) : take_book_of_folder(books, input, levels);
        add_job(book, &books->plan->jobs[i]);
    }
}

void books_make(struct books *books, const struct plan *plan, const struct settings *settings,
                const struct command_options *options, struct state *state, struct diag *diag)
{
    *books = (struct books){.arena = arena_new(),
                            .plan = plan,
                            .settings = settings,
                            .pattern = options->name ? options->name : "{title}"};
    struct name_rules rules = plan_name_rules(plan, options, books->pattern, state);
    books->names = output_names_new(books->arena, &rules);
    if (state)
        origins_open(&books->origins, plan->folder);
    if (plan->job_count && options->merge >= MERGE_DIR)
        make_book_of_each_folder(books, options->merge);
    else if (plan->job_count)
        make_one_book(books, options->title);
    name_known(books, diag);
}

void books_free(struct books *books)
{
    output_names_free(books->names);
    origins_close(&books->origins);
    for (size_t i = 0; i < books->count; i++)
        free(books->list[i].jobs);
    free(books->list);
    arena_free(books->arena);
}
