#include "converter/run/watch.h"

#include "base/arena.h"
#include "base/path.h"
#include "converter/cli/interrupt.h"
#include "converter/cli/progress.h"
#include "converter/inputs/inputs.h"

#include <errno.h>
#include <fts.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MILLISECOND = 1000,
    QUIET = 200 * MILLISECOND,    /* this long without a change, and what came before is converted */
    LONGEST = 2000 * MILLISECOND, /* or this long after the first change */
    FOREVER = -1,
    EVENTS_SIZE = 64 * 1024,
};

static const uint32_t wanted_events =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR | IN_EXCL_UNLINK;

struct folder {
    int descriptor; /* of inotify; they grow */
    char *path;     /* as the inputs in it are written; "" is the working folder */
};

struct watch {
    struct command *command;
    struct diag *diag;
    int file;
    struct folder *folders; /* by descriptor */
    size_t count, capacity;
    struct changes changes;
};

/* The folders */

static int compare_folders(const void *left, const void *right)
{
    const struct folder *a = left, *b = right;
    return a->descriptor < b->descriptor ? -1 : a->descriptor > b->descriptor;
}

static struct folder *find_folder(const struct watch *watch, int descriptor)
{
    struct folder wanted = {.descriptor = descriptor};
    return watch->count ? bsearch(&wanted, watch->folders, watch->count, sizeof wanted, compare_folders)
                        : NULL;
}

static enum status add_folder(struct watch *watch, const char *path)
{
    int descriptor = inotify_add_watch(watch->file, *path ? path : ".", wanted_events);
    if (descriptor < 0 && (errno == ENOENT || errno == ENOTDIR))
        return STATUS_OK; /* gone again */
    if (descriptor < 0) {
        diag_report(watch->diag, (struct place){path, 0}, DIAG_CANNOT_WATCH, strerror(errno));
        return STATUS_FAILED;
    }
    if (find_folder(watch, descriptor))
        return STATUS_OK;
    if (watch->count == watch->capacity) {
        watch->capacity = watch->capacity * 2 + 64;
        watch->folders = memory_resize(watch->folders, watch->capacity * sizeof *watch->folders);
    }
    watch->folders[watch->count++] = (struct folder){descriptor, memory_copy_string(path)};
    return STATUS_OK;
}

static void forget_folder(struct watch *watch, struct folder *folder)
{
    free(folder->path);
    size_t behind = (size_t)(watch->folders + watch->count - (folder + 1));
    memmove(folder, folder + 1, behind * sizeof *folder);
    watch->count--;
}

/* A folder that was moved away is no longer where its path says, nor are those in it. */
static void drop_below(struct watch *watch, const char *path)
{
    size_t length = strlen(path);
    for (size_t i = watch->count; i-- > 0;) {
        struct folder *folder = &watch->folders[i];
        if (strncmp(folder->path, path, length) || (folder->path[length] && folder->path[length] != '/'))
            continue;
        inotify_rm_watch(watch->file, folder->descriptor);
        forget_folder(watch, folder);
    }
}

/* The folder of -d is not an input, wherever it is. */
static bool is_output(const struct watch *watch, const struct stat *status)
{
    const char *folder = watch->command->options->output_dir;
    struct stat output;
    return folder && !stat(folder, &output) && output.st_dev == status->st_dev &&
           output.st_ino == status->st_ino;
}

static enum status add_tree(struct watch *watch, const char *path)
{
    FTS *tree = fts_open((char *[]){(char *)path, NULL}, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
    enum status status = STATUS_OK;
    for (FTSENT *entry; tree && status == STATUS_OK && (entry = fts_read(tree));) {
        if (entry->fts_info != FTS_D)
            continue;
        bool is_below = entry->fts_level > FTS_ROOTLEVEL;
        if (is_below && (*entry->fts_name == '.' || is_output(watch, entry->fts_statp)))
            fts_set(tree, entry, FTS_SKIP);
        else
            status = add_folder(watch, entry->fts_path);
    }
    if (tree)
        fts_close(tree);
    return status;
}

/* "in///" is written "in" in the paths of what it holds. */
static enum status add_named(struct watch *watch, const char *name)
{
    struct stat status;
    if (stat(name, &status) || !S_ISDIR(status.st_mode))
        return STATUS_OK;
    char *path = memory_copy_string(name);
    for (size_t length = strlen(path); length > 1 && path[length - 1] == '/';)
        path[--length] = '\0';
    enum status added = add_tree(watch, path);
    free(path);
    return added;
}

static const char *folder_of(struct arena *arena, const struct input *input)
{
    const char *file = input_file(input);
    return strchr(file, '/') ? path_folder(arena, file) : "";
}

/* Named folders with all below them, and the folder of each input that was found otherwise. */
static enum status add_all(struct watch *watch)
{
    struct input_list inputs;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < watch->command->input_count; i++)
        status = add_named(watch, watch->command->inputs[i]);
    inputs_collect(&inputs, watch->command);
    for (size_t i = 0; status == STATUS_OK && i < inputs.count; i++)
        status = add_folder(watch, folder_of(inputs.arena, &inputs.items[i]));
    inputs_free(&inputs);
    return status;
}

/* The events */

/* What is being written is waited for; a link is complete at once. */
static bool is_complete(const struct inotify_event *event, const char *path)
{
    struct stat status;
    if (!(event->mask & IN_CREATE) || event->mask & IN_ISDIR)
        return true;
    return !lstat(path, &status) && (S_ISLNK(status.st_mode) || status.st_nlink > 1);
}

/* What the program itself writes with -o. */
static bool is_own(const struct watch *watch, const char *path)
{
    const char *output = watch->command->options->output;
    struct stat own, changed;
    return output && !stat(output, &own) && !stat(path, &changed) && own.st_dev == changed.st_dev &&
           own.st_ino == changed.st_ino;
}

static void follow_folder(struct watch *watch, const struct inotify_event *event, const char *path)
{
    struct stat status;
    if (event->mask & (IN_MOVED_FROM | IN_DELETE))
        drop_below(watch, path);
    else if (!stat(path, &status) && !is_output(watch, &status))
        add_tree(watch, path);
}

static void take_event(struct watch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW) {
        watch->changes.is_all = true;
        add_all(watch);
    }
    struct folder *folder = find_folder(watch, event->wd);
    if (folder && event->mask & IN_IGNORED)
        forget_folder(watch, folder);
    if (!folder || !event->len || *event->name == '.')
        return;
    struct arena *arena = arena_new();
    const char *path = *folder->path ? path_join(arena, folder->path, event->name) : event->name;
    if (event->mask & IN_ISDIR)
        follow_folder(watch, event, path);
    if (is_complete(event, path) && !is_own(watch, path))
        changes_add(&watch->changes, path);
    arena_free(arena);
}

static void take_events(struct watch *watch)
{
    _Alignas(struct inotify_event) char events[EVENTS_SIZE];
    ssize_t size = read(watch->file, events, sizeof events);
    for (ssize_t at = 0; at < size;) {
        const struct inotify_event *event = (const struct inotify_event *)(const void *)(events + at);
        take_event(watch, event);
        at += (ssize_t)(sizeof *event + event->len);
    }
}

/* False when nothing came in that time, or an interrupt did. */
static bool wait_for_event(const struct watch *watch, int64_t microseconds)
{
    struct pollfd waited = {.fd = watch->file, .events = POLLIN};
    struct timespec time = {microseconds / 1000000, microseconds % 1000000 * 1000};
    sigset_t before;
    interrupt_hold(&before);
    bool came = !interrupt_came() && ppoll(&waited, 1, microseconds < 0 ? NULL : &time, &before) > 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return came;
}

static bool has_changes(const struct watch *watch)
{
    return watch->changes.paths || watch->changes.is_all;
}

/* Waits for changes, and for the silence after them. */
static void gather(struct watch *watch)
{
    while (!has_changes(watch) && wait_for_event(watch, FOREVER))
        take_events(watch);
    uint64_t first = progress_clock();
    while (progress_clock() - first < LONGEST && wait_for_event(watch, QUIET))
        take_events(watch);
}

static void report_watching(const struct watch *watch)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", watch->count);
    diag_report(watch->diag, (struct place){0}, DIAG_WATCHING, count);
}

enum status watch_run(struct command *command, struct diag *diag,
                      enum status (*convert)(struct command *command, const struct changes *changes,
                                             struct diag *diag))
{
    struct watch watch = {.command = command, .diag = diag, .file = inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    if (watch.file < 0) {
        diag_report(diag, (struct place){0}, DIAG_CANNOT_WATCH, strerror(errno));
        return STATUS_FAILED;
    }
    interrupt_heed();
    enum status status = add_all(&watch);
    watch.changes.is_all = true;
    if (status == STATUS_OK)
        report_watching(&watch);
    while (status == STATUS_OK && !interrupt_came()) {
        struct changes changes = watch.changes;
        watch.changes = (struct changes){0};
        status = convert(command, &changes, diag) == STATUS_USAGE ? STATUS_USAGE : STATUS_OK;
        changes_free(&changes);
        if (status == STATUS_OK)
            gather(&watch);
    }
    changes_free(&watch.changes);
    while (watch.count)
        forget_folder(&watch, &watch.folders[watch.count - 1]);
    free(watch.folders);
    close(watch.file);
    return status;
}
