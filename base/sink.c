#include "base/sink.h"

#include "base/arena.h"
#include "base/leftovers.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PENDING_SIZE = 64 * 1024, TEMPORARY_TRIES = 100 };

struct sink {
    struct arena *arena;
    const char *name;      /* as the user named it */
    const char *target;    /* where a link leads; NULL: written directly */
    const char *temporary; /* the name of the temporary file; NULL: it has none */
    int file;              /* -1: a buffer */
    struct buffer *buffer; /* the caller's */
    struct buffer pending; /* not yet written */
    int failure;           /* errno of the first failed write */
};

static struct sink *new_sink(const char *name)
{
    struct sink *sink = memory_allocate(sizeof *sink);
    *sink = (struct sink){.arena = arena_new(), .file = -1};
    sink->name = arena_copy_text(sink->arena, name);
    return sink;
}

static void free_sink(struct sink *sink)
{
    buffer_free(&sink->pending);
    arena_free(sink->arena);
    free(sink);
}

/* The permissions that a new file gets, or those of the file that it replaces. */
static mode_t wanted_mode(const char *target)
{
    struct stat status;
    if (!stat(target, &status))
        return status.st_mode & 07777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static const char *temporary_name(struct sink *sink, unsigned attempt)
{
    return leftovers_name(sink->arena, path_folder(sink->arena, sink->target), attempt);
}

static int create_named(struct sink *sink)
{
    for (unsigned attempt = 0; attempt < TEMPORARY_TRIES; attempt++) {
        const char *name = temporary_name(sink, attempt);
        int file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0 && errno != EEXIST)
            return -1;
        if (file < 0)
            continue;
        if (leftovers_hold(file)) {
            sink->temporary = name;
            return file;
        }
        close(file);
    }
    return -1;
}

/* A file without a name leaves nothing behind, whatever ends the process; not every file system has them. */
static int create_temporary(struct sink *sink)
{
    const char *folder = path_folder(sink->arena, sink->target);
    leftovers_remove(folder);
    int file = open(folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0600);
    if (file >= 0)
        leftovers_hold(file);
    if (file >= 0 || errno == EACCES || errno == ENOENT || errno == EROFS)
        return file;
    return create_named(sink);
}

/* A new or regular file is replaced; a device or a pipe is written directly. */
static int open_output(struct sink *sink, const char *path)
{
    struct stat status;
    bool exists = !stat(path, &status);
    if (exists && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (exists && !S_ISREG(status.st_mode))
        return open(path, O_WRONLY | O_CLOEXEC);
    if (exists && access(path, W_OK))
        return -1;
    char *real = exists ? realpath(path, NULL) : NULL;
    sink->target = arena_copy_text(sink->arena, real ? real : path);
    free(real);
    return create_temporary(sink);
}

enum status sink_open(const char *path, struct diag *diag, struct sink **result)
{
    struct sink *sink = new_sink(path);
    sink->file = strcmp(path, "-") ? open_output(sink, path) : STDOUT_FILENO;
    if (sink->file < 0) {
        diag_report(diag, (struct place){path, 0}, DIAG_CANNOT_WRITE, strerror(errno));
        free_sink(sink);
        return STATUS_FAILED;
    }
    *result = sink;
    return STATUS_OK;
}

struct sink *sink_open_buffer(struct buffer *buffer)
{
    struct sink *sink = new_sink("");
    sink->buffer = buffer;
    return sink;
}

static void write_through(struct sink *sink, const char *bytes, size_t size)
{
    while (size && !sink->failure) {
        ssize_t count = write(sink->file, bytes, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            sink->failure = errno;
            return;
        }
        bytes += count;
        size -= (size_t)count;
    }
}

static void flush(struct sink *sink)
{
    write_through(sink, sink->pending.data, sink->pending.length);
    buffer_truncate(&sink->pending, 0);
}

enum status sink_write(struct sink *sink, const void *bytes, size_t size)
{
    if (sink->buffer) {
        buffer_append(sink->buffer, bytes, size);
        return sink->buffer->overflowed ? STATUS_FAILED : STATUS_OK;
    }
    if (sink->pending.length + size > PENDING_SIZE)
        flush(sink);
    if (size > PENDING_SIZE)
        write_through(sink, bytes, size);
    else
        buffer_append(&sink->pending, bytes, size);
    return sink->failure ? STATUS_FAILED : STATUS_OK;
}

enum status sink_write_text(struct sink *sink, const char *text)
{
    return sink_write(sink, text, strlen(text));
}

/* Gives the unnamed file a temporary name, since a link cannot replace an existing file. */
static bool name_unnamed(struct sink *sink)
{
    const char *descriptor = arena_format(sink->arena, "/proc/self/fd/%d", sink->file);
    for (unsigned attempt = 0; attempt < TEMPORARY_TRIES; attempt++) {
        const char *name = temporary_name(sink, attempt);
        if (!linkat(AT_FDCWD, descriptor, AT_FDCWD, name, AT_SYMLINK_FOLLOW)) {
            sink->temporary = name;
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

/* False with errno when the bytes may not be on the disk. Some file systems tell so only on closing; the file
 * itself stays open, for it is locked. */
static bool synchronise(int file)
{
    int failed;
    while ((failed = fsync(file)) && errno == EINTR)
        ;
    int copy = failed ? -1 : fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    return copy >= 0 && (!close(copy) || errno == EINTR);
}

/* False with errno when the finished file cannot be put in its place. File systems without permissions refuse
 * to set them. */
static bool put_in_place(struct sink *sink)
{
    bool keeps_mode = !fchmod(sink->file, wanted_mode(sink->target)) || errno == EPERM ||
                      errno == EOPNOTSUPP || errno == ENOSYS;
    if (!keeps_mode || !synchronise(sink->file))
        return false;
    if (!sink->temporary && !name_unnamed(sink))
        return false;
    return !rename(sink->temporary, sink->target);
}

static int close_file(struct sink *sink)
{
    return sink->file > STDERR_FILENO ? close(sink->file) : 0;
}

static void report_overflow(const struct buffer *buffer, struct diag *diag)
{
    char ceiling[24];
    snprintf(ceiling, sizeof ceiling, "%zu", buffer->ceiling ? buffer->ceiling : (size_t)BUFFER_CEILING);
    diag_report(diag, (struct place){0}, DIAG_OUTPUT_TOO_LARGE, ceiling);
}

enum status sink_commit(struct sink *sink, struct diag *diag)
{
    if (!sink->buffer) {
        flush(sink);
        if (!sink->failure && sink->target && !put_in_place(sink))
            sink->failure = errno;
        if (close_file(sink) && !sink->failure)
            sink->failure = errno;
    }
    int failure = sink->failure;
    bool overflowed = sink->buffer && sink->buffer->overflowed;
    if (overflowed)
        report_overflow(sink->buffer, diag);
    if (failure) {
        diag_report(diag, (struct place){sink->name, 0}, DIAG_CANNOT_WRITE, strerror(failure));
        if (sink->temporary)
            unlink(sink->temporary);
    }
    free_sink(sink);
    return failure || overflowed ? STATUS_FAILED : STATUS_OK;
}

void sink_abandon(struct sink *sink)
{
    if (!sink)
        return;
    if (!sink->buffer)
        close_file(sink);
    if (sink->temporary)
        unlink(sink->temporary);
    free_sink(sink);
}
