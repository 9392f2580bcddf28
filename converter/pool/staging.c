#include "converter/pool/staging.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/sink.h"
#include "converter/state/state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char lock_suffix[] = ".lock";
static const char run_prefix[] = "run-";

enum { LOCK_TRIES = 1000 };

bool staging_make_folders(const char *path)
{
    char *copy = memory_copy_string(path);
    bool made = true;
    for (char *slash = strchr(copy + 1, '/'); made && slash; slash = strchr(slash + 1, '/')) {
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

/* Takes the lock of the run that `path` belongs to; -1 when the run lives, or has ended meanwhile. */
static int take_lock(const char *path, int flags)
{
    int file = open(path, O_RDWR | O_CLOEXEC | flags, 0666);
    struct stat status;
    if (file < 0)
        return -1;
    if (!flock(file, LOCK_EX | LOCK_NB) && !fstat(file, &status) && status.st_nlink)
        return file;
    close(file);
    return -1;
}

/* "run-XXXXXX.lock" is there before the folder "run-XXXXXX", and as long as it. */
static void remove_run(struct arena *arena, const char *lock_path)
{
    remove_folder(arena, arena_copy(arena, lock_path, strlen(lock_path) - strlen(lock_suffix)));
    unlink(lock_path);
}

static bool is_lock_name(const char *name)
{
    size_t length = strlen(name);
    return !strncmp(name, run_prefix, strlen(run_prefix)) && length > strlen(lock_suffix) &&
           !strcmp(name + length - strlen(lock_suffix), lock_suffix);
}

static void remove_left_runs(struct staging *staging)
{
    DIR *listing = opendir(staging->records);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        const char *path = path_join(staging->arena, staging->records, entry->d_name);
        int lock = is_lock_name(entry->d_name) ? take_lock(path, 0) : -1;
        if (lock < 0)
            continue;
        remove_run(staging->arena, path);
        close(lock);
    }
    if (listing)
        closedir(listing);
}

/* False with errno when the lock cannot be made; another run may remove it before it is taken, as one left
 * behind. */
static bool make_lock(struct staging *staging)
{
    for (int attempt = 0; attempt < LOCK_TRIES; attempt++) {
        staging->lock_path = arena_format(staging->arena, "%s/%s%ld-%d%s", staging->records, run_prefix,
                                          (long)getpid(), attempt, lock_suffix);
        staging->lock = take_lock(staging->lock_path, O_CREAT);
        if (staging->lock >= 0)
            return true;
    }
    return false;
}

static bool make_stage(struct staging *staging, const char *output_folder)
{
    staging->records = state_folder(staging->arena, output_folder);
    if (!staging_make_folders(arena_format(staging->arena, "%s/", staging->records)) || !make_lock(staging))
        return false;
    size_t length = strlen(staging->lock_path) - strlen(lock_suffix);
    const char *folder = arena_copy(staging->arena, staging->lock_path, length);
    if (mkdir(folder, 0777) && errno != EEXIST)
        return false;
    staging->folder = folder;
    return true;
}

enum status staging_open(struct staging *staging, const char *output_folder, struct diag *diag)
{
    *staging = (struct staging){.arena = arena_new(), .lock = -1};
    if (make_stage(staging, output_folder)) {
        remove_left_runs(staging);
        return STATUS_OK;
    }
    diag_report(diag, (struct place){output_folder, 0}, DIAG_CANNOT_WRITE, strerror(errno));
    return STATUS_FAILED;
}

void staging_close(struct staging *staging)
{
    if (staging->lock >= 0) {
        remove_run(staging->arena, staging->lock_path);
        close(staging->lock);
        remove_left_runs(staging);
    }
    if (staging->arena)
        arena_free(staging->arena);
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

bool staging_write(const char *path, const void *bytes, size_t size)
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

static enum status report(const char *path, int failure, struct diag *diag)
{
    diag_report(diag, (struct place){path, 0}, DIAG_CANNOT_WRITE, strerror(failure));
    return STATUS_FAILED;
}

/* False with errno when the file cannot be read to its end. */
static bool copy_bytes(int file, struct sink *sink)
{
    char bytes[64 * 1024];
    for (;;) {
        ssize_t count = read(file, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return !count;
        sink_write(sink, bytes, (size_t)count);
    }
}

static enum status copy_file(const char *made, const char *path, struct diag *diag)
{
    struct sink *sink;
    int file = open(made, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return report(path, errno, diag);
    enum status status = sink_open(path, diag, &sink);
    if (status == STATUS_OK && copy_bytes(file, sink)) {
        status = sink_commit(sink, diag);
    } else if (status == STATUS_OK) {
        status = report(path, errno, diag);
        sink_abandon(sink);
    }
    close(file);
    return status;
}

enum status staging_place(const char *made, const char *path, struct diag *diag)
{
    if (!rename(made, path))
        return STATUS_OK;
    if (errno == ENOENT && staging_make_folders(path) && !rename(made, path))
        return STATUS_OK;
    if (errno != EXDEV || !staging_make_folders(path))
        return report(path, errno, diag);
    enum status status = copy_file(made, path, diag);
    if (status == STATUS_OK)
        unlink(made);
    return status;
}

static bool synchronise_file(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC), failed;
    if (file < 0)
        return false;
    while ((failed = fsync(file)) && errno == EINTR)
        ;
    int failure = errno;
    close(file);
    errno = failure;
    return !failed;
}

/* One after the other, and the folder that names them. */
static bool synchronise_files(const struct staging *staging)
{
    struct arena *arena = arena_new();
    DIR *listing = opendir(staging->folder);
    bool done = listing;
    for (struct dirent *entry; done && (entry = readdir(listing));)
        if (*entry->d_name != '.')
            done = synchronise_file(path_join(arena, staging->folder, entry->d_name));
    int failure = errno;
    if (listing)
        closedir(listing);
    arena_free(arena);
    errno = failure;
    return done && synchronise_file(staging->folder);
}

bool staging_synchronise(const struct staging *staging)
{
    int failed;
    while ((failed = syncfs(staging->lock)) && errno == EINTR)
        ;
    bool is_unknown = failed && (errno == ENOSYS || errno == EOPNOTSUPP || errno == EINVAL);
    return is_unknown ? synchronise_files(staging) : !failed;
}
