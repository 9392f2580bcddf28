/* Archives: what is written is read back, byte for byte the same each time, and hostile ones are refused. */
#include "base/archive.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void write_sample(struct buffer *output)
{
    struct diag diag = {0};
    struct sink *sink = sink_open_buffer(output);
    struct archive_writer *writer = archive_writer_new();
    struct buffer text = {0};
    for (int i = 0; i < 1000; i++)
        buffer_append_text(&text, "版心");
    archive_add(writer, "mimetype", (char *)"application/epub+zip", 20, ARCHIVE_BORROW, ARCHIVE_STORED);
    archive_add_buffer(writer, "text/a.xhtml", &text);
    assert_int_equal(archive_writer_finish(writer, sink, &diag, (struct place){0}), STATUS_OK);
    assert_int_equal(sink_commit(sink, &diag), STATUS_OK);
}

static void first_entry_lies_where_readers_look(void **state)
{
    (void)state;
    struct buffer output = {0};
    write_sample(&output);
    assert_memory_equal(output.data, "PK\3\4", 4);
    assert_memory_equal(output.data + 30, "mimetypeapplication/epub+zip", 28);
    buffer_free(&output);
}

static void same_bytes_whatever_the_time_zone(void **state)
{
    (void)state;
    struct buffer here = {0}, there = {0};
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    write_sample(&here);
    setenv("TZ", "America/New_York", 1);
    tzset();
    write_sample(&there);
    assert_int_equal(here.length, there.length);
    assert_memory_equal(here.data, there.data, here.length);
    buffer_free(&here);
    buffer_free(&there);
}

static void entries_are_read_back(void **state)
{
    (void)state;
    struct buffer output = {0}, text = {0};
    write_sample(&output);
    struct archive *archive;
    const char *reason;
    assert_int_equal(archive_open(output.data, output.length, &archive, &reason), STATUS_OK);
    assert_int_equal(archive_count(archive), 2);
    assert_true(archive_entry(archive, 0).is_stored);
    assert_int_equal(archive_find(archive, "absent"), -1);
    long index = archive_find(archive, "text/a.xhtml");
    assert_int_equal(index, 1);
    assert_false(archive_entry(archive, 1).is_stored);
    assert_int_equal(archive_entry(archive, 1).size, 6000);
    assert_int_equal(archive_read(archive, 1, &text, &reason), STATUS_OK);
    assert_int_equal(text.length, 6000);
    assert_memory_equal(text.data + 5994, "版心", 6);
    archive_close(archive);
    buffer_free(&output);
    buffer_free(&text);
}

static void an_empty_entry_is_taken_too(void **state)
{
    (void)state;
    struct diag diag = {0};
    struct buffer output = {0};
    struct sink *sink = sink_open_buffer(&output);
    struct archive_writer *writer = archive_writer_new();
    archive_add(writer, "empty", malloc(1), 0, ARCHIVE_TAKE, ARCHIVE_STORED);
    assert_int_equal(archive_writer_finish(writer, sink, &diag, (struct place){0}), STATUS_OK);
    sink_commit(sink, &diag);
    buffer_free(&output);
}

static void a_bomb_is_refused(void **state)
{
    (void)state;
    enum { HUGE = 32 << 20 };
    struct diag diag = {0};
    struct buffer output = {0}, text = {0};
    struct sink *sink = sink_open_buffer(&output);
    struct archive_writer *writer = archive_writer_new();
    archive_add(writer, "zeros", calloc(1, HUGE), HUGE, ARCHIVE_TAKE, ARCHIVE_DEFLATED);
    assert_int_equal(archive_writer_finish(writer, sink, &diag, (struct place){0}), STATUS_OK);
    sink_commit(sink, &diag);
    struct archive *archive;
    const char *reason = NULL;
    assert_int_equal(archive_open(output.data, output.length, &archive, &reason), STATUS_OK);
    assert_int_equal(archive_read(archive, 0, &text, &reason), STATUS_FAILED);
    assert_non_null(reason);
    assert_true(text.length < HUGE);
    archive_close(archive);
    buffer_free(&output);
    buffer_free(&text);
}

static void broken_bytes_are_refused(void **state)
{
    (void)state;
    struct archive *archive = NULL;
    const char *reason = NULL;
    assert_int_equal(archive_open("no zip", 6, &archive, &reason), STATUS_FAILED);
    assert_non_null(reason);

    struct buffer output = {0}, text = {0};
    write_sample(&output);
    memset(output.data + 112, 0x55, 8); /* inside the packed text */
    if (archive_open(output.data, output.length, &archive, &reason) == STATUS_OK) {
        assert_int_equal(archive_read(archive, 1, &text, &reason), STATUS_FAILED);
        archive_close(archive);
    }
    for (size_t size = 0; size < output.length; size += 7)
        if (archive_open(output.data, size, &archive, &reason) == STATUS_OK)
            archive_close(archive);
    buffer_free(&output);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_entry_is_taken_too),
        cmocka_unit_test(first_entry_lies_where_readers_look),
        cmocka_unit_test(same_bytes_whatever_the_time_zone),
        cmocka_unit_test(entries_are_read_back),
        cmocka_unit_test(a_bomb_is_refused),
        cmocka_unit_test(broken_bytes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
