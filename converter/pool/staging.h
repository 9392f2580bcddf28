/* Where the outputs of one run wait, until a group of them is on the disk and may appear under their names.
 *
 * Shape: DIR/.banxin/run-PID-N, on the file system of DIR, with a lock beside it, held as long as the run
 * lives. What a killed run left behind has a lock that nobody holds, and is removed by the next run.
 *
 * Owner: staging_open is undone by staging_close, which removes the folder.
 *
 * Errors: a folder that cannot be made is reported by its name, with STATUS_FAILED. */
#ifndef CONVERTER_POOL_STAGING_H
#define CONVERTER_POOL_STAGING_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct staging {
    struct arena *arena;
    const char *records; /* DIR/.banxin */
    const char *folder, *lock_path;
    int lock;
};

enum status staging_open(struct staging *staging, const char *output_folder, struct diag *diag);
void staging_close(struct staging *staging);

/* Brings all that was written to the disk; false with errno when some of it may not be there. */
bool staging_synchronise(const struct staging *staging);

/* False with errno, and no file, when it cannot be written whole. The bytes need not be on the disk yet. */
bool staging_write(const char *path, const void *bytes, size_t size);

/* Puts a file of the staging in its place as `path`. Where that is on another file system, it is copied to a
 * file beside `path`, flushed and renamed. Errors are reported by the name of `path`, with STATUS_FAILED. */
enum status staging_place(const char *made, const char *path, struct diag *diag);

/* Makes the folders above `path`; false with errno when one cannot be made. */
bool staging_make_folders(const char *path);

#endif
