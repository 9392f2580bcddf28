#include "base/catalogue.h"

#include "base/arena.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* The header of the file, in words of 32 bits. */
enum { MAGIC, REVISION, COUNT_OF_TEXTS, TEXTS, TRANSLATIONS, HEADER_WORDS };

static const uint32_t magic = 0x950412de;

/* Each text and each translation is a row of two words. */
enum { LENGTH, OFFSET, ROW_WORDS };

struct catalogue {
    const char *bytes;
    size_t size;
    uint32_t count;
    const uint32_t *texts, *translations; /* the texts are sorted */
};

/* Maps a plain file; NULL when there is none, or nothing in it. */
static const char *map_file(const char *path, size_t *size)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return NULL;
    void *bytes = MAP_FAILED;
    if (!fstat(file, &status) && S_ISREG(status.st_mode) && status.st_size > 0) {
        *size = (size_t)status.st_size;
        bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    close(file);
    return bytes == MAP_FAILED ? NULL : bytes;
}

/* A table of `count` rows at an offset; NULL when it does not lie in the file. */
static const uint32_t *find_table(const struct catalogue *catalogue, uint32_t offset, uint32_t count)
{
    uint64_t size = (uint64_t)count * ROW_WORDS * sizeof(uint32_t);
    bool fits =
        offset % sizeof(uint32_t) == 0 && offset <= catalogue->size && size <= catalogue->size - offset;
    return fits ? (const uint32_t *)(const void *)(catalogue->bytes + offset) : NULL;
}

static bool read_header(struct catalogue *catalogue)
{
    const uint32_t *header = (const uint32_t *)(const void *)catalogue->bytes;
    if (catalogue->size < HEADER_WORDS * sizeof *header || header[MAGIC] != magic || header[REVISION] >> 16)
        return false;
    catalogue->count = header[COUNT_OF_TEXTS];
    catalogue->texts = find_table(catalogue, header[TEXTS], catalogue->count);
    catalogue->translations = find_table(catalogue, header[TRANSLATIONS], catalogue->count);
    return catalogue->texts && catalogue->translations;
}

struct catalogue *catalogue_open(const char *path)
{
    size_t size = 0;
    const char *bytes = map_file(path, &size);
    if (!bytes)
        return NULL;
    struct catalogue *catalogue = memory_allocate(sizeof *catalogue);
    *catalogue = (struct catalogue){.bytes = bytes, .size = size};
    if (read_header(catalogue))
        return catalogue;
    catalogue_close(catalogue);
    return NULL;
}

void catalogue_close(struct catalogue *catalogue)
{
    if (!catalogue)
        return;
    munmap((void *)(uintptr_t)catalogue->bytes, catalogue->size);
    free(catalogue);
}

/* NULL when the row leads out of the file, or its text has no end. */
static const char *text_at(const struct catalogue *catalogue, const uint32_t *table, uint32_t row)
{
    uint32_t length = table[row * ROW_WORDS + LENGTH], offset = table[row * ROW_WORDS + OFFSET];
    bool fits = offset < catalogue->size && length < catalogue->size - offset;
    return fits && !catalogue->bytes[offset + length] ? catalogue->bytes + offset : NULL;
}

const char *catalogue_find(const struct catalogue *catalogue, const char *text)
{
    uint32_t low = 0, high = catalogue->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *here = text_at(catalogue, catalogue->texts, middle);
        int order = here ? strcmp(text, here) : -1;
        if (order == 0) {
            const char *found = text_at(catalogue, catalogue->translations, middle);
            return found && *found ? found : text;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return text;
}
