#include "converter/inputs/inputs.h"

#include "base/array.h"
#include "base/path.h"
#include "base/patterns/glob.h"
#include "base/translation.h"
#include "converter/cli/config.h"
#include "converter/cli/dates.h"
#include "converter/inputs/covers.h"
#include "converter/inputs/expansion.h"
#include "converter/inputs/named_files.h"
#include "converter/inputs/natural_order.h"
#include "converter/inputs/selection.h"
#include "formats/registry.h"

#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

struct collector {
    struct input_list *list;
    const struct command_options *options;
    struct selection selection;
    const char *named; /* the folder that is being walked; NULL: none */
    bool has_output;
    struct named_files of_options;
    dev_t output_device; /* the folder of -d is not an input, wherever it stands */
    ino_t output_inode;
};

static void add(struct input_list *list, struct input input)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity * 2 + 16;
        list->items = memory_resize(list->items, list->capacity * sizeof *list->items);
    }
    list->items[list->count++] = input;
}

static void keep_left_out(struct input_list *list, struct left_out left_out)
{
    left_out.before = list->count;
    if (list->left_out_count == list->left_out_capacity) {
        list->left_out_capacity = list->left_out_capacity * 2 + 16;
        list->left_out = memory_resize(list->left_out, list->left_out_capacity * sizeof *list->left_out);
    }
    list->left_out[list->left_out_count++] = left_out;
}

/* `below` is the path below the folder or archive that was named. */
static struct input make_found(const struct collector *collector, const char *path, const char *below)
{
    struct arena *arena = collector->list->arena;
    return (struct input){.path = arena_copy_text(arena, path),
                          .folder = strchr(below, '/') ? path_folder(arena, below) : "",
                          .named = collector->named,
                          .is_found = true};
}

static void skip(struct collector *collector, const char *path, const char *below, const char *reason)
{
    bool is_resource = reason == selection_resource;
    if (is_resource && covers_has_name(path)) /* the cover of a book is not left out */
        return;
    keep_left_out(collector->list,
                  (struct left_out){.input = make_found(collector, path, below),
                                    .id = DIAG_SKIPPED,
                                    .reason = reason,
                                    .is_resource = is_resource,
                                    .is_unselected = selection_leaves_article(reason, path)});
}

/* A folder or an archive, of which nobody knows what it holds. */
static void skip_all_in(struct collector *collector, const char *path, const char *below, const char *reason)
{
    skip(collector, path, below, reason);
    struct left_out *kept = &collector->list->left_out[collector->list->left_out_count - 1];
    kept->is_container = true;
    kept->is_unselected = reason == selection_excluded || reason == selection_older;
}

static const char *below(const char *path, size_t prefix)
{
    return path + prefix + (path[prefix] == '/');
}

static void refuse(struct collector *collector, const char *path, enum diag_id id, const char *reason)
{
    struct input input = {.path = arena_copy_text(collector->list->arena, path), .folder = ""};
    bool is_container = id == DIAG_NO_SUCH_FILE; /* a folder, an archive or a list */
    keep_left_out(
        collector->list,
        (struct left_out){.input = input, .id = id, .reason = reason, .is_container = is_container});
    collector->list->status = STATUS_FAILED;
}

static void fail(struct collector *collector, const char *path, int error)
{
    refuse(collector, path, DIAG_NO_SUCH_FILE, arena_copy_text(collector->list->arena, strerror(error)));
}

void left_out_report(const struct left_out *left_out, struct diag *diag)
{
    diag_report(diag, (struct place){left_out->input.path, 0}, left_out->id, left_out->reason);
}

/* A part of the path begins with a dot. */
static bool is_hidden_path(const char *path)
{
    return *path == '.' || strstr(path, "/.") || !strncmp(path, "__MACOSX/", 9);
}

static int compare_entries(const FTSENT **left, const FTSENT **right)
{
    return natural_order_compare((*left)->fts_name, (*right)->fts_name);
}

static void add_found(struct collector *collector, const char *path, size_t prefix, const struct stat *status)
{
    const char *relative = below(path, prefix);
    const char *reason = selection_reason(&collector->selection, relative, status->st_size);
    if (!reason && named_files_have(&collector->of_options, status))
        reason = PHRASE("named by an option");
    if (!reason && selection_is_old(&collector->selection, status))
        reason = selection_older;
    if (reason) {
        skip(collector, path, relative, reason);
        return;
    }
    struct input input = make_found(collector, path, relative);
    input.root = collector->named;
    add(collector->list, input);
}

/* An archive whose entries are being listed, and the folder that mirrors it. */
struct listing {
    struct collector *collector;
    const char *archive, *folder;
    size_t prefix; /* bytes of the path above what patterns are about */
};

/* NULL, or why the entry is left out: patterns fit its path in the archive, or that below the folder. */
static const char *reason_to_skip_entry(const struct listing *listing, const struct archive_file *file,
                                        const char *path)
{
    const struct collector *collector = listing->collector;
    const struct command_options *options = collector->options;
    const char *whole = path + listing->prefix;
    bool is_excluded =
        selection_fits(&options->exclude, whole) || selection_fits(&options->exclude, file->name);
    bool is_included = options->include.count && selection_fits(&options->include, whole);
    if (is_hidden_path(file->name) && !file->is_unsafe)
        return PHRASE("hidden");
    if (is_excluded)
        return selection_excluded;
    if (file->is_unsafe)
        return options->include.count && !is_included && !selection_fits(&options->include, file->name)
                   ? selection_not_included
                   : NULL;
    return is_included ? (file->size ? NULL : PHRASE("empty"))
                       : selection_reason(&collector->selection, file->name, (off_t)file->size);
}

static void add_entry(void *context, const struct archive_file *file)
{
    const struct listing *listing = context;
    struct collector *collector = listing->collector;
    struct arena *arena = collector->list->arena;
    const char *path = arena_format(arena, "%s/%s", listing->archive, file->name);
    const char *reason = reason_to_skip_entry(listing, file, path);
    if (reason) {
        skip(collector, path, file->name, reason);
        return;
    }
    if (file->is_unsafe) {
        refuse(collector, path, DIAG_UNSAFE_NAME, NULL);
        return;
    }
    struct input input = make_found(collector, path, file->name);
    if (*listing->folder)
        input.folder = *input.folder ? path_join(arena, listing->folder, input.folder) : listing->folder;
    input.archive = listing->archive;
    input.archives = collector->list->archives;
    input.entry = file->index;
    add(collector->list, input);
}

/* An archive is a folder of what it holds; one that was found in a folder is named after itself there. */
static void add_archive(struct collector *collector, const char *path, size_t prefix, const char *folder)
{
    struct listing listing = {collector, arena_copy_text(collector->list->arena, path), folder, prefix};
    const char *reason = archives_list(collector->list->archives, listing.archive, add_entry, &listing);
    if (reason)
        refuse(collector, path, DIAG_NO_SUCH_FILE, arena_copy_text(collector->list->arena, reason));
}

/* What was named, and its name alone is no part of what patterns are about. */
static void add_named_archive(struct collector *collector, const char *path)
{
    collector->named = arena_copy_text(collector->list->arena, path);
    add_archive(collector, path, strlen(path) + 1, "");
    collector->named = NULL;
}

/* NULL, or why an archive below a folder is left out. */
static const char *reason_to_skip_archive(const struct collector *collector, const char *path,
                                          const struct stat *status)
{
    if (*path_name(path) == '.')
        return PHRASE("hidden");
    if (selection_fits(&collector->options->exclude, path))
        return selection_excluded;
    return selection_is_old(&collector->selection, status) ? selection_older : NULL;
}

static void add_found_archive(struct collector *collector, const char *path, size_t prefix,
                              const struct stat *status)
{
    struct arena *arena = collector->list->arena;
    const char *relative = below(path, prefix);
    const char *reason = reason_to_skip_archive(collector, relative, status);
    if (reason) {
        skip_all_in(collector, path, relative, reason);
        return;
    }
    const char *stem = path_stem(arena, relative);
    const char *folder = strchr(relative, '/') ? path_join(arena, path_folder(arena, relative), stem) : stem;
    add_archive(collector, path, prefix + (path[prefix] == '/'), folder);
}

static void add_found_file(struct collector *collector, const char *path, size_t prefix,
                           const struct stat *status)
{
    if (!strcmp(path_name(path), CONFIG_NAME))
        return;
    if (path_is_archive(path) && status->st_size)
        add_found_archive(collector, path, prefix, status);
    else
        add_found(collector, path, prefix, status);
}

static bool is_output(const struct collector *collector, const struct stat *status)
{
    return collector->has_output && status->st_dev == collector->output_device &&
           status->st_ino == collector->output_inode;
}

/* False when nothing below the folder is taken; it counts as one that was skipped. */
static bool enter_folder(struct collector *collector, const FTSENT *entry, size_t prefix)
{
    if (entry->fts_level == FTS_ROOTLEVEL)
        return true;
    if (is_output(collector, entry->fts_statp))
        return false;
    const char *relative = below(entry->fts_path, prefix);
    bool is_hidden = *entry->fts_name == '.';
    if (!is_hidden && !selection_fits(&collector->options->exclude, relative))
        return true;
    if (is_hidden)
        skip(collector, entry->fts_path, relative, PHRASE("hidden"));
    else
        skip_all_in(collector, entry->fts_path, relative, selection_excluded);
    return false;
}

static void add_found_link(struct collector *collector, const char *path, size_t prefix)
{
    struct stat status;
    if (stat(path, &status))
        skip(collector, path, below(path, prefix), PHRASE("a link that leads nowhere"));
    else if (S_ISREG(status.st_mode))
        add_found_file(collector, path, prefix, &status);
    else
        skip(collector, path, below(path, prefix), PHRASE("a link to no file"));
}

static void visit(struct collector *collector, FTS *tree, FTSENT *entry, size_t prefix)
{
    switch (entry->fts_info) {
    case FTS_D:
        if (!enter_folder(collector, entry, prefix))
            fts_set(tree, entry, FTS_SKIP);
        break;
    case FTS_F: add_found_file(collector, entry->fts_path, prefix, entry->fts_statp); break;
    case FTS_SL:
    case FTS_SLNONE: add_found_link(collector, entry->fts_path, prefix); break;
    case FTS_DEFAULT:
        skip(collector, entry->fts_path, below(entry->fts_path, prefix), PHRASE("no file"));
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS: fail(collector, entry->fts_path, entry->fts_errno); break;
    default: break;
    }
}

static void add_folder(struct collector *collector, const char *path)
{
    size_t prefix = strlen(path);
    while (prefix > 1 && path[prefix - 1] == '/')
        prefix--;
    char *root = arena_copy(collector->list->arena, path, prefix);
    FTS *tree = fts_open((char *[]){root, NULL}, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, compare_entries);
    if (!tree) {
        fail(collector, path, errno);
        return;
    }
    collector->named = root;
    for (FTSENT *entry; (entry = fts_read(tree));)
        visit(collector, tree, entry, prefix);
    collector->named = NULL;
    fts_close(tree);
}

static void add_file_or_folder(struct collector *collector, const char *path)
{
    struct stat status;
    bool exists = strcmp(path, "-") && !stat(path, &status);
    bool is_regular = exists && S_ISREG(status.st_mode);
    if (exists && S_ISDIR(status.st_mode))
        add_folder(collector, path);
    else if (path_is_archive(path) && is_regular)
        add_named_archive(collector, path);
    else
        add(collector->list, (struct input){.path = path, .folder = ""});
}

static void add_match(void *context, const char *path)
{
    add_file_or_folder(context, path);
}

/* A name, or a quoted pattern that is the name of no file. */
static void add_named(struct collector *collector, const char *path)
{
    bool is_name = !glob_is_pattern(path) || !access(path, F_OK);
    if (is_name || !expansion_find(collector->list->arena, path, add_match, collector))
        add_file_or_folder(collector, path);
}

static size_t skip_byte_order_mark(const char *line)
{
    static const char mark[] = "\xEF\xBB\xBF";
    return strncmp(line, mark, strlen(mark)) ? 0 : strlen(mark);
}

/* Lists that were written on Windows have a carriage return at the end of each line, which is part of a name
 * when there is such a file. */
static void add_listed(struct collector *collector, char *name)
{
    size_t length = strlen(name);
    if (length && name[length - 1] == '\r' && access(name, F_OK))
        name[--length] = '\0';
    if (length)
        add_named(collector, name);
}

static void add_list(struct collector *collector, const char *name)
{
    FILE *file = strcmp(name, "-") ? fopen(name, "re") : stdin;
    if (!file) {
        fail(collector, name, errno);
        return;
    }
    int end = collector->options->null ? '\0' : '\n';
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    for (bool is_first = true; (length = getdelim(&line, &capacity, end, file)) > 0; is_first = false) {
        if (line[length - 1] == end)
            line[--length] = '\0';
        size_t mark = is_first ? skip_byte_order_mark(line) : 0;
        add_listed(collector, arena_copy(collector->list->arena, line + mark, (size_t)length - mark));
    }
    if (ferror(file))
        fail(collector, name, errno);
    free(line);
    if (file != stdin)
        fclose(file);
}

void inputs_collect(struct input_list *list, const struct command *command)
{
    *list = (struct input_list){.arena = arena_new(), .archives = archives_new()};
    struct collector collector = {
        .list = list, .options = command->options, .selection = {.options = command->options}};
    const char *output = command->options->output_dir, *since = command->options->since;
    struct stat status;
    named_files_find(&collector.of_options, command);
    if (since)
        date_begins(since, &collector.selection.since);
    if (output && !stat(output, &status)) {
        collector.has_output = true;
        collector.output_device = status.st_dev;
        collector.output_inode = status.st_ino;
    }
    for (size_t i = 0; i < command->input_count; i++)
        add_named(&collector, command->inputs[i]);
    const struct option_texts *lists = &command->options->files_from;
    for (size_t i = 0; i < lists->count; i++)
        add_list(&collector, lists->items[i]);
    named_files_free(&collector.of_options);
}

const char *input_file(const struct input *input)
{
    return input->archive ? input->archive : input->path;
}

enum status input_open(const struct input *input, struct diag *diag, struct source **source)
{
    if (input->archive)
        return archives_read(input->archives, input->archive, input->entry, input->path, diag, source);
    enum status status = source_open(input->path, diag, source);
    if (status == STATUS_OK && input->root)
        (*source)->root = input->root;
    return status;
}

bool input_may_be_read(const struct input *input)
{
    struct diag silent = {0};
    struct source *source;
    if (!strcmp(input->path, "-"))
        return true;
    if (input_open(input, &silent, &source) != STATUS_OK)
        return false;
    bool is_known = registry_recognise(source);
    source_close(source);
    return is_known;
}

void inputs_free(struct input_list *list)
{
    free(list->items);
    free(list->left_out);
    archives_free(list->archives);
    if (list->arena)
        arena_free(list->arena);
}
