/* Rows that repeat are copied, and come out of the stream as they went in. */
#include "formats/image/packed_rows.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { SIZE = 40, ROW = SIZE + 1 };

/* As a reader of PNG takes the filters away: None, or Up. */
static void unfilter(unsigned char *rows, size_t count)
{
    for (size_t y = 0; y < count; y++) {
        assert_true(rows[y * ROW] == 0 || (rows[y * ROW] == 2 && y));
        for (size_t x = 1; rows[y * ROW] && x < ROW; x++)
            rows[y * ROW + x] = (unsigned char)(rows[y * ROW + x] + rows[(y - 1) * ROW + x]);
        rows[y * ROW] = 0;
    }
}

/* Returns the size of the stream. */
static size_t expect_back(const unsigned char *rows, size_t count)
{
    unsigned char *given = malloc(count * ROW), *back = malloc(count * ROW);
    struct buffer stream = {0};
    uLongf size = (uLongf)(count * ROW);
    memcpy(given, rows, count * ROW);
    assert_true(packed_rows_append(given, SIZE, count, &stream));
    assert_int_equal(uncompress(back, &size, (const Bytef *)stream.data, (uLong)stream.length), Z_OK);
    assert_int_equal(size, count * ROW);
    unfilter(back, count);
    assert_memory_equal(back, rows, count * ROW);
    size_t length = stream.length;
    buffer_free(&stream);
    free(given);
    free(back);
    return length;
}

/* Runs of each length, of rows that have something in them or nothing, between rows that differ. */
static void runs_of_each_length_come_back(void **state)
{
    (void)state;
    for (size_t length = 1; length < 150; length++) {
        size_t count = 3 * length + 2;
        unsigned char *rows = calloc(count, ROW);
        for (size_t y = 0; y < count; y++)
            rows[y * ROW + 7] = (unsigned char)(y < length ? 0 : y < 2 * length + 1 ? 9 : y % 7);
        expect_back(rows, count);
        free(rows);
    }
}

static void a_bare_picture_is_small(void **state)
{
    (void)state;
    enum { COUNT = 2560 };
    unsigned char *rows = calloc(COUNT, ROW);
    assert_true(expect_back(rows, COUNT) < COUNT * ROW / 20);
    free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_each_length_come_back),
        cmocka_unit_test(a_bare_picture_is_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
