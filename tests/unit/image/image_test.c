/* Kind and size of pictures, from headers written out byte by byte. */
#include "formats/image/image.h"
#include "tests/unit/cmocka.h"

#include <string.h>

#define PNG_HEADER "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
#define EXIF_LITTLE_6                                                                                        \
    "\xff\xe1\0\x22"                                                                                         \
    "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
#define FRAME_300_BY_200 "\xff\xc0\0\x11\x08\0\xc8\x01\x2c\x03\x01\x11\0\x02\x11\x01\x03\x11\x01"

struct sample {
    const char *bytes;
    size_t size;
    enum image_kind kind;
    uint32_t width, height;
};

#define BYTES(text) text, sizeof(text) - 1

static const struct sample samples[] = {
    {BYTES(PNG_HEADER "\0\0\x06\x40\0\0\x0a\0\x08\x02\0\0\0"), IMAGE_PNG, 1600, 2560},
    {BYTES("GIF89a\x2c\x01\xc8\0\x80\0\0"), IMAGE_GIF, 300, 200},
    {BYTES("\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0" FRAME_300_BY_200), IMAGE_JPEG, 300, 200},
    {BYTES("\xff\xd8" EXIF_LITTLE_6 FRAME_300_BY_200), IMAGE_JPEG, 200, 300},
    {BYTES("\xff\xd8\xff\xff\xff" FRAME_300_BY_200), IMAGE_JPEG, 300, 200}, /* padding before a marker */
    {BYTES("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0"), IMAGE_WEBP, 300, 200},
    {BYTES("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x2b\xc1\x31\0"), IMAGE_WEBP, 300, 200},
    {BYTES("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x2c\x01\xc8\0"), IMAGE_WEBP, 300, 200},
    {BYTES(PNG_HEADER "\0\0\0\0\0\0\x0a\0"), IMAGE_NONE, 0, 0}, /* no width */
    {BYTES("\x89PNG\r\n\x1a\n"), IMAGE_NONE, 0, 0},
    {BYTES("<html>"), IMAGE_NONE, 0, 0},
    {BYTES(""), IMAGE_NONE, 0, 0},
};

static void headers_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct image_info info;
        bool found = image_measure(sample->bytes, sample->size, &info);
        if (sample->kind == IMAGE_NONE) {
            assert_false(found);
            continue;
        }
        assert_true(found);
        assert_int_equal(info.kind, sample->kind);
        assert_int_equal(info.width, sample->width);
        assert_int_equal(info.height, sample->height);
    }
}

static void cut_headers_are_harmless(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        for (size_t size = 0; size < samples[i].size; size++) {
            char copy[64]; /* so that the sanitizer sees a read behind the end */
            struct image_info info;
            size_t start = sizeof copy - size;
            memcpy(copy + start, samples[i].bytes, size);
            image_measure(copy + start, size, &info);
        }
}

static void types_have_names(void **state)
{
    (void)state;
    assert_string_equal(image_media_type(IMAGE_JPEG), "image/jpeg");
    assert_string_equal(image_extension(IMAGE_JPEG), "jpg");
    assert_null(image_media_type(IMAGE_NONE));
}

#define ROW_BYTES(bytes) bytes, sizeof(bytes) - 1
#define GIF_START "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
#define GIF_DELAY "\x21\xf9\4\0\x0a\0\0\0"
#define GIF_FRAME "\x2c\0\0\0\0\1\0\1\0\x80\0\0\0\0\0\0\2\2\x44\1\0"
#define PNG_PIXELS "\0\0\0\1IDATx\0\0\0\0"
#define PNG_ANIMATION "\0\0\0\x08\x61\x63TL\0\0\0\2\0\0\0\0\0\0\0\0"
#define PNG_END "\0\0\0\0IEND\0\0\0\0"
#define PNG_START PNG_HEADER "\0\0\0\1\0\0\0\1\x08\0\0\0\0\0\0\0\0"

static void moving_pictures_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        bool moves;
    } rows[] = {
        {ROW_BYTES(GIF_START GIF_FRAME ";"), false},
        {ROW_BYTES(GIF_START GIF_DELAY GIF_FRAME GIF_DELAY GIF_FRAME ";"), true},
        {ROW_BYTES(PNG_START PNG_PIXELS PNG_ANIMATION), false},
        {ROW_BYTES(PNG_START PNG_ANIMATION PNG_PIXELS), true},
        {ROW_BYTES("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0"), false},
        {ROW_BYTES("RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\2\0\0\0\x2b\x01\0\xc7\0\0"), true},
        {ROW_BYTES("\xff\xd8\xff"), false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(image_moves(rows[i].bytes, rows[i].size), rows[i].moves);
        for (size_t size = 0; size < rows[i].size; size++)
            (void)image_moves(rows[i].bytes, size);
    }
}

static void pictures_cut_short_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size, shortest; /* from how many bytes on it is whole */
    } rows[] = {
        {ROW_BYTES(PNG_START PNG_PIXELS PNG_END "?"), sizeof(PNG_START PNG_PIXELS PNG_END) - 1},
        {ROW_BYTES(GIF_START GIF_FRAME ";"), sizeof(GIF_START GIF_FRAME) - 1},
        {ROW_BYTES("RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x2b\x01\0\xc7\0\0"), 30},
        {ROW_BYTES("\xff\xd8\xff\xfe\0\3c\xff\xda\0\2a\xff\0\xff\xd0\xff\xff\xd9?"), 19},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t size = 0; size <= rows[i].size; size++)
            assert_int_equal(image_is_whole(rows[i].bytes, size), size >= rows[i].shortest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_are_read),
        cmocka_unit_test(cut_headers_are_harmless),
        cmocka_unit_test(types_have_names),
        cmocka_unit_test(moving_pictures_are_told),
        cmocka_unit_test(pictures_cut_short_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
