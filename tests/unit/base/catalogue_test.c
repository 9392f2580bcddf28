/* Catalogues of messages: found, missing, broken. */
#include "base/catalogue.h"
#include "tests/unit/cmocka.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TEXTS = 28, TRANSLATIONS = 44, STRINGS = 60 };

static const char path[] = "catalogue_test.mo";

struct file {
    uint32_t words[STRINGS / 4];
    char strings[16];
};

/* Two texts, "a" and "b"; "b" has no translation. */
static const struct file sound = {
    {0x950412de, 0, 2, TEXTS, TRANSLATIONS, 0, 0, 1, STRINGS, 1, STRINGS + 2, 3, STRINGS + 4, 0, STRINGS + 8},
    "a\0b\0\xe7\x94\xb2\0\0"};

static struct catalogue *write_and_open(const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
    struct catalogue *catalogue = catalogue_open(path);
    unlink(path);
    return catalogue;
}

static void a_text_is_found_or_stays(void **state)
{
    (void)state;
    struct catalogue *catalogue = write_and_open(&sound, sizeof sound);
    assert_non_null(catalogue);
    assert_string_equal(catalogue_find(catalogue, "a"), "甲");
    assert_string_equal(catalogue_find(catalogue, "b"), "b");
    assert_string_equal(catalogue_find(catalogue, "c"), "c");
    assert_string_equal(catalogue_find(catalogue, ""), "");
    catalogue_close(catalogue);
}

static void what_is_no_catalogue_gives_none(void **state)
{
    (void)state;
    struct file bad = sound;
    assert_null(catalogue_open("no/such/file.mo"));
    assert_null(catalogue_open("."));
    assert_null(write_and_open("", 0));
    assert_null(write_and_open(&sound, 19));
    bad.words[0] = 0;
    assert_null(write_and_open(&bad, sizeof bad));
    bad = sound;
    bad.words[2] = UINT32_MAX; /* more rows than the file has bytes */
    assert_null(write_and_open(&bad, sizeof bad));
    catalogue_close(NULL);
}

static void a_row_that_leads_out_of_the_file_is_passed_over(void **state)
{
    (void)state;
    struct file bad = sound;
    bad.words[12] = sizeof bad; /* where the translation of "a" begins */
    struct catalogue *catalogue = write_and_open(&bad, sizeof bad);
    assert_string_equal(catalogue_find(catalogue, "a"), "a");
    catalogue_close(catalogue);
    bad = sound;
    bad.words[11] = 2; /* no end where the length says */
    catalogue = write_and_open(&bad, sizeof bad);
    assert_string_equal(catalogue_find(catalogue, "a"), "a");
    catalogue_close(catalogue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_found_or_stays),
        cmocka_unit_test(what_is_no_catalogue_gives_none),
        cmocka_unit_test(a_row_that_leads_out_of_the_file_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
