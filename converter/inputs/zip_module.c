/* The module that brings the library of zip archives along. */
#include "converter/inputs/archives.h"

extern const struct archive_door banxin_module;

MODULE_EXPORT const struct archive_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct archive_door)},
    .open = archive_open,
    .close = archive_close,
    .count = archive_count,
    .entry = archive_entry,
    .read = archive_read,
};
