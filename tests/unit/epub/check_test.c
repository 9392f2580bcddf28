/* The check of finished books: ours pass, and each kind of fault is found. */
#include "formats/epub/check/check.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/epub/sample.h"

#include <stdlib.h>
#include <string.h>

struct findings {
    enum diag_id ids[16];
    size_t count;
};

static void keep(void *context, const struct diag_message *message)
{
    struct findings *findings = context;
    if (findings->count < 16)
        findings->ids[findings->count++] = message->id;
}

static struct findings check(const struct buffer *book)
{
    struct findings findings = {0};
    struct diag diag = {.print = keep, .context = &findings};
    epub_check(book->data, book->length, &diag, (struct place){"b.epub", 0});
    return findings;
}

/* A small book in which one text is changed to another. */
static const struct file {
    const char *name, *text;
} files[] = {
    {"mimetype", "application/epub+zip"},
    {"META-INF/container.xml",
     "<container version='1.0' xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
     "<rootfile full-path='E/p.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"},
    {"E/p.opf",
     "<package version='3.0' unique-identifier='u' xmlns='http://www.idpf.org/2007/opf'>"
     "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier id='u'>i</dc:identifier>"
     "<dc:title>题</dc:title><dc:language>zh-CN</dc:language>"
     "<meta property='dcterms:modified'>2020-01-01T00:00:00Z</meta>"
     "</metadata><manifest><item id='s' href='s.css' media-type='text/css'/>"
     "<item id='n' href='n.xhtml' media-type='application/xhtml+xml' properties='nav'/>"
     "<item id='a' href='t/a.xhtml' media-type='application/xhtml+xml'/>"
     "<item id='g' href='g.gif' media-type='image/gif'/><item id='f' href='f.ttf' media-type='font/ttf'/>"
     "</manifest><spine><itemref idref='n'/><itemref idref='a'/></spine></package>"},
    {"E/n.xhtml",
     "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' "
     "xmlns:epub='http://www.idpf.org/2007/ops'><head><title>目</title></head><body><nav epub:type='toc'>"
     "<ol><li><a href='t/a.xhtml#x'>甲</a></li></ol></nav></body></html>"},
    {"E/t/a.xhtml", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>甲</title>"
                    "<link rel='canonical' href='https://example.org/a'/></head><body>"
                    "<p id='x'><img src='../g.gif' alt=''/></p><p id='y'/>"
                    "<p><a href='../n.xhtml'>乙</a><a href='https://example.org/'>丙</a></p></body></html>"},
    {"E/f.ttf", "x"},
    {"E/g.gif", "GIF89a\1\1\1\1"},
    {"E/s.css", "/* url(none.gif) */ p { background: url( \"g.gif\" ) } i { background: URL(#a) }"},
    {"META-INF/encryption.xml",
     "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
     "xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData><enc:EncryptionMethod Algorithm="
     "'http://www.idpf.org/2008/embedding'/><enc:CipherData><enc:CipherReference "
     "URI='E/f.ttf'/></enc:CipherData>"
     "</enc:EncryptedData></encryption>"},
};

static char *replace(const char *text, const char *from, const char *to)
{
    struct buffer changed = {0};
    const char *place = *from ? strstr(text, from) : NULL;
    buffer_append(&changed, text, place ? (size_t)(place - text) : strlen(text));
    if (place) {
        buffer_append_text(&changed, to);
        buffer_append_text(&changed, place + strlen(from));
    }
    return changed.data;
}

static struct buffer make_book(const char *name, const char *from, const char *to)
{
    struct diag diag = {0};
    struct buffer book = {0};
    struct sink *sink = sink_open_buffer(&book);
    struct archive_writer *writer = archive_writer_new();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        bool changed = !strcmp(files[i].name, name);
        char *text = replace(files[i].text, changed ? from : "", to);
        archive_add(writer, changed && !*from ? to : files[i].name, text, strlen(text), ARCHIVE_TAKE,
                    i ? ARCHIVE_DEFLATED : ARCHIVE_STORED);
    }
    archive_writer_finish(writer, sink, &diag, (struct place){0});
    sink_commit(sink, &diag);
    return book;
}

static const struct {
    const char *name, *from, *to; /* an empty `from`: the file itself is renamed */
    enum diag_id expected;
} faults[] = {
    {"mimetype", "epub+zip", "epub", DIAG_BOOK_MEDIA_TYPE},
    {"META-INF/container.xml", "", "container.xml", DIAG_BOOK_FILE_MISSING},
    {"META-INF/container.xml", "rootfile full-path", "rootfile path", DIAG_BOOK_LACKS},
    {"E/p.opf", "</spine>", "", DIAG_BOOK_NOT_XML},
    {"E/p.opf", "<dc:title>题</dc:title>", "", DIAG_BOOK_LACKS},
    {"E/p.opf", "zh-CN", "C", DIAG_BOOK_LANGUAGE},
    {"E/p.opf", " properties='nav'", "", DIAG_BOOK_NO_NAVIGATION},
    {"E/p.opf", "idref='a'", "idref='b'", DIAG_BOOK_LACKS},
    {"E/p.opf", "id='g'", "id='a'", DIAG_BOOK_ID_TWICE},
    {"E/p.opf", "<item id='g'",
     "<item id='h' href='n.xhtml' media-type='application/xhtml+xml'/><item id='g'", DIAG_BOOK_LISTED_TWICE},
    {"E/g.gif", "", "E/h.gif", DIAG_BOOK_FILE_MISSING},
    {"E/g.gif", "GIF", "PNG", DIAG_BOOK_PICTURE_TYPE},
    {"E/n.xhtml", "#x", "#z", DIAG_BOOK_DEAD_LINK},
    {"E/n.xhtml", "t/a", "t/b", DIAG_BOOK_DEAD_LINK},
    {"E/n.xhtml", "<?xml version='1.0'?>", "", DIAG_BOOK_NO_DECLARATION},
    {"E/t/a.xhtml", "</html>", "", DIAG_BOOK_NOT_XML},
    {"E/t/a.xhtml", "id='y'", "id='x'", DIAG_BOOK_ID_TWICE},
    {"E/t/a.xhtml", " alt=''", "", DIAG_BOOK_PICTURE_LACKS},
    {"mimetype", "zip", "zip\n", DIAG_BOOK_MEDIA_TYPE},
    {"E/p.opf", "zh-CN", "und", DIAG_BOOK_LANGUAGE_UNTOLD},
    {"E/p.opf", "dcterms:modified", "dcterms:made", DIAG_BOOK_LACKS},
    {"E/t/a.xhtml", "../g.gif", "/E/g.gif", DIAG_BOOK_RULE},
    {"E/t/a.xhtml", "../g.gif", "https://example.org/g.gif", DIAG_BOOK_OUTSIDE},
    {"E/t/a.xhtml", "https://example.org/'>", "file:///c:/a.html'>", DIAG_BOOK_RULE},
    {"E/t/a.xhtml", "canonical", "stylesheet", DIAG_BOOK_OUTSIDE},
    {"E/s.css", "g.gif", "h.gif", DIAG_BOOK_DEAD_LINK},
    {"E/s.css", "g.gif", "//example.org/g.gif", DIAG_BOOK_OUTSIDE},
    {"E/s.css", "/*", "@import 'gone.css'; /*", DIAG_BOOK_DEAD_LINK},
    {"E/g.gif", "", "../g.gif", DIAG_BOOK_UNSAFE_NAME},
    {"E/g.gif", "", "E/图.gif", DIAG_BOOK_NAME_NOT_ASCII},
    {"E/g.gif", "", "E/a b.gif", DIAG_BOOK_NAME_NOT_PLAIN},
    {"E/g.gif", "\1\1\1\1", "\xff\x0f\xff\x0f", DIAG_BOOK_LARGE_PICTURE},
    {"META-INF/encryption.xml", "http://www.idpf.org/2008/embedding",
     "http://www.w3.org/2001/04/xmlenc#aes128-cbc", DIAG_BOOK_ENCRYPTED},
    {"E/f.ttf", "", "E/P.opf", DIAG_BOOK_NAME_TWICE},
    {"E/t/a.xhtml", "<p id='y'/>", "<p><foo/></p>", DIAG_BOOK_ELEMENT_UNKNOWN},
    {"E/t/a.xhtml", "<p id='y'/>", "<p><div/></p>", DIAG_BOOK_ELEMENT_MISPLACED},
    {"E/t/a.xhtml", "<p id='y'/>", "<ul>甲</ul>", DIAG_BOOK_TEXT_MISPLACED},
    {"E/t/a.xhtml", "<p id='y'/>", "<p align='left'/>", DIAG_BOOK_ATTRIBUTE_UNKNOWN},
    {"E/t/a.xhtml", "<p id='y'/>", "<p dir='up'/>", DIAG_BOOK_VALUE},
    {"E/t/a.xhtml", "<p id='y'/>", "<ruby>河</ruby>", DIAG_BOOK_LACKS},
    {"E/t/a.xhtml", "<title>甲</title>", "<title/>", DIAG_BOOK_ELEMENT_EMPTY},
    {"E/t/a.xhtml", "<title>甲</title>", "<title>甲</title><title>乙</title>", DIAG_BOOK_ELEMENT_TWICE},
    {"E/t/a.xhtml", "<title>甲</title>", "", DIAG_BOOK_ADVICE},
    {"E/p.opf", "<manifest>", "<spine><itemref idref='n'/></spine><manifest>", DIAG_BOOK_ORDER},
    {"E/t/a.xhtml", "<title>", "<script>x()</script><title>", DIAG_BOOK_PROPERTY_UNSAID},
    {"E/p.opf", "id='a' href", "id='a' properties='svg' href", DIAG_BOOK_PROPERTY_VAIN},
    {"E/p.opf", "image/gif", "image/tiff", DIAG_BOOK_NO_FALLBACK},
    {"E/p.opf", "<itemref idref='a'/>", "", DIAG_BOOK_NOT_IN_SPINE},
    {"E/n.xhtml", "t/a.xhtml#x", "https://example.org", DIAG_BOOK_RULE},
    {"E/n.xhtml", "<a href='t/a.xhtml#x'>甲</a>", "<span>甲</span>", DIAG_BOOK_RULE},
    {"E/n.xhtml", "</a></li>",
     "</a><ol><li><a href='t/a.xhtml'>乙</a></li></ol><ol><li><a href='t/a.xhtml'>丙</a></li></ol></li>",
     DIAG_BOOK_RULE},
    {"E/t/a.xhtml", "rel='canonical' href='https://example.org/a'", "rel='stylesheet' href='../s.css#a'",
     DIAG_BOOK_RULE},
    {"E/g.gif", "", "E/g.gif.", DIAG_BOOK_RULE},
    {"E/g.gif", "GIF89a", "\x89PNG\r\n\x1a\n", DIAG_BOOK_PICTURE_TYPE},
};

static void a_sound_book_passes(void **state)
{
    (void)state;
    struct buffer book = make_book("", "", "");
    struct findings findings = check(&book);
    if (findings.count)
        fail_msg("%s", diag_id_name(findings.ids[0]));
    buffer_free(&book);
}

static void each_fault_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct buffer book = make_book(faults[i].name, faults[i].from, faults[i].to);
        struct findings findings = check(&book);
        bool found = false;
        for (size_t j = 0; j < findings.count; j++)
            found |= findings.ids[j] == faults[i].expected;
        if (!found)
            fail_msg("%s: %s", faults[i].name, diag_id_name(faults[i].expected));
        buffer_free(&book);
    }
}

static void unlisted_files_are_told(void **state)
{
    (void)state;
    struct buffer book = make_book("E/p.opf", "<item id='g' href='g.gif' media-type='image/gif'/>", "");
    struct findings findings = check(&book);
    bool unlisted = false;
    for (size_t i = 0; i < findings.count; i++)
        unlisted |= findings.ids[i] == DIAG_BOOK_UNLISTED;
    assert_true(unlisted);
    buffer_free(&book);
}

/* What is not read in passing must be linked to. */
static void islands_are_told(void **state)
{
    (void)state;
    struct buffer book = make_book("E/p.opf", "<itemref idref='n'/>", "<itemref idref='n' linear='no'/>");
    assert_int_equal(check(&book).count, 0);
    buffer_free(&book);
    book =
        make_book("E/p.opf", "<itemref idref='a'/>", "<itemref idref='a'/><itemref idref='g' linear='no'/>");
    struct findings findings = check(&book);
    bool is_told = false;
    for (size_t i = 0; i < findings.count; i++)
        is_told |= findings.ids[i] == DIAG_BOOK_UNREACHABLE;
    assert_true(is_told);
    buffer_free(&book);
}

/* Old readers open no page of more than 300 kB. */
static void large_pages_are_told(void **state)
{
    (void)state;
    for (size_t kilobytes = 299; kilobytes <= 300; kilobytes++) {
        struct buffer text = {0};
        buffer_append_text(&text, "<p id='y'>");
        for (size_t i = 0; i < kilobytes * 100; i++)
            buffer_append_text(&text, "0123456789");
        buffer_append_text(&text, "</p>");
        struct buffer book = make_book("E/t/a.xhtml", "<p id='y'/>", text.data);
        struct findings findings = check(&book);
        assert_int_equal(findings.count, kilobytes == 300);
        if (findings.count)
            assert_int_equal(findings.ids[0], DIAG_BOOK_LARGE_PAGE);
        buffer_free(&book);
        buffer_free(&text);
    }
}

static void no_zip_is_no_book(void **state)
{
    (void)state;
    struct buffer text = {0};
    buffer_append_text(&text, "text");
    assert_int_equal(check(&text).ids[0], DIAG_BOOK_NOT_ZIP);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_book_passes),     cmocka_unit_test(each_fault_is_found),
        cmocka_unit_test(unlisted_files_are_told), cmocka_unit_test(islands_are_told),
        cmocka_unit_test(large_pages_are_told),    cmocka_unit_test(no_zip_is_no_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
