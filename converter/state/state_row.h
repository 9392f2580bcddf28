/* What is recorded of an output: of what it was made, and the file as it was written.
 *
 * Owner: texts are borrowed.
 *
 * Errors: a file that cannot be read counts as altered. */
#ifndef CONVERTER_STATE_STATE_ROW_H
#define CONVERTER_STATE_STATE_ROW_H

#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

struct state_row {
    char key[HASH_TEXT_SIZE];
    char hash[SHORT_HASH_TEXT_SIZE]; /* of the bytes, to tell whether somebody altered them */
    uint64_t size, inode;
    int64_t modified;             /* nanoseconds since 1970 */
    const char *source;           /* what it was made of, as origin.h names it; "": not known */
    char content[HASH_TEXT_SIZE]; /* of the bytes of the source; "": not known, or of several sources */
};

/* What rows are looked for by: their source, or a name that differs in case or composition only. */
enum state_column { STATE_OF_SOURCE, STATE_OF_LIKE_NAME, STATE_COLUMNS };

/* Fills in size, inode and time from what stat found. */
void state_row_describe(struct state_row *row, const struct stat *status);

/* True when the file at `path` is still as it was written: by size, time and inode, else by its hash. */
bool state_row_is_unaltered(const struct state_row *row, const char *path);

#endif
