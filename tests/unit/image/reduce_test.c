/* Pictures made smaller: their size, their pixels, and what stays as it is. */
#include "formats/image/reduce.h"

#include "formats/image/decode.h"
#include "formats/image/encode.h"
#include "formats/image/image.h"
#include "formats/image/row_reducer.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static void expect_fit(struct image_limit limit, uint32_t width, uint32_t height, uint32_t new_width,
                       uint32_t new_height)
{
    bool is_smaller = new_width != width || new_height != height;
    assert_int_equal(image_limit_fit(&limit, &width, &height), is_smaller);
    assert_int_equal(width, new_width);
    assert_int_equal(height, new_height);
}

static void sides_fit_a_limit(void **state)
{
    (void)state;
    expect_fit((struct image_limit){.longest = 3200}, 3200, 3200, 3200, 3200);
    expect_fit((struct image_limit){.longest = 3200}, 3201, 2, 3200, 1);
    expect_fit((struct image_limit){.longest = 3200}, 3000, 6400, 1500, 3200);
    expect_fit((struct image_limit){.longest = 100}, 40000, 1, 100, 1);
    expect_fit((struct image_limit){.pixels = 10000}, 100, 100, 100, 100);
    expect_fit((struct image_limit){.pixels = 10000}, 200, 200, 100, 100);
    expect_fit((struct image_limit){.longest = 3200, .pixels = 2500}, 100, 100, 50, 50);
    expect_fit((struct image_limit){0}, 60000, 60000, 60000, 60000);
}

/* Runs all rows through; what comes out stands one behind the other. */
static size_t run(struct row_reducer reducer, const unsigned char *rows, unsigned char *out)
{
    size_t count = 0;
    row_reducer_open(&reducer);
    for (uint32_t y = 0; y < reducer.from_height; y++)
        count += row_reducer_add(&reducer, rows + (size_t)y * reducer.from_width * reducer.channels,
                                 out + count * reducer.width * reducer.channels);
    row_reducer_close(&reducer);
    return count;
}

static void a_pixel_is_the_mean_of_its_area(void **state)
{
    (void)state;
    static const unsigned char rows[] = {0, 30, 60, 90, 120, 150, 180, 210, 240};
    unsigned char out[9];
    assert_int_equal(run((struct row_reducer){3, 3, 1, 1, 1, 0, 0, 0, 0}, rows, out), 1);
    assert_int_equal(out[0], 120);
    assert_int_equal(run((struct row_reducer){3, 3, 2, 2, 1, 0, 0, 0, 0}, rows, out), 2);
    assert_memory_equal(out, ((unsigned char[]){40, 80, 160, 200}), 4);
    assert_int_equal(run((struct row_reducer){3, 3, 3, 3, 1, 0, 0, 0, 0}, rows, out), 3);
    assert_memory_equal(out, rows, 9);
}

/* The colour of a pixel that is not seen does not shine through. */
static void colours_are_weighed_by_alpha(void **state)
{
    (void)state;
    static const unsigned char row[] = {200, 100, 0, 255, 0, 0, 255, 0};
    unsigned char out[4];
    assert_int_equal(run((struct row_reducer){2, 1, 1, 1, 4, 0, 0, 0, 0}, row, out), 1);
    assert_memory_equal(out, ((unsigned char[]){200, 100, 0, 128}), 4);
    memset(out, 9, sizeof out);
    run((struct row_reducer){1, 1, 1, 1, 4, 0, 0, 0, 0}, row + 4, out);
    assert_memory_equal(out, ((unsigned char[]){0, 0, 0, 0}), 4);
}

/* Two pixels, lossless: 10 20 30, and 200 100 50 half transparent. */
static const char webp[] =
    "RIFF\x24\0\0\0WEBPVP8L\x17\0\0\0\x2f\1\0\0\x10\x0f\x70\x0a\xa8\x2b\xf8\x9e\xc2\xe3"
    "\x81\xff\xc1\x83\x0a\x44\xf4\x3f\0\0";

static void a_webp_stays_one(void **state)
{
    (void)state;
    struct buffer out = {0};
    struct image_pixels pixels;
    assert_true(image_reduce(webp, sizeof webp - 1, &(struct image_limit){.longest = 1}, &out));
    assert_true(image_decode(out.data, out.length, 100, &pixels));
    assert_int_equal(pixels.width, 1);
    assert_int_equal(pixels.argb[0] >> 24, 0xC0);
    image_pixels_free(&pixels);
    buffer_truncate(&out, 0);
    assert_false(image_reduce(webp, sizeof webp - 1, &(struct image_limit){.longest = 2}, &out));
    buffer_free(&out);
}

/* Of a palette; half of it ink. */
static void a_png_stays_one(void **state)
{
    (void)state;
    unsigned char ink[4 * 6] = {0};
    memset(ink, 255, sizeof ink / 2);
    struct buffer png = {0}, out = {0};
    struct image_info info;
    assert_true(image_encode_png(&(struct image_ink){ink, 4, 6, 4, 0xFFFFFF, 0}, &png));
    assert_true(image_reduce(png.data, png.length, &(struct image_limit){.longest = 3}, &out));
    assert_true(image_measure(out.data, out.length, &info));
    assert_int_equal(info.kind, IMAGE_PNG);
    assert_int_equal(info.width, 2);
    assert_int_equal(info.height, 3);
    assert_true(image_is_whole(out.data, out.length));
    for (size_t size = 0; size < png.length; size++) { /* cut anywhere, it does no harm */
        buffer_truncate(&out, 0);
        image_reduce(png.data, size, &(struct image_limit){.longest = 3}, &out);
    }
    buffer_free(&png);
    buffer_free(&out);
}

static void what_moves_and_gif_stay(void **state)
{
    (void)state;
    struct buffer out = {0};
    assert_false(image_reduce("GIF89a\2\0\1\0\x80\0\0\xff\0\0\0\0\xff;", 20,
                              &(struct image_limit){.longest = 1}, &out));
    assert_false(image_reduce("no picture", 10, &(struct image_limit){.longest = 1}, &out));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_fit_a_limit),
        cmocka_unit_test(a_pixel_is_the_mean_of_its_area),
        cmocka_unit_test(colours_are_weighed_by_alpha),
        cmocka_unit_test(a_webp_stays_one),
        cmocka_unit_test(a_png_stays_one),
        cmocka_unit_test(what_moves_and_gif_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
