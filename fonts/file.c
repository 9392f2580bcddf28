#include "fonts/file.h"

#include "base/arena.h"
#include "base/translation.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SMALLEST_FONT = 12 }; /* bytes: the head of an sfnt */

static void *map_file(int descriptor, size_t *size, const char **reason)
{
    struct stat status;
    if (fstat(descriptor, &status)) {
        *reason = strerror(errno);
        return NULL;
    }
    if (!S_ISREG(status.st_mode) || status.st_size < SMALLEST_FONT) {
        *reason = PHRASE("it is not a font file");
        return NULL;
    }
    *size = (size_t)status.st_size;
    void *bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (bytes != MAP_FAILED)
        return bytes;
    *reason = strerror(errno);
    return NULL;
}

enum status font_file_open(const char *path, struct font_file **file, const char **reason)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        *reason = strerror(errno);
        return STATUS_FAILED;
    }
    size_t size = 0;
    void *bytes = map_file(descriptor, &size, reason);
    close(descriptor);
    if (!bytes)
        return STATUS_FAILED;
    *file = memory_allocate(sizeof **file);
    **file = (struct font_file){.path = memory_copy_string(path), .bytes = bytes, .size = size};
    return STATUS_OK;
}

void font_file_close(struct font_file *file)
{
    if (!file)
        return;
    munmap(file->bytes, file->size);
    free(file->path);
    free(file);
}
