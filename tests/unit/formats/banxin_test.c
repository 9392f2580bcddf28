/* The library as programs of others see it. */
#include "formats/banxin.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char article[] =
    "62牢牢把握总要求.txt\n<div><span style='text-indent:30px'> 　　正文在此，文字足够。</span></div>";

struct heard {
    unsigned count;
    enum banxin_severity severity;
    char id[64], text[256];
};

static void hear(void *context, const struct banxin_message *message)
{
    struct heard *heard = context;
    heard->count++;
    heard->severity = message->severity;
    snprintf(heard->id, sizeof heard->id, "%s", message->id);
    snprintf(heard->text, sizeof heard->text, "%s", message->text);
}

static struct banxin_document *read_article(const struct banxin_listener *listener)
{
    return banxin_read_bytes("a.txt", article, sizeof article - 1, NULL, listener);
}

static void reads_bytes(void **state)
{
    (void)state;
    struct banxin_document *document = read_article(NULL);
    assert_non_null(document);
    assert_string_equal(banxin_document_title(document), "牢牢把握总要求");
    assert_string_equal(banxin_document_language(document), "zh-CN");
    assert_null(banxin_document_author(document));
    banxin_document_free(document);
}

static void writes_twice_the_same_bytes(void **state)
{
    (void)state;
    struct banxin_document *document = read_article(NULL);
    size_t size = 0, again_size = 0;
    char *text = banxin_write_bytes(document, "text", NULL, &size, NULL);
    char *again = banxin_write_bytes(document, "text", NULL, &again_size, NULL);
    assert_non_null(text);
    assert_int_equal(size, again_size);
    assert_memory_equal(text, again, size);
    assert_non_null(strstr(text, "　　正文在此，文字足够。"));
    banxin_bytes_free(text);
    banxin_bytes_free(again);
    banxin_document_free(document);
}

static void options_reach_the_writer(void **state)
{
    (void)state;
    const struct banxin_option narrow[] = {{"width", "20"}, {NULL, NULL}};
    struct banxin_document *document = read_article(NULL);
    size_t size = 0;
    char *text = banxin_write_bytes(document, "text", narrow, &size, NULL);
    assert_non_null(text);
    assert_non_null(strstr(text, "　　正文在此，文字足\n"));
    banxin_bytes_free(text);
    banxin_document_free(document);
}

static void a_wrong_option_is_reported_before_anything_is_written(void **state)
{
    (void)state;
    struct heard heard = {0};
    const struct banxin_listener listener = {hear, &heard};
    const struct banxin_option wrong[] = {{"measure", "many"}, {NULL, NULL}};
    struct banxin_document *document = read_article(NULL);
    assert_false(banxin_write_file(document, "pdf", wrong, "banxin_test.pdf", &listener));
    assert_int_equal(heard.count, 1);
    assert_int_equal(heard.severity, BANXIN_ERROR);
    assert_string_equal(heard.id, "bad-value");
    assert_int_equal(access("banxin_test.pdf", F_OK), -1);
    banxin_document_free(document);
}

static void what_cannot_be_read_or_written_is_reported(void **state)
{
    (void)state;
    struct heard heard = {0};
    const struct banxin_listener listener = {hear, &heard};
    assert_null(banxin_read_file("no/such/file.txt", NULL, &listener));
    assert_string_equal(heard.id, "cannot-read");
    assert_null(banxin_read_file("", NULL, &listener));
    assert_string_equal(heard.id, "empty-name");
    assert_null(banxin_read_bytes("empty.txt", "", 0, NULL, &listener));
    assert_string_equal(heard.id, "empty-input");
    struct banxin_document *document = read_article(&listener);
    size_t size = 0;
    assert_null(banxin_write_bytes(document, "doc", NULL, &size, &listener));
    assert_string_equal(heard.id, "unknown-format");
    banxin_document_free(document);
}

static void nothing_is_undone_without_harm(void **state)
{
    (void)state;
    banxin_document_free(NULL);
    banxin_bytes_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_bytes),
        cmocka_unit_test(writes_twice_the_same_bytes),
        cmocka_unit_test(options_reach_the_writer),
        cmocka_unit_test(a_wrong_option_is_reported_before_anything_is_written),
        cmocka_unit_test(what_cannot_be_read_or_written_is_reported),
        cmocka_unit_test(nothing_is_undone_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
