#include "converter/plan/books.h"

#include "base/path.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/cli/titles.h"
#include "converter/plan/part_names.h"
#include "converter/state/origin.h"

#include <stdlib.h>
#include <string.h>

/* What a book is called that has neither a title nor a folder. */
static const char unnamed[] = "book";

struct maker {
    struct books *books;
    const struct plan *plan;
    const struct settings *settings;
    struct output_names *names;
    struct origins origins; /* set when the outputs go into a folder that has a state */
    struct diag *diag;
};

/* The folder or archive that was named, for what was found in it; else the input itself. */
static const char *named_root(const struct input *input)
{
    return input->named ? input->named : input->path;
}

/* What the book is made of: the folder that was named, or one below it. */
static const char *find_source(struct maker *maker, const struct book *book, const struct input *first)
{
    struct arena *arena = maker->books->arena;
    const char *root = named_root(first);
    const char *name = origin_name(&maker->origins, arena, root, root);
    return *book->folder && *first->folder ? arena_format(arena, "%s/%s", name, book->folder) : name;
}

/* In the output folder, after the book; else what was asked for. */
static void name_outputs(struct maker *maker, struct book *book, const char *folder,
                         const struct input *first)
{
    const char *title = book->title ? book->title : unnamed;
    struct arena *arena = maker->books->arena;
    struct input named = {.path = *folder ? path_join(arena, folder, title) : title, .folder = folder};
    struct name_fields fields = {.title = title,
                                 .order = arena_format(arena, "%zu", maker->books->count),
                                 .date = maker->settings->overrides.date,
                                 .author = maker->settings->overrides.author};
    book->source = maker->origins.output_folder ? find_source(maker, book, first) : "";
    size_t count = maker->settings->target_count;
    book->outputs = arena_allocate_array(maker->books->arena, count, sizeof *book->outputs);
    for (size_t i = 0; i < count; i++) {
        struct name_request request = {.input = &named,
                                       .fields = &fields,
                                       .extension = maker->settings->targets[i].plug.format->extensions[0],
                                       .source = book->source};
        book->outputs[i] = maker->plan->folder ? output_names_give(maker->names, &request, maker->diag)
                                               : maker->plan->jobs->outputs[0];
    }
}

static struct book *add_book(struct maker *maker, const char *folder)
{
    maker->books->list =
        memory_resize(maker->books->list, (maker->books->count + 1) * sizeof *maker->books->list);
    struct book *book = &maker->books->list[maker->books->count++];
    *book = (struct book){.folder = folder};
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

/* As titles need it: an archive without its extension, and the folder that "." is. NULL: nothing was named. */
static const char *named_path(struct arena *arena, const struct input *input)
{
    if (!input->named)
        return NULL;
    char *path = arena_copy_text(arena, input->named);
    for (size_t length = strlen(path); length > 1 && path[length - 1] == '/';)
        path[--length] = '\0';
    const char *name = path_name(path);
    if (input->archive && !strcmp(input->archive, input->named))
        return path_join(arena, path_folder(arena, path), path_stem(arena, path));
    if (strcmp(name, ".") && strcmp(name, ".."))
        return path;
    char *real = realpath(path, NULL);
    const char *copy = arena_copy_text(arena, real);
    free(real);
    return copy;
}

/* The name of the folder that was named, for what is in it; "" for an input that was named itself. */
static const char *named_folder(struct maker *maker, const struct input *input)
{
    const char *path = named_path(maker->books->arena, input);
    return path ? path_name(path) : "";
}

/* One name for all inputs, or NULL. */
static const char *common_folder(struct maker *maker)
{
    const struct plan *plan = maker->plan;
    const char *name = plan->job_count ? named_folder(maker, plan->jobs->input) : "";
    for (size_t i = 1; i < plan->job_count; i++) {
        bool is_same = plan->jobs[i].input->named == plan->jobs[i - 1].input->named;
        if (!is_same && strcmp(name, named_folder(maker, plan->jobs[i].input)))
            return NULL;
    }
    return *name ? name : NULL;
}

static bool has_han(const char *text)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;)
        if (unicode_script(utf8_next(text, length, &offset)) == SCRIPT_HAN)
            return true;
    return false;
}

/* After the folder that all inputs share. The name of -o is better where it speaks Chinese and the folder does not,
 * and where several inputs share no folder. */
static const char *common_title(struct maker *maker)
{
    struct arena *arena = maker->books->arena;
    const struct job *jobs = maker->plan->jobs;
    const char *name = common_folder(maker);
    const char *title = name ? part_book_title(arena, named_path(arena, jobs->input)) : NULL;
    const char *stem = maker->plan->folder ? "" : path_stem(arena, jobs->outputs[0]);
    bool is_better = has_han(stem) && (title ? !has_han(title) : maker->plan->job_count > 1);
    return is_better ? stem : title;
}

static void make_one_book(struct maker *maker, const char *typed)
{
    struct arena *arena = maker->books->arena;
    const char *title = title_in_one_line(arena, typed);
    struct book *book = add_book(maker, "");
    book->title = title ? title : common_title(maker);
    book->title_lines = title_in_lines(arena, typed);
    book->is_named_by_folder = !title;
    name_outputs(maker, book, "", maker->plan->jobs->input);
    for (size_t i = 0; i < maker->plan->job_count; i++)
        add_job(book, &maker->plan->jobs[i]);
}

/* The book of a folder. The files of a folder are near each other, so the latest book is nearly always the
 * one. */
static struct book *find_book(struct maker *maker, const char *folder)
{
    for (size_t i = maker->books->count; i-- > 0;)
        if (!strcmp(maker->books->list[i].folder, folder))
            return &maker->books->list[i];
    return NULL;
}

/* With the folder that was named, whose name may be wanted too. */
static const char *folder_path(struct maker *maker, const struct input *input, const char *folder)
{
    struct arena *arena = maker->books->arena;
    const char *root = named_path(arena, input);
    if (!root)
        return folder;
    return *input->folder ? path_join(arena, root, folder) : root;
}

/* So many names of a folder; MERGE_DIR: all. */
static const char *cut_folder(struct arena *arena, const char *folder, enum merge_kind kind)
{
    const char *end = folder;
    for (int left = kind - MERGE_DIR; left && *end; left--)
        end += strspn(end, "/") + strcspn(end + strspn(end, "/"), "/");
    return kind > MERGE_DIR ? arena_copy(arena, folder, (size_t)(end - folder)) : folder;
}

static void make_book_of_each_folder(struct maker *maker, enum merge_kind kind)
{
    for (size_t i = 0; i < maker->plan->job_count; i++) {
        const struct input *input = maker->plan->jobs[i].input;
        const char *folder = *input->folder ? cut_folder(maker->books->arena, input->folder, kind)
                                            : named_folder(maker, input);
        struct book *book = find_book(maker, folder);
        if (!book) {
            book = add_book(maker, folder);
            book->is_named_by_folder = true;
            book->title =
                *folder ? part_book_title(maker->books->arena, folder_path(maker, input, folder)) : NULL;
            const char *above = strchr(folder, '/') ? path_folder(maker->books->arena, folder) : "";
            name_outputs(maker, book, above, input);
        }
        add_job(book, &maker->plan->jobs[i]);
    }
}

void books_make(struct books *books, const struct plan *plan, const struct settings *settings,
                const struct command_options *options, struct state *state, struct diag *diag)
{
    *books = (struct books){.arena = arena_new()};
    struct name_rules rules =
        plan_name_rules(plan, options, options->name ? options->name : "{title}", state);
    struct maker maker = {.books = books,
                          .plan = plan,
                          .settings = settings,
                          .names = output_names_new(books->arena, &rules),
                          .diag = diag};
    if (state)
        origins_open(&maker.origins, plan->folder);
    if (plan->job_count && options->merge >= MERGE_DIR)
        make_book_of_each_folder(&maker, options->merge);
    else if (plan->job_count)
        make_one_book(&maker, options->title);
    output_names_free(maker.names);
    origins_close(&maker.origins);
}

void books_free(struct books *books)
{
    for (size_t i = 0; i < books->count; i++)
        free(books->list[i].jobs);
    free(books->list);
    arena_free(books->arena);
}
