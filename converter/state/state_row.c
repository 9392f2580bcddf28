#include "converter/state/state_row.h"

#include "base/source.h"

#include <string.h>

enum { NANOSECONDS = 1000 * 1000 * 1000 };

void state_row_describe(struct state_row *row, const struct stat *status)
{
    row->size = (uint64_t)status->st_size;
    row->inode = status->st_ino;
    row->modified = (int64_t)status->st_mtim.tv_sec * NANOSECONDS + status->st_mtim.tv_nsec;
}

static bool has_hash(const char *path, const char *hash)
{
    struct diag silent = {0};
    struct source *source;
    if (source_open(path, &silent, &source) != STATUS_OK)
        return false;
    char found[SHORT_HASH_TEXT_SIZE];
    hash_short_text(source->bytes, source->size, found);
    source_close(source);
    return !strcmp(found, hash);
}

bool state_row_is_unaltered(const struct state_row *row, const char *path)
{
    struct stat status;
    if (stat(path, &status) || !S_ISREG(status.st_mode))
        return false;
    struct state_row found = {0};
    state_row_describe(&found, &status);
    if (found.size != row->size)
        return false;
    if (found.inode == row->inode && found.modified == row->modified)
        return true;
    return has_hash(path, row->hash);
}
