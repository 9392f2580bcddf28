/* The module that brings the library of zip archives along. */
#include "converter/inputs/archives.h"

extern const struct archive_door banxin_archives;

__attribute__((visibility("default"))) const struct archive_door banxin_archives = {
    archive_open, archive_close, archive_count, archive_entry, archive_read};
