/* Bytes in: a file or standard input, read whole, and the resources beside it.
 *
 * Owner: source_open is undone by source_close, which frees the bytes.
 *
 * Errors: reported with the input's name; an empty file is an error of its own (the caller need not check).
 * The network is never touched; source_open_beside never leaves the tree that the user named. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct source {
    const char *name;   /* as the user typed it; "-" for standard input */
    const char *folder; /* that addresses in it begin from; NULL: there is nothing beside it */
    const char *root;   /* the folder that they may not leave: `folder`, or one above it */
    const char *bytes;  /* NUL-terminated; the NUL is not counted */
    size_t size;
    uint64_t device, inode; /* of the file; 0, 0 for standard input */
    uint32_t owner;         /* the user whose file it is; not for standard input */
    /* Opens what stands beside a source that is not a file itself, as source_open_beside does; NULL: a file.
     */
    enum status (*open_beside)(const struct source *source, const char *name, struct source **resource,
                               const char **reason);
    void *beside; /* what open_beside needs; NULL: nothing */
};

enum { SOURCE_CEILING = 1 << 30, RESOURCE_CEILING = 64 << 20 };

/* Reads a file, or standard input for "-". */
enum status source_open(const char *name, struct diag *diag, struct source **source);

/* A source of bytes from malloc, NUL-terminated, which it takes over. There is nothing beside it. */
struct source *source_make(const char *name, char *bytes, size_t size);

/* Reads a file named by the input, relative to its folder: no absolute name, no way out of the root by ".."
 * or a link. Reports nothing; `reason` is set to a text that says why on STATUS_FAILED. */
enum status source_open_beside(const struct source *source, const char *name, struct source **resource,
                               const char **reason);

/* True when the real place of `path` is below the real place of `root`, whatever links lead there. */
bool source_is_below(const char *root, const char *path);

void source_close(struct source *source);

#endif
