#include "converter/inputs/archives.h"

#include "base/arena.h"
#include "base/module.h"
#include "base/path.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/inputs/natural_order.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct archives {
    const struct archive_door *door; /* NULL: not loaded yet */
    char *path;                      /* NULL: none is open */
    void *bytes;
    size_t size;
    struct archive *archive;
    uint64_t unpacked;          /* bytes so far, in this process */
    struct arena *arena;        /* of the next two */
    struct archive_file *files; /* by name; NULL: nobody has asked yet */
    size_t file_count;
};

struct archives *archives_new(void)
{
    struct archives *archives = memory_allocate(sizeof *archives);
    *archives = (struct archives){0};
    return archives;
}

static enum status report(struct diag *diag, const char *name, const char *reason)
{
    diag_report(diag, (struct place){name, 0}, DIAG_NO_SUCH_FILE, reason);
    return STATUS_FAILED;
}

static const char *load_door(struct archives *archives)
{
    const char *reason = NULL;
    if (!archives->door)
        archives->door = module_load("zip", sizeof *archives->door, &reason);
    return archives->door ? NULL : reason;
}

static void close_latest(struct archives *archives)
{
    if (archives->archive)
        archives->door->close(archives->archive);
    if (archives->bytes)
        munmap(archives->bytes, archives->size);
    free(archives->path);
    arena_free(archives->arena);
    *archives = (struct archives){.door = archives->door};
}

void archives_free(struct archives *archives)
{
    if (!archives)
        return;
    close_latest(archives);
    free(archives);
}

/* Maps the file; NULL, or why it cannot be. */
static const char *map_file(struct archives *archives, const char *path)
{
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return strerror(errno);
    const char *reason = fstat(file, &status) ? strerror(errno)
                         : status.st_size     ? NULL
                                              : PHRASE("it is empty");
    if (!reason) {
        void *bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        if (bytes == MAP_FAILED)
            reason = strerror(errno);
        else {
            archives->bytes = bytes;
            archives->size = (size_t)status.st_size;
        }
    }
    close(file);
    return reason;
}

static const char *open_latest(struct archives *archives, const char *path)
{
    if (archives->path && !strcmp(archives->path, path))
        return NULL;
    const char *reason = load_door(archives);
    if (reason)
        return reason;
    close_latest(archives);
    reason = map_file(archives, path);
    if (!reason &&
        archives->door->open(archives->bytes, archives->size, &archives->archive, &reason) == STATUS_OK) {
        archives->path = memory_copy_string(path);
        return NULL;
    }
    close_latest(archives);
    return reason;
}

/* The name of an entry as UTF-8, with "/" between folders. */
static char *decode_name(struct arena *arena, const char *stored)
{
    struct buffer text = {0};
    size_t length = strlen(stored), bad, first_bad;
    if (utf8_is_valid(stored, length))
        buffer_append(&text, stored, length);
    else
        unicode_decode("gb18030", stored, length, &text, &bad, &first_bad);
    char *name = arena_copy(arena, text.data ? text.data : "", text.length);
    buffer_free(&text);
    for (char *byte = name; *byte; byte++)
        if (*byte == '\\')
            *byte = '/';
    return name;
}

/* No absolute name, no drive, no ".." and no empty part. */
static bool is_safe(const char *name)
{
    if (!*name || (name[0] && name[1] == ':'))
        return false;
    for (;;) {
        size_t length = strcspn(name, "/");
        if (!length || (length == 1 && *name == '.') || (length == 2 && !strncmp(name, "..", 2)))
            return false;
        if (!name[length])
            return true;
        name += length + 1;
    }
}

static int compare_listed(const void *left, const void *right)
{
    const struct archive_file *a = left, *b = right;
    int order = natural_order_compare_paths(a->name, b->name);
    return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* The files among the entries, safe or not. */
static size_t collect(const struct archives *archives, struct arena *arena, struct archive_file *files)
{
    size_t count = 0;
    for (size_t i = 0; i < archives->door->count(archives->archive); i++) {
        struct archive_entry entry = archives->door->entry(archives->archive, i);
        const char *name = entry.is_folder ? NULL : decode_name(arena, entry.name);
        if (name)
            files[count++] = (struct archive_file){name, i, entry.size, !is_safe(name)};
    }
    return count;
}

/* By the sizes that it claims itself; one that lies is found out while it unpacks. */
static bool promises_too_much(const struct archive_file *files, size_t count)
{
    uint64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += files[i].size < ARCHIVES_CEILING ? files[i].size : ARCHIVES_CEILING;
        if (total >= ARCHIVES_CEILING)
            return true;
    }
    return false;
}

const char *archives_list(struct archives *archives, const char *path,
                          void (*take)(void *context, const struct archive_file *file), void *context)
{
    const char *reason = open_latest(archives, path);
    if (reason)
        return reason;
    struct arena *arena = arena_new();
    struct archive_file *files =
        arena_allocate_array(arena, archives->door->count(archives->archive), sizeof *files);
    size_t count = collect(archives, arena, files);
    qsort(files, count, sizeof *files, compare_listed);
    if (promises_too_much(files, count))
        reason = PHRASE("it unpacks to more than the ceiling");
    for (size_t i = 0; !reason && i < count; i++)
        take(context, &files[i]);
    arena_free(arena);
    return reason;
}

/* NULL, or why the entry cannot be read. */
static const char *read_entry(struct archives *archives, size_t index, size_t ceiling, struct buffer *bytes)
{
    const char *reason = NULL;
    if (archives->unpacked > ARCHIVES_CEILING)
        return PHRASE("its archive unpacks to more than the ceiling");
    *bytes = (struct buffer){.ceiling = ceiling};
    if (archives->door->read(archives->archive, index, bytes, &reason) != STATUS_OK) {
        buffer_free(bytes);
        return reason;
    }
    archives->unpacked += bytes->length;
    return NULL;
}

static int compare_names(const void *left, const void *right)
{
    const struct archive_file *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static const struct archive_file *find_file(struct archives *archives, const char *name)
{
    if (!archives->files) {
        archives->arena = arena_new();
        archives->files = arena_allocate_array(archives->arena, archives->door->count(archives->archive) + 1,
                                               sizeof *archives->files);
        archives->file_count = collect(archives, archives->arena, archives->files);
        qsort(archives->files, archives->file_count, sizeof *archives->files, compare_names);
    }
    struct archive_file wanted = {.name = name};
    const struct archive_file *found =
        bsearch(&wanted, archives->files, archives->file_count, sizeof wanted, compare_names);
    return found && !found->is_unsafe ? found : NULL;
}

/* The file in the archive that an article in it names. */
static const struct archive_file *find_beside(const struct source *source, const char *name,
                                              const char **reason)
{
    struct archives *archives = source->beside;
    struct arena *arena = arena_new();
    size_t prefix = strlen(archives->path) + 1;
    const char *folder = path_folder(arena, source->name + prefix);
    const char *path = *name && *name != '/' ? path_resolve(arena, path_join(arena, folder, name)) : NULL;
    const struct archive_file *file = path ? find_file(archives, path) : NULL;
    if (!file)
        *reason = path ? strerror(ENOENT) : PHRASE("it is outside the archive");
    arena_free(arena);
    return file;
}

static enum status open_beside(const struct source *source, const char *name, struct source **resource,
                               const char **reason)
{
    struct buffer bytes;
    const struct archive_file *file = find_beside(source, name, reason);
    if (!file)
        return STATUS_FAILED;
    *reason = read_entry(source->beside, file->index, RESOURCE_CEILING, &bytes);
    if (!*reason && !bytes.length) {
        *reason = PHRASE("it is empty");
        buffer_free(&bytes);
    }
    if (*reason)
        return STATUS_FAILED;
    *resource = source_make(name, bytes.data, bytes.length);
    return STATUS_OK;
}

enum status archives_read(struct archives *archives, const char *path, size_t index, const char *name,
                          struct diag *diag, struct source **source)
{
    struct buffer bytes;
    const char *reason = open_latest(archives, path);
    if (!reason)
        reason = read_entry(archives, index, ARCHIVE_ENTRY_CEILING, &bytes);
    if (reason)
        return report(diag, name, reason);
    if (!bytes.length) {
        buffer_free(&bytes);
        diag_report(diag, (struct place){name, 0}, DIAG_EMPTY_INPUT);
        return STATUS_FAILED;
    }
    *source = source_make(name, bytes.data, bytes.length);
    (*source)->open_beside = open_beside;
    (*source)->beside = archives;
    return STATUS_OK;
}
