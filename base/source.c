#include "base/source.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/translation.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct open_source {
    struct source public; /* first, so that a source is the start of its open_source */
    struct arena *arena;
    char *bytes;
};

enum { READ_SIZE = 64 * 1024 };

/* What went wrong while reading; the text is static or from strerror. */
struct read_failure {
    bool too_large;
    const char *reason;
};

/* Reads to the end. `expected` is a guess of the size that spares copies. */
static char *read_all(int file, size_t expected, size_t ceiling, size_t *size, struct read_failure *failure)
{
    size_t capacity = expected < ceiling ? expected + 1 : READ_SIZE;
    char *bytes = memory_allocate(capacity + 1);
    *size = 0;
    for (;;) {
        if (*size == capacity) {
            capacity = capacity * 2 + READ_SIZE;
            bytes = memory_resize(bytes, capacity + 1);
        }
        ssize_t count = read(file, bytes + *size, capacity - *size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0) {
            if (!count)
                break;
            failure->reason = strerror(errno);
            free(bytes);
            return NULL;
        }
        *size += (size_t)count;
        if (*size > ceiling) {
            failure->too_large = true;
            failure->reason = PHRASE("it is too large");
            free(bytes);
            return NULL;
        }
    }
    bytes[*size] = '\0';
    return bytes;
}

static struct open_source *new_source(const char *name)
{
    struct open_source *source = memory_allocate(sizeof *source);
    *source = (struct open_source){.arena = arena_new()};
    source->public.name = arena_copy_text(source->arena, name);
    return source;
}

/* Fills in the bytes from an open file, and closes it. Reports nothing. */
static bool fill_from(struct open_source *source, int file, size_t ceiling, struct read_failure *failure)
{
    struct stat status;
    if (fstat(file, &status)) {
        failure->reason = strerror(errno);
        close(file);
        return false;
    }
    if (file != STDIN_FILENO) {
        source->public.device = status.st_dev;
        source->public.inode = status.st_ino;
        source->public.owner = status.st_uid;
    }
    size_t expected = S_ISREG(status.st_mode) ? (size_t)status.st_size : READ_SIZE;
    source->bytes = read_all(file, expected, ceiling, &source->public.size, failure);
    source->public.bytes = source->bytes;
    if (file != STDIN_FILENO)
        close(file);
    return source->bytes;
}

static enum status report_failure(struct diag *diag, const char *name, const struct read_failure *failure)
{
    struct place place = {name, 0};
    char ceiling[24];
    snprintf(ceiling, sizeof ceiling, "%d", SOURCE_CEILING);
    if (failure->too_large)
        diag_report(diag, place, DIAG_INPUT_TOO_LARGE, ceiling);
    else
        diag_report(diag, place, DIAG_NO_SUCH_FILE, failure->reason);
    return STATUS_FAILED;
}

enum status source_open(const char *name, struct diag *diag, struct source **result)
{
    if (!*name) {
        diag_report(diag, (struct place){0}, DIAG_EMPTY_NAME);
        return STATUS_FAILED;
    }
    bool standard_input = !strcmp(name, "-");
    struct read_failure failure = {0};
    int file = standard_input ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        failure.reason = strerror(errno);
        return report_failure(diag, name, &failure);
    }
    struct stat status;
    if (!fstat(file, &status) && S_ISDIR(status.st_mode)) {
        if (!standard_input)
            close(file);
        diag_report(diag, (struct place){name, 0}, DIAG_IS_DIRECTORY);
        return STATUS_FAILED;
    }
    struct open_source *source = new_source(name);
    if (!fill_from(source, file, SOURCE_CEILING, &failure)) {
        source_close(&source->public);
        return report_failure(diag, name, &failure);
    }
    if (!source->public.size) {
        source_close(&source->public);
        diag_report(diag, (struct place){name, 0}, DIAG_EMPTY_INPUT);
        return STATUS_FAILED;
    }
    if (!standard_input)
        source->public.folder = source->public.root = path_folder(source->arena, name);
    *result = &source->public;
    return STATUS_OK;
}

struct source *source_make(const char *name, char *bytes, size_t size)
{
    struct open_source *source = new_source(name);
    source->bytes = bytes;
    source->public.bytes = bytes;
    source->public.size = size;
    return &source->public;
}

bool source_is_below(const char *root, const char *path)
{
    char *real_root = realpath(root, NULL), *real_path = realpath(path, NULL);
    size_t length = real_root ? strlen(real_root) : 0;
    bool below = real_root && real_path && !strncmp(real_root, real_path, length) &&
                 (real_path[length] == '/' || !strcmp(real_root, "/"));
    free(real_root);
    free(real_path);
    return below;
}

/* The file `name` beside the input, opened, or -1 with the reason. */
static int open_beside(const struct source *source, const char *name, const char **reason)
{
    if (!source->folder) {
        *reason = PHRASE("the input has no folder");
        return -1;
    }
    if (!*name || *name == '/') {
        *reason = PHRASE("it is outside the folder that was named");
        return -1;
    }
    struct arena *arena = arena_new();
    const char *path = path_join(arena, source->folder, name);
    int file = -1;
    struct stat status;
    if (stat(path, &status))
        *reason = strerror(errno);
    else if (!S_ISREG(status.st_mode))
        *reason = PHRASE("it is not a file");
    else if (!source_is_below(source->root, path))
        *reason = PHRASE("it is outside the folder that was named");
    else if ((file = open(path, O_RDONLY | O_CLOEXEC)) < 0)
        *reason = strerror(errno);
    arena_free(arena);
    return file;
}

enum status source_open_beside(const struct source *source, const char *name, struct source **resource,
                               const char **reason)
{
    if (source->open_beside)
        return source->open_beside(source, name, resource, reason);
    int file = open_beside(source, name, reason);
    if (file < 0)
        return STATUS_FAILED;
    struct read_failure failure = {0};
    struct open_source *opened = new_source(name);
    if (!fill_from(opened, file, RESOURCE_CEILING, &failure)) {
        *reason = failure.reason;
        source_close(&opened->public);
        return STATUS_FAILED;
    }
    *resource = &opened->public;
    return STATUS_OK;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    struct open_source *opened = (struct open_source *)source;
    free(opened->bytes);
    arena_free(opened->arena);
    free(opened);
}
