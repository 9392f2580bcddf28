/* formats/document/foreign.h: kinds are told by bytes, and texts that look like them are texts. */
#include "formats/document/foreign.h"

#include "base/array.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static const char *kind_of(const char *bytes, size_t size)
{
    struct foreign_kind kind;
    return foreign_find(bytes, size, &kind) ? kind.name : NULL;
}

#define KIND(text) kind_of((text), sizeof(text) - 1)

static void test_documents(void **state)
{
    (void)state;
    assert_string_equal(KIND("{\\rtf1\\ansi"), "an RTF document");
    assert_string_equal(KIND("\xEF\xBB\xBF\r\n {\\rtf1"), "an RTF document");
    assert_string_equal(KIND("%PDF-1.7\n"), "a PDF document");
    assert_string_equal(KIND("ITSF\3\0\0\0"), "a CHM book");
    char book[80] = "name";
    memcpy(book + 60, "BOOKMOBI", 8);
    assert_string_equal(kind_of(book, sizeof book), "a MOBI or AZW book");
}

static void test_office(void **state)
{
    (void)state;
    assert_string_equal(KIND("PK\3\4 [Content_Types].xml word/document.xml"), "a Word document (.docx)");
    assert_string_equal(KIND("PK\3\4 notes.txt"), "a zip archive whose name does not say so");
    assert_string_equal(KIND("\xD0\xCF\x11\xE0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"),
                        "a Word document (.doc)");
    assert_string_equal(KIND("\xD0\xCF\x11\xE0 B\0o\0o\0k\0"), "a document of an old office program");
}

static void test_texts(void **state)
{
    (void)state;
    assert_null(KIND(""));
    assert_null(KIND("{\\rt"));
    assert_null(KIND("ITSF is a format, Rar! is another, TPZ too"));
    assert_null(KIND("PDF 的开头是 %PDF-1.7"));
    assert_null(KIND("word/document.xml 是一个文件名"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_documents), cmocka_unit_test(test_office),
                                       cmocka_unit_test(test_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
