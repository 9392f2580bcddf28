/* JPEGs that are cut short or in inks are made anew. */
#include "formats/image/jpeg_mend.h"

#include "formats/image/image.h"
#include "tests/unit/cmocka.h"

/* 16 × 16, red over white, in cyan, magenta, yellow and black. */
static const char inks[] = "\xff\xd8\xff\xee\x00\x0e\x41\x64\x6f\x62\x65\x00\x64\x00\x00\x00\x00\x00\xff\xdb"
                           "\x00\x43\x00\x0d\x09\x0a\x0b\x0a\x08\x0d\x0b\x0a\x0b\x0e\x0e\x0d\x0f\x13\x20\x15"
                           "\x13\x12\x12\x13\x27\x1c\x1e\x17\x20\x2e\x29\x31\x30\x2e\x29\x2d\x2c\x33\x3a\x4a"
                           "\x3e\x33\x36\x46\x37\x2c\x2d\x40\x57\x41\x46\x4c\x4e\x52\x53\x52\x32\x3e\x5a\x61"
                           "\x5a\x50\x60\x4a\x51\x52\x4f\xff\xc0\x00\x14\x08\x00\x10\x00\x10\x04\x43\x11\x00"
                           "\x4d\x11\x00\x59\x11\x00\x4b\x11\x00\xff\xc4\x00\x17\x00\x01\x01\x01\x01\x00\x00"
                           "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x06\x08\x07\xff\xc4\x00\x14\x10\x01"
                           "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xda\x00\x0e"
                           "\x04\x43\x00\x4d\x00\x59\x00\x4b\x00\x00\x3f\x00\xac\x41\xa0\xdd\x38\x01\x44\xd1"
                           "\x4d\x14\x00\x3f\xff\xd9";

static void inks_become_lights(void **state)
{
    (void)state;
    struct buffer out = {0};
    struct image_info before, after;
    assert_true(image_measure(inks, sizeof inks - 1, &before));
    assert_true(before.has_inks);
    assert_true(jpeg_mend(inks, sizeof inks - 1, &out));
    assert_true(image_measure(out.data, out.length, &after));
    assert_false(after.has_inks);
    assert_int_equal(after.width, 16);
    assert_int_equal(after.height, 16);
    assert_true(image_is_whole(out.data, out.length));
    buffer_free(&out);
}

/* From the first row on a cut file gives a whole one; before, nothing. */
static void what_is_there_is_kept(void **state)
{
    (void)state;
    bool was_kept = false;
    for (size_t size = 0; size < sizeof inks - 1; size++) {
        struct buffer out = {0};
        assert_false(image_is_whole(inks, size));
        bool is_kept = jpeg_mend(inks, size, &out);
        assert_true(is_kept || !was_kept);
        assert_true(!is_kept || image_is_whole(out.data, out.length));
        was_kept = is_kept;
        buffer_free(&out);
    }
    assert_true(was_kept);
}

/* Of inks, too; one that fits is refused. */
static void a_large_one_becomes_small(void **state)
{
    (void)state;
    struct buffer out = {0};
    struct image_info after;
    assert_true(jpeg_reduce(inks, sizeof inks - 1, &(struct image_limit){.longest = 15}, &out));
    assert_true(image_measure(out.data, out.length, &after));
    assert_int_equal(after.width, 15);
    assert_int_equal(after.height, 15);
    assert_false(after.has_inks);
    assert_true(image_is_whole(out.data, out.length));
    buffer_truncate(&out, 0);
    assert_false(jpeg_reduce(inks, sizeof inks - 1, &(struct image_limit){.longest = 16}, &out));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inks_become_lights),
        cmocka_unit_test(what_is_there_is_kept),
        cmocka_unit_test(a_large_one_becomes_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
