#include "converter/record.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <search.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char file_name[] = ".banxin-outputs";

struct record {
    struct arena *arena;
    const char *path;
    int file;
    void *names; /* a tree of tsearch */
};

static int compare_names(const void *left, const void *right)
{
    return strcmp(left, right);
}

static void free_nothing(void *name)
{
    (void)name;
}

static enum status report_failure(struct diag *diag, const char *path)
{
    diag_report(diag, (struct place){path, 0}, DIAG_CANNOT_WRITE, strerror(errno));
    return STATUS_FAILED;
}

/* False with errno when a folder on the way cannot be made. */
static bool make_folders(const char *path)
{
    char *copy = strdup(path);
    bool made = copy;
    for (char *slash = copy; made && slash;) {
        slash = strchr(slash + 1, '/');
        if (slash)
            *slash = '\0';
        made = !mkdir(copy, 0777) || errno == EEXIST;
        if (slash)
            *slash = '/';
    }
    free(copy);
    return made;
}

/* As sha256sum does: a name with a backslash or a line feed is escaped, and its line begins with a backslash.
 */
static void append_name(struct buffer *line, const char *name)
{
    for (; *name; name++) {
        if (*name == '\\')
            buffer_append_text(line, "\\\\");
        else if (*name == '\n')
            buffer_append_text(line, "\\n");
        else
            buffer_append_byte(line, *name);
    }
}

static void decode_name(char *name)
{
    char *end = name;
    for (; *name; name++) {
        if (name[0] == '\\' && name[1])
            *end++ = *++name == 'n' ? '\n' : *name;
        else
            *end++ = *name;
    }
    *end = '\0';
}

/* One line: 64 hex digits, two spaces, the name; anything else is no record of ours and is passed over. */
static void read_line(struct record *record, const char *line, size_t length)
{
    bool is_escaped = length && *line == '\\';
    size_t name_start = (size_t)is_escaped + HASH_TEXT_SIZE - 1 + 2;
    if (length <= name_start || memcmp(line + name_start - 2, "  ", 2))
        return;
    char *name = arena_copy(record->arena, line + name_start, length - name_start);
    if (is_escaped)
        decode_name(name);
    tsearch(name, &record->names, compare_names);
}

static bool read_names(struct record *record)
{
    FILE *file = fopen(record->path, "re");
    if (!file)
        return errno == ENOENT;
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while ((length = getline(&line, &capacity, file)) > 0)
        read_line(record, line, line[length - 1] == '\n' ? (size_t)length - 1 : (size_t)length);
    free(line);
    bool good = !ferror(file);
    fclose(file);
    return good;
}

enum status record_open(const char *folder, struct diag *diag, struct record **result)
{
    if (!make_folders(folder))
        return report_failure(diag, folder);
    struct record *record = memory_allocate(sizeof *record);
    *record = (struct record){.arena = arena_new(), .file = -1};
    record->path = path_join(record->arena, folder, file_name);
    *result = record;
    if (read_names(record))
        return STATUS_OK;
    enum status status = report_failure(diag, record->path);
    record_close(record);
    return status;
}

bool record_has(const struct record *record, const char *name)
{
    return tfind(name, &record->names, compare_names);
}

/* Opened when the first output is ready, so that a failed run leaves no empty record. */
static bool open_for_writing(struct record *record)
{
    if (record->file < 0)
        record->file = open(record->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    return record->file >= 0;
}

/* Two runs on one folder append whole lines, so neither harms the other. */
static bool append_line(struct record *record, const char *name, const char *hash)
{
    struct buffer line = {0};
    bool is_escaped = strpbrk(name, "\\\n");
    buffer_append_format(&line, "%s%s  ", is_escaped ? "\\" : "", hash);
    append_name(&line, name);
    buffer_append_byte(&line, '\n');
    bool written = write(record->file, line.data, line.length) == (ssize_t)line.length;
    buffer_free(&line);
    return written;
}

enum status record_add(struct record *record, const char *name, const void *bytes, size_t size,
                       struct diag *diag)
{
    char hash[HASH_TEXT_SIZE];
    hash_text(bytes, size, hash);
    if (!open_for_writing(record) || !append_line(record, name, hash))
        return report_failure(diag, record->path);
    tsearch(arena_copy_text(record->arena, name), &record->names, compare_names);
    return STATUS_OK;
}

void record_close(struct record *record)
{
    if (!record)
        return;
    if (record->file >= 0)
        close(record->file);
    tdestroy(record->names, free_nothing);
    arena_free(record->arena);
    free(record);
}
