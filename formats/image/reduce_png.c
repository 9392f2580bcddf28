#include "formats/image/reduce_png.h"

#include "base/arena.h"
#include "formats/image/row_reducer.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

/* libpng jumps out of the middle of this; it is freed outside. */
struct png_work {
    png_structp reader, writer;
    png_infop from, to;
    const unsigned char *bytes;
    size_t size;
    struct buffer *out;
    struct row_reducer reducer;
    unsigned char *rows, *reduced; /* the whole picture where it is interlaced, else one row */
    size_t row_size;
};

static void read_bytes(png_structp png, png_bytep bytes, size_t size)
{
    struct png_work *work = png_get_io_ptr(png);
    if (size > work->size)
        png_error(png, "cut short");
    memcpy(bytes, work->bytes, size);
    work->bytes += size;
    work->size -= size;
}

static void write_bytes(png_structp png, png_bytep bytes, size_t size)
{
    buffer_append(((struct png_work *)png_get_io_ptr(png))->out, bytes, size);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

static void fail(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

static void say_nothing(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

/* Eight bits a channel, without palettes and transparent colours. */
static void ask_for_channels(struct png_work *work)
{
    png_set_expand(work->reader);
    png_set_scale_16(work->reader);
    png_set_interlace_handling(work->reader);
    png_read_update_info(work->reader, work->from);
}

static bool open_reducer(struct png_work *work, const struct image_limit *limit)
{
    struct row_reducer *reducer = &work->reducer;
    reducer->from_width = reducer->width = png_get_image_width(work->reader, work->from);
    reducer->from_height = reducer->height = png_get_image_height(work->reader, work->from);
    if (!image_limit_fit(limit, &reducer->width, &reducer->height))
        return false;
    ask_for_channels(work);
    reducer->channels = png_get_channels(work->reader, work->from);
    work->row_size = png_get_rowbytes(work->reader, work->from);
    row_reducer_open(reducer);
    return true;
}

static void copy_color_space(const struct png_work *work)
{
    int number;
    double gamma;
    png_charp name;
    png_bytep profile;
    png_uint_32 size;
    if (png_get_iCCP(work->reader, work->from, &name, &number, &profile, &size))
        png_set_iCCP(work->writer, work->to, name, number, profile, size);
    else if (png_get_sRGB(work->reader, work->from, &number))
        png_set_sRGB(work->writer, work->to, number);
    else if (png_get_gAMA(work->reader, work->from, &gamma))
        png_set_gAMA(work->writer, work->to, gamma);
}

static void begin_writing(struct png_work *work)
{
    int color = png_get_color_type(work->reader, work->from);
    png_set_IHDR(work->writer, work->to, work->reducer.width, work->reducer.height, 8, color,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    copy_color_space(work);
    png_write_info(work->writer, work->to);
}

static void read_interlaced(struct png_work *work, uint32_t height)
{
    enum { PASSES = 7 };
    for (int pass = 0; pass < PASSES; pass++)
        for (uint32_t y = 0; y < height; y++)
            png_read_row(work->reader, work->rows + y * work->row_size, NULL);
}

static void copy_rows(struct png_work *work)
{
    uint32_t height = work->reducer.from_height;
    bool is_interlaced = png_get_interlace_type(work->reader, work->from) != PNG_INTERLACE_NONE;
    work->rows = memory_allocate(work->row_size * (is_interlaced ? height : 1));
    work->reduced = memory_allocate((size_t)work->reducer.width * work->reducer.channels);
    if (is_interlaced)
        read_interlaced(work, height);
    for (uint32_t y = 0; y < height; y++) {
        unsigned char *row = work->rows + (is_interlaced ? y * work->row_size : 0);
        if (!is_interlaced)
            png_read_row(work->reader, row, NULL);
        if (row_reducer_add(&work->reducer, row, work->reduced))
            png_write_row(work->writer, work->reduced);
    }
}

static bool convert(struct png_work *work, const struct image_limit *limit)
{
    if (setjmp(png_jmpbuf(work->reader)) || setjmp(png_jmpbuf(work->writer)))
        return false;
    png_set_read_fn(work->reader, work, read_bytes);
    png_set_write_fn(work->writer, work, write_bytes, flush_nothing);
    png_read_info(work->reader, work->from);
    if (!open_reducer(work, limit))
        return false;
    begin_writing(work);
    copy_rows(work);
    png_write_end(work->writer, work->to);
    return !work->out->overflowed;
}

bool reduce_png(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out)
{
    struct png_work work = {.bytes = bytes, .size = size, .out = out};
    work.reader = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, fail, say_nothing);
    work.writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, fail, say_nothing);
    work.from = work.reader ? png_create_info_struct(work.reader) : NULL;
    work.to = work.writer ? png_create_info_struct(work.writer) : NULL;
    bool done = work.from && work.to && convert(&work, limit);
    png_destroy_read_struct(&work.reader, &work.from, NULL);
    png_destroy_write_struct(&work.writer, &work.to);
    row_reducer_close(&work.reducer);
    free(work.rows);
    free(work.reduced);
    return done;
}
