#include "converter/stage.h"

#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char lock_name[] = "lock";
static const char run_prefix[] = "run-";

bool stage_make_folders(const char *path)
{
    char *copy = strdup(path);
    bool made = copy;
    for (char *slash = copy ? strchr(copy + 1, '/') : NULL; made && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = !mkdir(copy, 0777) || errno == EEXIST;
        *slash = '/';
    }
    free(copy);
    return made;
}

/* Removes a folder that holds files only. */
static void remove_folder(struct arena *arena, const char *folder)
{
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing && (entry = readdir(listing));)
        unlink(path_join(arena, folder, entry->d_name));
    if (listing)
        closedir(listing);
    rmdir(folder);
}

/* The lock of a run, taken, or -1 when the run lives. A folder without a lock file is just being made. */
static int take_lock(struct arena *arena, const char *folder, int flags)
{
    int file = open(path_join(arena, folder, lock_name), O_RDWR | O_CLOEXEC | flags, 0666);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB)) {
        close(file);
        return -1;
    }
    return file;
}

static void remove_left_runs(struct stage *stage)
{
    DIR *listing = opendir(stage->records);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        if (strncmp(entry->d_name, run_prefix, strlen(run_prefix)))
            continue;
        const char *folder = path_join(stage->arena, stage->records, entry->d_name);
        int lock = take_lock(stage->arena, folder, 0);
        if (lock < 0)
            continue;
        remove_folder(stage->arena, folder);
        close(lock);
    }
    if (listing)
        closedir(listing);
}

static bool make_stage(struct stage *stage, const char *output_folder)
{
    stage->records = path_join(stage->arena, output_folder, ".banxin");
    char *folder = path_join(stage->arena, stage->records, "run-XXXXXX");
    if (!stage_make_folders(folder) || !mkdtemp(folder))
        return false;
    stage->folder = folder;
    stage->lock = take_lock(stage->arena, folder, O_CREAT);
    return stage->lock >= 0;
}

enum status stage_open(struct stage *stage, const char *output_folder, struct diag *diag)
{
    *stage = (struct stage){.arena = arena_new(), .lock = -1};
    if (make_stage(stage, output_folder)) {
        remove_left_runs(stage);
        return STATUS_OK;
    }
    diag_report(diag, (struct place){output_folder, 0}, DIAG_CANNOT_WRITE, strerror(errno));
    return STATUS_FAILED;
}

void stage_close(struct stage *stage)
{
    if (stage->folder)
        remove_folder(stage->arena, stage->folder);
    if (stage->lock >= 0)
        close(stage->lock);
    if (stage->arena)
        arena_free(stage->arena);
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size) {
        ssize_t count = write(file, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes += count;
        size -= (size_t)count;
    }
    return true;
}

bool stage_write(const char *path, const void *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    bool written = write_all(file, bytes, size);
    int failure = errno;
    if (close(file) && written) {
        failure = errno;
        written = false;
    }
    if (!written)
        unlink(path);
    errno = failure;
    return written;
}

void stage_synchronise(const struct stage *stage)
{
    syncfs(stage->lock);
}
