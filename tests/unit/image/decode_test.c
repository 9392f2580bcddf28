/* Pixels of GIF and WebP, and PNG as it is written. */
#include "formats/image/decode.h"
#include "formats/image/encode.h"
#include "formats/image/image.h"
#include "tests/unit/cmocka.h"

#include <string.h>

enum { MOST = 1 << 20 };

/* Two pixels, red and transparent, on a screen of 2 × 1. */
static const char gif[] =
    "GIF89a\2\0\1\0\x80\0\0\xff\0\0\0\0\xff!\xf9\4\1\0\0\1\0,\0\0\0\0\2\0\1\0\0\2\2D\n\0;";

/* Two pixels, lossless: 10 20 30, and 200 100 50 half transparent. */
static const char webp[] =
    "RIFF\x24\0\0\0WEBPVP8L\x17\0\0\0\x2f\1\0\0\x10\x0f\x70\x0a\xa8\x2b\xf8\x9e\xc2\xe3"
    "\x81\xff\xc1\x83\x0a\x44\xf4\x3f\0\0";

static void a_gif_is_decoded(void **state)
{
    (void)state;
    struct image_pixels pixels;
    assert_true(image_decode(gif, sizeof gif - 1, MOST, &pixels));
    assert_int_equal(pixels.width, 2);
    assert_int_equal(pixels.height, 1);
    assert_int_equal(pixels.argb[0], 0xFFFF0000);
    assert_int_equal(pixels.argb[1], 0);
    image_pixels_free(&pixels);
}

static void a_webp_is_decoded(void **state)
{
    (void)state;
    struct image_pixels pixels;
    assert_true(image_decode(webp, sizeof webp - 1, MOST, &pixels));
    assert_int_equal(pixels.width, 2);
    assert_int_equal(pixels.height, 1);
    assert_int_equal(pixels.argb[0], 0xFF0A141E);
    assert_int_equal(pixels.argb[1], 0x80643219);
    image_pixels_free(&pixels);
}

static void cut_and_huge_pictures_are_harmless(void **state)
{
    (void)state;
    struct image_pixels pixels;
    for (size_t size = 0; size < sizeof gif - 1; size++)
        if (image_decode(gif, size, MOST, &pixels))
            image_pixels_free(&pixels);
    for (size_t size = 0; size < sizeof webp - 1; size++)
        if (image_decode(webp, size, MOST, &pixels))
            image_pixels_free(&pixels);
    assert_false(image_decode("GIF89a\xff\xff\xff\xff\x80\0\0", 13, MOST, &pixels));
}

static void ink_becomes_a_png(void **state)
{
    (void)state;
    unsigned char ink[3 * 2] = {0, 255, 128, 255, 0, 17};
    struct image_ink image = {.pixels = ink, .width = 3, .height = 2, .stride = 3, .paper = 0xFFFFFF};
    struct buffer png = {0};
    struct image_info info;
    assert_true(image_encode_png(&image, &png));
    assert_true(image_measure(png.data, png.length, &info));
    assert_int_equal(info.kind, IMAGE_PNG);
    assert_int_equal(info.width, 3);
    assert_int_equal(info.height, 2);
    buffer_free(&png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gif_is_decoded),
        cmocka_unit_test(a_webp_is_decoded),
        cmocka_unit_test(cut_and_huge_pictures_are_harmless),
        cmocka_unit_test(ink_becomes_a_png),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
