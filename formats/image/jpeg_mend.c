#include "formats/image/jpeg_mend.h"

#include "base/arena.h"
#include "formats/image/row_reducer.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum {
    QUALITY = 92,
    APP_EXIF = JPEG_APP0 + 1,
    APP_PROFILE = JPEG_APP0 + 2,
    LONGEST_MARKER = 0xFFFF,
    OUTPUT_PIECE = 1 << 16
};

/* libjpeg's structures with what its callbacks need; each finds the whole from its first member. */
struct reading {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    bool is_bare; /* the file ended before the first row */
};

struct writing {
    struct jpeg_compress_struct jpeg;
    struct jpeg_destination_mgr destination;
    struct buffer *out;
    JOCTET piece[OUTPUT_PIECE];
};

struct failure {
    struct jpeg_error_mgr manager;
    jmp_buf place;
};

static void fail(j_common_ptr jpeg)
{
    longjmp(((struct failure *)jpeg->err)->place, 1);
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

/* Reading. */

static void do_nothing(j_decompress_ptr jpeg)
{
    (void)jpeg;
}

/* Behind the end stands an end mark, so that what came before is shown. */
static boolean read_end(j_decompress_ptr jpeg)
{
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    struct reading *reading = (struct reading *)jpeg;
    reading->is_bare |= jpeg->input_scan_number <= 1 && !jpeg->input_iMCU_row;
    jpeg->src->next_input_byte = end;
    jpeg->src->bytes_in_buffer = sizeof end;
    return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count)
{
    if (count <= 0)
        return;
    if ((unsigned long)count > jpeg->src->bytes_in_buffer) {
        read_end(jpeg);
        return;
    }
    jpeg->src->next_input_byte += count;
    jpeg->src->bytes_in_buffer -= (unsigned long)count;
}

static void watch_scans(j_common_ptr jpeg)
{
    if (((j_decompress_ptr)jpeg)->input_scan_number > JPEG_MOST_SCANS)
        fail(jpeg);
}

static void open_reading(struct reading *reading, struct failure *failure, const void *bytes, size_t size)
{
    reading->jpeg.err = &failure->manager;
    jpeg_create_decompress(&reading->jpeg);
    reading->source = (struct jpeg_source_mgr){.next_input_byte = bytes,
                                               .bytes_in_buffer = size,
                                               .init_source = do_nothing,
                                               .fill_input_buffer = read_end,
                                               .skip_input_data = skip,
                                               .resync_to_restart = jpeg_resync_to_restart,
                                               .term_source = do_nothing};
    reading->jpeg.src = &reading->source;
    reading->progress.progress_monitor = watch_scans;
    reading->jpeg.progress = &reading->progress;
}

/* False when there is nothing to show. */
static bool start_reading(struct reading *reading)
{
    struct jpeg_decompress_struct *jpeg = &reading->jpeg;
    jpeg_save_markers(jpeg, APP_EXIF, LONGEST_MARKER);
    jpeg_save_markers(jpeg, APP_PROFILE, LONGEST_MARKER);
    if (jpeg_read_header(jpeg, TRUE) != JPEG_HEADER_OK)
        return false;
    if ((uint64_t)jpeg->image_width * jpeg->image_height > JPEG_MOST_PIXELS)
        return false;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg->out_color_space = jpeg->num_components == 4   ? JCS_CMYK
                            : jpeg->num_components == 1 ? JCS_GRAYSCALE
                                                        : JCS_RGB;
    return jpeg_start_decompress(jpeg);
}

/* Writing. */

static void begin_piece(j_compress_ptr jpeg)
{
    struct writing *writing = (struct writing *)jpeg;
    jpeg->dest->next_output_byte = writing->piece;
    jpeg->dest->free_in_buffer = OUTPUT_PIECE;
}

static boolean end_piece(j_compress_ptr jpeg)
{
    struct writing *writing = (struct writing *)jpeg;
    buffer_append(writing->out, writing->piece, OUTPUT_PIECE);
    begin_piece(jpeg);
    return TRUE;
}

static void end_writing(j_compress_ptr jpeg)
{
    struct writing *writing = (struct writing *)jpeg;
    buffer_append(writing->out, writing->piece, OUTPUT_PIECE - jpeg->dest->free_in_buffer);
}

static void open_writing(struct writing *writing, struct failure *failure, struct buffer *out)
{
    writing->jpeg.err = &failure->manager;
    jpeg_create_compress(&writing->jpeg);
    writing->out = out;
    writing->destination = (struct jpeg_destination_mgr){
        .init_destination = begin_piece, .empty_output_buffer = end_piece, .term_destination = end_writing};
    writing->jpeg.dest = &writing->destination;
}

/* A profile of inks says nothing of lights. */
static bool is_kept(const struct jpeg_decompress_struct *from, jpeg_saved_marker_ptr marker)
{
    return marker->marker != APP_PROFILE || from->out_color_space != JCS_CMYK;
}

static void start_writing(struct writing *writing, const struct jpeg_decompress_struct *from, uint32_t width,
                          uint32_t height)
{
    struct jpeg_compress_struct *jpeg = &writing->jpeg;
    bool is_gray = from->out_color_space == JCS_GRAYSCALE;
    jpeg->image_width = width;
    jpeg->image_height = height;
    jpeg->input_components = is_gray ? 1 : 3;
    jpeg->in_color_space = is_gray ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_compress(jpeg, TRUE);
    for (jpeg_saved_marker_ptr marker = from->marker_list; marker; marker = marker->next)
        if (is_kept(from, marker))
            jpeg_write_marker(jpeg, marker->marker, marker->data, marker->data_length);
}

/* In place: each pixel of four inks becomes one of three lights. */
static void take_inks_away(JSAMPLE *row, size_t width, bool is_inverted)
{
    for (size_t i = 0; i < width; i++) {
        const JSAMPLE *inks = row + 4 * i;
        unsigned flip = is_inverted ? 0 : 255, black = inks[3] ^ flip;
        for (unsigned light = 0; light < 3; light++)
            row[3 * i + light] = (JSAMPLE)(((inks[light] ^ flip) * black + 127) / 255);
    }
}

/* All that one picture needs; libjpeg jumps out of the middle, so that it stands outside of what does the work. */
struct remaking {
    struct reading reading;
    struct writing writing;
    struct failure failure;
    struct row_reducer reducer; /* its `line` NULL: the picture keeps its size */
    JSAMPLE *row, *reduced;
};

static void copy_rows(struct remaking *all)
{
    struct jpeg_decompress_struct *jpeg = &all->reading.jpeg;
    while (jpeg->output_scanline < jpeg->output_height) {
        jpeg_read_scanlines(jpeg, &all->row, 1);
        if (jpeg->out_color_space == JCS_CMYK)
            take_inks_away(all->row, jpeg->output_width, jpeg->saw_Adobe_marker);
        if (!all->reducer.line)
            jpeg_write_scanlines(&all->writing.jpeg, &all->row, 1);
        else if (row_reducer_add(&all->reducer, all->row, all->reduced))
            jpeg_write_scanlines(&all->writing.jpeg, &all->reduced, 1);
    }
}

/* False when the picture is within the limit. */
static bool open_reducer(struct remaking *all, const struct image_limit *limit)
{
    const struct jpeg_decompress_struct *jpeg = &all->reading.jpeg;
    struct row_reducer *reducer = &all->reducer;
    *reducer = (struct row_reducer){.from_width = jpeg->output_width,
                                    .from_height = jpeg->output_height,
                                    .width = jpeg->output_width,
                                    .height = jpeg->output_height,
                                    .channels = jpeg->out_color_space == JCS_GRAYSCALE ? 1 : 3};
    if (!limit)
        return true;
    if (!image_limit_fit(limit, &reducer->width, &reducer->height))
        return false;
    row_reducer_open(reducer);
    return true;
}

static bool convert(struct remaking *all, const struct image_limit *limit)
{
    if (!start_reading(&all->reading) || all->reading.is_bare || !open_reducer(all, limit))
        return false;
    start_writing(&all->writing, &all->reading.jpeg, all->reducer.width, all->reducer.height);
    all->row = memory_allocate((size_t)all->reading.jpeg.output_width * 4);
    all->reduced = memory_allocate((size_t)all->reducer.width * 4);
    copy_rows(all);
    jpeg_finish_compress(&all->writing.jpeg);
    return !all->reading.is_bare && !all->writing.out->overflowed;
}

static void close_remaking(struct remaking *all)
{
    jpeg_destroy_decompress(&all->reading.jpeg);
    jpeg_destroy_compress(&all->writing.jpeg);
    row_reducer_close(&all->reducer);
    free(all->row);
    free(all->reduced);
    free(all);
}

static bool remake(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out)
{
    struct remaking *all = calloc(1, sizeof *all);
    volatile bool done = false;
    if (!all)
        return false;
    jpeg_std_error(&all->failure.manager);
    all->failure.manager.error_exit = fail;
    all->failure.manager.output_message = say_nothing;
    if (!setjmp(all->failure.place)) {
        open_reading(&all->reading, &all->failure, bytes, size);
        open_writing(&all->writing, &all->failure, out);
        done = convert(all, limit);
    }
    close_remaking(all);
    return done;
}

bool jpeg_mend(const void *bytes, size_t size, struct buffer *out)
{
    return remake(bytes, size, NULL, out);
}

bool jpeg_reduce(const void *bytes, size_t size, const struct image_limit *limit, struct buffer *out)
{
    return remake(bytes, size, limit, out);
}
