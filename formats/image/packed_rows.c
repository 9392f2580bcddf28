#include "formats/image/packed_rows.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILTER_UP = 2 };

/* So many repeated rows are packed together, whatever was before them. */
struct run {
    size_t rows;
    struct buffer packed;
    uLong checksum;
};

enum { RUN_COUNT = 2 };

struct packer {
    z_stream zlib;
    const unsigned char *first; /* of all rows: there is none above it */
    size_t row_size;            /* with the byte of the filter */
    struct run runs[RUN_COUNT]; /* the longest first */
    uLong checksum;
    struct buffer *stream;
    bool failed;
};

/* Deflate without the frame of zlib, for the stream is put together from several. What differs from the row above
 * are runs, which need no search. */
static bool start(z_stream *zlib)
{
    enum { WINDOW = -15, MEMORY = 8 };
    *zlib = (z_stream){0};
    return deflateInit2(zlib, Z_BEST_SPEED, Z_DEFLATED, WINDOW, MEMORY, Z_RLE) == Z_OK;
}

static void pack(struct packer *packer, struct buffer *out, unsigned char *bytes, size_t size, int flush)
{
    unsigned char piece[4096];
    z_stream *zlib = &packer->zlib;
    zlib->next_in = bytes;
    zlib->avail_in = (uInt)size;
    do {
        zlib->next_out = piece;
        zlib->avail_out = sizeof piece;
        packer->failed |= deflate(zlib, flush) == Z_STREAM_ERROR;
        buffer_append(out, piece, sizeof piece - zlib->avail_out);
    } while (!zlib->avail_out);
}

/* From the last row to the first, for each needs the one above as it was. */
static void filter_rows(const struct packer *packer, unsigned char *rows, size_t count, bool is_first)
{
    size_t size = packer->row_size;
    for (size_t y = count; y-- > is_first;) {
        unsigned char *row = rows + y * size;
        const unsigned char *above = row - size;
        row[0] = FILTER_UP;
        for (size_t x = 1; x < size; x++)
            row[x] = (unsigned char)(row[x] - above[x]);
    }
}

static void pack_rows(struct packer *packer, unsigned char *rows, size_t count, int flush)
{
    size_t size = count * packer->row_size;
    filter_rows(packer, rows, count, rows == packer->first);
    packer->checksum = adler32(packer->checksum, rows, (uInt)size);
    pack(packer, packer->stream, rows, size, flush);
}

static void prepare_run(struct packer *packer, struct run *run, size_t rows)
{
    size_t size = rows * packer->row_size;
    unsigned char *bytes = calloc(size, 1);
    for (size_t i = 0; bytes && i < size; i += packer->row_size)
        bytes[i] = FILTER_UP;
    packer->failed |= !bytes;
    *run = (struct run){.rows = rows, .checksum = adler32(adler32(0, NULL, 0), bytes, (uInt)size)};
    if (bytes)
        pack(packer, &run->packed, bytes, size, Z_FULL_FLUSH);
    free(bytes);
}

static void copy_run(struct packer *packer, const struct run *run)
{
    buffer_append(packer->stream, run->packed.data, run->packed.length);
    packer->checksum =
        adler32_combine(packer->checksum, run->checksum, (z_off_t)(run->rows * packer->row_size));
}

/* Rows that repeat the one above them, from `row` on. */
static size_t count_repeated(const struct packer *packer, const unsigned char *row, size_t most)
{
    size_t size = packer->row_size, count = 0;
    while (count < most && !memcmp(row + count * size + 1, row + count * size + 1 - size, size - 1))
        count++;
    return count;
}

/* Returns how many rows were copied; the others of the run are left to be packed as they are. */
static size_t copy_runs(struct packer *packer, size_t repeated)
{
    size_t copied = 0;
    for (size_t i = 0; i < RUN_COUNT; i++)
        for (; repeated - copied >= packer->runs[i].rows; copied += packer->runs[i].rows)
            copy_run(packer, &packer->runs[i]);
    return copied;
}

static void pack_all(struct packer *packer, unsigned char *rows, size_t count)
{
    size_t size = packer->row_size, least = packer->runs[RUN_COUNT - 1].rows, from = 0, next = 1;
    while (next < count) {
        size_t repeated = count_repeated(packer, rows + next * size, count - next);
        if (repeated >= least) {
            pack_rows(packer, rows + from * size, next - from, Z_FULL_FLUSH);
            next += copy_runs(packer, repeated);
            from = next;
        } else {
            next += repeated + 1;
        }
    }
    pack_rows(packer, rows + from * size, count - from, Z_FINISH);
}

static void append_checksum(struct packer *packer)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buffer_append_byte(packer->stream, (char)(packer->checksum >> shift & 0xFF));
}

bool packed_rows_append(unsigned char *rows, size_t size, size_t count, struct buffer *stream)
{
    static const size_t run_rows[RUN_COUNT] = {64, 8};
    struct packer packer = {
        .row_size = size + 1, .stream = stream, .first = rows, .checksum = adler32(0, NULL, 0)};
    if (!start(&packer.zlib))
        return false;
    for (size_t i = 0; i < RUN_COUNT; i++)
        prepare_run(&packer, &packer.runs[i], run_rows[i]);
    buffer_append(stream, "\x78\x9c", 2);
    pack_all(&packer, rows, count);
    append_checksum(&packer);
    for (size_t i = 0; i < RUN_COUNT; i++)
        buffer_free(&packer.runs[i].packed);
    deflateEnd(&packer.zlib);
    return !packer.failed;
}
