/* Zip archives: written whole into a sink, read from bytes in memory. The only door to libzip.
 *
 * Shape: a writer takes entries one after the other, in the order in which they will stand, and writes them
 * all at the end. No time, owner or extra field is stored that could differ from one run to the next. Names
 * are bytes when read: an archive of Chinese origin often has GB 18030 names, and only the caller can tell.
 *
 * Units: bytes.
 *
 * Owner: archive_writer_new is undone by archive_writer_finish or archive_writer_abandon; archive_open by
 * archive_close. The bytes of an entry are borrowed until the writer ends, unless they are given away.
 *
 * Errors: a broken or hostile archive gives STATUS_FAILED and a `reason`, a text that lives as long as the
 * program or the archive; the caller, who knows what the archive is for, reports it.
 *
 * Source: PKWARE APPNOTE 6.3.3; EPUB Open Container Format 3.3 §4.2 (ISO/IEC 21320-1). */
#ifndef BASE_ARCHIVE_H
#define BASE_ARCHIVE_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/sink.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum archive_method { ARCHIVE_STORED, ARCHIVE_DEFLATED };

/* Who frees the bytes of an entry: the caller, after the writer ended, or the writer (they are then from
 * malloc). */
enum archive_bytes { ARCHIVE_BORROW, ARCHIVE_TAKE };

struct archive_writer;

struct archive_writer *archive_writer_new(void);

/* Adds an entry. `name` is ASCII or UTF-8 and is copied. */
void archive_add(struct archive_writer *writer, const char *name, void *bytes, size_t size,
                 enum archive_bytes ownership, enum archive_method method);

/* Adds what a buffer holds, and leaves the buffer empty. */
void archive_add_buffer(struct archive_writer *writer, const char *name, struct buffer *buffer);

/* Writes the archive to the sink and frees the writer. */
enum status archive_writer_finish(struct archive_writer *writer, struct sink *sink, struct diag *diag,
                                  struct place place);
void archive_writer_abandon(struct archive_writer *writer);

enum {
    ARCHIVE_MOST_ENTRIES = 100000,
    ARCHIVE_ENTRY_CEILING = 256 << 20,
    ARCHIVE_RATIO = 200,        /* an entry may not grow to more than this many times its packed size */
    ARCHIVE_FREE_SIZE = 1 << 20 /* below this size no ratio is asked for */
};

struct archive;

struct archive_entry {
    const char *name; /* as stored, NUL-terminated */
    uint64_t size, packed_size;
    bool is_stored; /* not compressed */
    bool is_encrypted;
    bool is_folder; /* the name ends in "/" */
};

/* The bytes are borrowed until archive_close. */
enum status archive_open(const void *bytes, size_t size, struct archive **archive, const char **reason);
void archive_close(struct archive *archive);

size_t archive_count(const struct archive *archive);
struct archive_entry archive_entry(const struct archive *archive, size_t index);

/* The index of the entry with exactly this name, or -1. */
long archive_find(const struct archive *archive, const char *name);

/* Appends the unpacked bytes of an entry. The size that its header claims is not trusted. */
enum status archive_read(const struct archive *archive, size_t index, struct buffer *bytes,
                         const char **reason);

/* "libzip 1.7.3" */
const char *archive_libraries(void);

#endif
