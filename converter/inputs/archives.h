/* Zip archives as folders of inputs. The library is loaded when the first archive is met.
 *
 * Shape: names of entries are UTF-8 or GB 18030, as Chinese archives have them; "\" separates folders as "/"
 * does. The archive read last stays open, since its entries are read one after the other. Pictures that stand
 * beside an article in its archive are found there.
 *
 * Owner: archives_new is undone by archives_free, which closes what is open; sources that were read from an
 * archive are closed before.
 *
 * Errors: a broken archive, and one that claims to unpack to more than ARCHIVES_CEILING, cannot be listed; an
 * entry whose name leads out of it is told apart. An entry that grows beyond the ceilings of base/archive.h, or
 * that makes an archive grow beyond ARCHIVES_CEILING in one process, is reported by name.
 *
 * Source: PKWARE APPNOTE 6.3.3; GB 18030-2022. */
#ifndef CONVERTER_INPUTS_ARCHIVES_H
#define CONVERTER_INPUTS_ARCHIVES_H

#include "base/archive.h"
#include "base/module.h"
#include "base/source.h"

#include <sys/types.h>

#define ARCHIVES_CEILING ((uint64_t)4 << 30) /* unpacked bytes of one archive */

/* The archive that is open, if any. */
struct archives;
struct archives *archives_new(void);
void archives_free(struct archives *archives);

/* A file in an archive. */
struct archive_file {
    const char *name; /* as UTF-8, with "/" between folders; clean and relative, when it is safe */
    size_t index;
    uint64_t size;
    bool is_unsafe; /* the name leads out of the archive */
};

/* Calls `take` with each file in the archive `path`, which stays open, in natural order. NULL, or why it cannot
 * be listed: a text that lives on, and is translatable. */
const char *archives_list(struct archives *archives, const char *path,
                          void (*take)(void *context, const struct archive_file *file), void *context);

/* Reads the entry `index` of the archive `path`, which stays open; `name` is what the source is called.
 * source_close closes it. */
enum status archives_read(struct archives *archives, const char *path, size_t index, const char *name,
                          struct diag *diag, struct source **source);

/* What the module exports. */
struct archive_door {
    struct module_head head;
    enum status (*open)(const void *bytes, size_t size, struct archive **archive, const char **reason);
    void (*close)(struct archive *archive);
    size_t (*count)(const struct archive *archive);
    struct archive_entry (*entry)(const struct archive *archive, size_t index);
    enum status (*read)(const struct archive *archive, size_t index, struct buffer *bytes,
                        const char **reason);
};

#endif
