#include "base/archive.h"

#include "base/arena.h"
#include "base/translation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct archive_writer {
    zip_t *zip;
    zip_source_t *target; /* the buffer in memory that libzip writes to */
    bool failed;
};

struct archive {
    zip_t *zip;
    size_t count;
};

/* An archive in memory: with a file, libzip would seed a random generator for a temporary name (milliseconds)
 * and rename without flushing; the sink does that part. */
static zip_t *open_in_memory(const void *bytes, size_t size, int flags, zip_source_t **source,
                             zip_error_t *error)
{
    *source = zip_source_buffer_create(bytes, size, 0, error);
    if (!*source)
        return NULL;
    zip_t *zip = zip_open_from_source(*source, flags, error);
    if (!zip)
        zip_source_free(*source);
    return zip;
}

struct archive_writer *archive_writer_new(void)
{
    struct archive_writer *writer = memory_allocate(sizeof *writer);
    zip_error_t error;
    zip_error_init(&error);
    writer->zip = open_in_memory(NULL, 0, ZIP_CREATE | ZIP_TRUNCATE, &writer->target, &error);
    zip_error_fini(&error);
    writer->failed = !writer->zip;
    if (writer->failed)
        writer->target = NULL;
    else
        zip_source_keep(writer->target);
    return writer;
}

/* One moment for all entries, so that the same book is the same bytes: 1980-01-01 00:00, where the format's
 * calendar begins; and a regular file that its owner may write. */
static bool set_attributes(zip_t *zip, zip_uint64_t index, enum archive_method method)
{
    enum { FIRST_DAY = 0x21, REGULAR_FILE = 0100644 };
    zip_int32_t compression = method == ARCHIVE_STORED ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    return !zip_set_file_compression(zip, index, compression, 0) &&
           !zip_file_set_dostime(zip, index, 0, FIRST_DAY, 0) &&
           !zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, (zip_uint32_t)REGULAR_FILE << 16);
}

void archive_add(struct archive_writer *writer, const char *name, void *bytes, size_t size,
                 enum archive_bytes ownership, enum archive_method method)
{
    if (!size && ownership == ARCHIVE_TAKE) { /* libzip forgets what holds nothing, and does not free it */
        free(bytes);
        bytes = NULL;
    }
    zip_source_t *source =
        writer->failed ? NULL : zip_source_buffer(writer->zip, bytes, size, ownership == ARCHIVE_TAKE);
    if (!source) {
        if (ownership == ARCHIVE_TAKE)
            free(bytes);
        writer->failed = true;
        return;
    }
    zip_int64_t index = zip_file_add(writer->zip, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0)
        zip_source_free(source);
    writer->failed = index < 0 || !set_attributes(writer->zip, (zip_uint64_t)index, method);
}

void archive_add_buffer(struct archive_writer *writer, const char *name, struct buffer *buffer)
{
    if (buffer->overflowed)
        writer->failed = true;
    archive_add(writer, name, buffer->data, buffer->length, ARCHIVE_TAKE, ARCHIVE_DEFLATED);
    *buffer = (struct buffer){.ceiling = buffer->ceiling};
}

static bool copy_to_sink(zip_source_t *source, struct sink *sink)
{
    enum { CHUNK = 65536 };
    char *chunk = memory_allocate(CHUNK);
    zip_int64_t got = zip_source_open(source) ? -1 : 1;
    bool opened = got > 0;
    while (got > 0) {
        got = zip_source_read(source, chunk, CHUNK);
        if (got > 0)
            sink_write(sink, chunk, (size_t)got);
    }
    if (opened)
        zip_source_close(source);
    free(chunk);
    return got == 0;
}

enum status archive_writer_finish(struct archive_writer *writer, struct sink *sink, struct diag *diag,
                                  struct place place)
{
    const char *reason = PHRASE("an entry was refused");
    bool done = !writer->failed && !zip_close(writer->zip);
    if (done) {
        writer->zip = NULL;
        done = copy_to_sink(writer->target, sink);
    } else if (writer->zip) {
        reason = zip_strerror(writer->zip);
    }
    if (!done)
        diag_report(diag, place, DIAG_LIBRARY_FAILED, "libzip", reason);
    archive_writer_abandon(writer);
    return done ? STATUS_OK : STATUS_FAILED;
}

void archive_writer_abandon(struct archive_writer *writer)
{
    if (!writer)
        return;
    if (writer->zip)
        zip_discard(writer->zip);
    zip_source_free(writer->target);
    free(writer);
}

enum status archive_open(const void *bytes, size_t size, struct archive **archive, const char **reason)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source;
    zip_t *zip = open_in_memory(bytes, size, ZIP_RDONLY, &source, &error);
    zip_error_fini(&error);
    if (!zip) {
        *reason = PHRASE("it is not a zip archive, or it is damaged");
        return STATUS_FAILED;
    }
    zip_int64_t count = zip_get_num_entries(zip, 0);
    if (count > ARCHIVE_MOST_ENTRIES) {
        zip_discard(zip);
        *reason = PHRASE("it has more than 100000 entries");
        return STATUS_FAILED;
    }
    *archive = memory_allocate(sizeof **archive);
    **archive = (struct archive){.zip = zip, .count = (size_t)count};
    return STATUS_OK;
}

void archive_close(struct archive *archive)
{
    if (!archive)
        return;
    zip_discard(archive->zip);
    free(archive);
}

size_t archive_count(const struct archive *archive)
{
    return archive->count;
}

struct archive_entry archive_entry(const struct archive *archive, size_t index)
{
    zip_stat_t stat;
    if (zip_stat_index(archive->zip, index, ZIP_FL_ENC_RAW, &stat))
        return (struct archive_entry){.name = ""};
    const char *name = zip_get_name(archive->zip, index, ZIP_FL_ENC_RAW);
    size_t length = name ? strlen(name) : 0;
    return (struct archive_entry){
        .name = name ? name : "",
        .size = stat.size,
        .packed_size = stat.comp_size,
        .is_stored = stat.comp_method == ZIP_CM_STORE,
        .is_encrypted = stat.encryption_method != ZIP_EM_NONE,
        .is_folder = length && name[length - 1] == '/',
    };
}

long archive_find(const struct archive *archive, const char *name)
{
    return (long)zip_name_locate(archive->zip, name, ZIP_FL_ENC_RAW);
}

/* How many bytes an entry may unpack to. */
static uint64_t find_limit(const struct archive_entry *entry)
{
    if (entry->packed_size >= ARCHIVE_ENTRY_CEILING / ARCHIVE_RATIO)
        return ARCHIVE_ENTRY_CEILING;
    uint64_t limit = entry->packed_size * ARCHIVE_RATIO;
    return limit > ARCHIVE_FREE_SIZE ? limit : ARCHIVE_FREE_SIZE;
}

static enum status unpack(zip_file_t *file, uint64_t limit, struct buffer *bytes, const char **reason)
{
    enum { CHUNK = 65536 };
    char *chunk = memory_allocate(CHUNK);
    uint64_t total = 0;
    zip_int64_t got;
    while ((got = zip_fread(file, chunk, CHUNK)) > 0 && total <= limit) {
        total += (uint64_t)got;
        buffer_append(bytes, chunk, (size_t)got);
    }
    free(chunk);
    if (!got && !bytes->overflowed)
        return STATUS_OK;
    *reason = got < 0 ? PHRASE("its packed bytes are broken")
                      : PHRASE("it unpacks to far more than its size promises");
    return STATUS_FAILED;
}

enum status archive_read(const struct archive *archive, size_t index, struct buffer *bytes,
                         const char **reason)
{
    struct archive_entry entry = archive_entry(archive, index);
    if (entry.is_encrypted) {
        *reason = PHRASE("it is encrypted");
        return STATUS_FAILED;
    }
    zip_file_t *file = zip_fopen_index(archive->zip, index, 0);
    if (!file) {
        *reason = PHRASE("it is packed by a method that is not supported, or broken");
        return STATUS_FAILED;
    }
    enum status status = unpack(file, find_limit(&entry), bytes, reason);
    zip_fclose(file);
    return status;
}

const char *archive_libraries(void)
{
    static char text[64];
    snprintf(text, sizeof text, "libzip %s", zip_libzip_version());
    return text;
}
