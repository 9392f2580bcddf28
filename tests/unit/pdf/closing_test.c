/* The closing update, over files of both Cairos, files that are spelled otherwise, and damaged ones.
 *
 * cairo-1.16.pdf and cairo-1.18.pdf are what banxin hands to its closing update, cut off the PDF it wrote of
 * one article with links, a list, two pictures (a PNG, and a JPEG in four inks), other languages, a note and
 * a watermark: the PDF up to its first %%EOF. */
#include "base/arena.h"
#include "formats/pdf/closing/closing.h"
#include "formats/pdf/closing/objects.h"
#include "formats/pdf/closing/pack.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct element article[] = {
    {.tag = "Document"},
    {.tag = "H1"},
    {.tag = "H2"},
    {.tag = "P"},
    {.tag = "Link", .uri = "https://x/", .alternative = "一"},
    {.tag = "Span"},
    {.tag = "Link", .place = "n1", .alternative = "[1]"},
    {.tag = "L", .attributes = "/O /List /ListNumbering /Decimal"},
    {.tag = "LI"},
    {.tag = "Lbl"},
    {.tag = "LBody"},
    {.tag = "P"},
    {.tag = "Div"},
    {.tag = "Figure", .alternative = "图"},
    {.tag = "Div"},
    {.tag = "Figure", .alternative = "墨"},
    {.tag = "P", .language = "en"},
    {.tag = "Note"},
    {.tag = "Lbl"},
    {.tag = "P"},
};

enum { ELEMENTS = sizeof article / sizeof *article };

static const struct {
    const char *path;
    bool is_stream;
} fixtures[] = {{"tests/unit/pdf/cairo-1.16.pdf", false}, {"tests/unit/pdf/cairo-1.18.pdf", true}};

enum { FIXTURES = sizeof fixtures / sizeof *fixtures };

static struct buffer load(const char *path)
{
    struct buffer pdf = {0};
    char bytes[4096];
    size_t size;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((size = fread(bytes, 1, sizeof bytes, file)))
        buffer_append(&pdf, bytes, size);
    fclose(file);
    return pdf;
}

static enum status close_article(struct buffer *pdf)
{
    const struct element *pointers[ELEMENTS];
    for (size_t i = 0; i < ELEMENTS; i++)
        pointers[i] = &article[i];
    struct element_list elements = {pointers, ELEMENTS, ELEMENTS};
    return pdf_close(pdf,
                     &(struct closing_facts){{"zh-CN", "题", NULL, "2019-01-01", {0}}, &elements, false});
}

static struct objects open_objects(const struct buffer *pdf)
{
    struct objects objects;
    assert_true(objects_open(&objects, (struct span){pdf->data, pdf->data + pdf->length}));
    return objects;
}

static struct span catalog_of(struct objects *objects)
{
    long number;
    assert_true(value_reference(dictionary_find(objects->xref.trailer, "Root"), &number));
    return objects_find(objects, number);
}

/* How many objects are dictionaries of a type, have a name under a key (NULL: any), and have another key. */
static size_t count(struct objects *objects, const char *key, const char *name, const char *also)
{
    size_t found = 0;
    for (long i = 1; i < objects->xref.count; i++) {
        struct span object = objects_find(objects, i);
        found +=
            dictionary_has_name(object, key, name) && (!also || span_size(dictionary_find(object, also)));
    }
    return found;
}

static void assert_closed(struct objects *objects)
{
    struct span catalog = catalog_of(objects), root, labels, value, inside;
    long number, first;
    assert_true(span_size(dictionary_find(catalog, "Lang")));
    assert_true(value_reference(dictionary_find(catalog, "Metadata"), &number));
    assert_true(dictionary_has_name(objects_find(objects, number), "Type", "Metadata"));
    assert_int_equal(count(objects, "S", "Figure", "Alt"), 2);
    assert_int_equal(count(objects, "S", "P", "Lang"), 1);
    assert_int_equal(count(objects, "S", "L", "A"), 1);
    assert_int_equal(count(objects, "S", "Note", "ID"), 1);
    assert_int_equal(count(objects, "Subtype", "Link", "Contents"), 2);
    assert_int_equal(count(objects, "Subtype", "Link", "F"), 2);
    assert_int_equal(count(objects, "Type", "Page", "Tabs"), 1);
    assert_int_equal(count(objects, "Subtype", "CIDFontType2", "CIDToGIDMap"), 2);
    assert_int_equal(count(objects, "ColorSpace", "DeviceCMYK", "Decode"), 1);
    assert_true(value_reference(dictionary_find(catalog, "StructTreeRoot"), &number));
    root = objects_find(objects, number);
    assert_true(value_open_dictionary(dictionary_find(root, "IDTree"), &inside));
    assert_true(value_reference(dictionary_find(catalog, "PageLabels"), &number));
    labels = objects_find(objects, number);
    value = dictionary_find(labels, "Nums");
    assert_true(value_open_array(value, &inside) && syntax_take_number(&inside, &first));
    assert_int_equal(first, 0);
    assert_true(span_size(dictionary_find(objects->xref.trailer, "ID")));
}

/* A form that paints another one as an artifact. */
static size_t count_artifacts(struct objects *objects)
{
    size_t found = 0;
    struct stream stream;
    for (long i = 1; i < objects->xref.count; i++)
        found += objects_find_stream(objects, i, &stream) &&
                 dictionary_has_name(stream.dictionary, "Subtype", "Form") && span_size(stream.bytes) > 13 &&
                 !memcmp(stream.bytes.begin, "/Artifact BMC", 13);
    return found;
}

static void files_of_both_cairos_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < FIXTURES; i++) {
        struct buffer pdf = load(fixtures[i].path);
        struct objects objects = open_objects(&pdf);
        assert_int_equal(objects.xref.is_stream, fixtures[i].is_stream);
        assert_true(dictionary_has_name(catalog_of(&objects), "Type", "Catalog"));
        assert_int_equal(count(&objects, "Type", "StructElem", NULL), ELEMENTS);
        assert_int_equal(count(&objects, "Type", "Page", "Annots"), 1);
        objects_close(&objects);
        buffer_free(&pdf);
    }
}

static void what_is_missing_is_added(void **state)
{
    (void)state;
    for (size_t i = 0; i < FIXTURES; i++) {
        struct buffer pdf = load(fixtures[i].path), before = load(fixtures[i].path);
        struct objects objects = open_objects(&before);
        size_t forms = count(&objects, "Subtype", "Form", NULL);
        objects_close(&objects);
        assert_int_equal(close_article(&pdf), STATUS_OK);
        assert_true(forms > 0);
        objects = open_objects(&pdf);
        assert_true(objects.xref.is_stream);
        assert_closed(&objects);
        assert_int_equal(count_artifacts(&objects), forms);
        objects_close(&objects);
        buffer_free(&pdf);
        buffer_free(&before);
    }
}

static void what_was_closed_can_be_closed_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < FIXTURES; i++) {
        struct buffer pdf = load(fixtures[i].path);
        assert_int_equal(close_article(&pdf), STATUS_OK);
        assert_int_equal(close_article(&pdf), STATUS_OK);
        struct objects objects = open_objects(&pdf);
        assert_closed(&objects);
        objects_close(&objects);
        buffer_free(&pdf);
    }
}

/* What is refused stays as it was. */
static void close_damaged(const char *bytes, size_t size)
{
    struct buffer pdf = {0};
    buffer_append(&pdf, bytes, size);
    if (close_article(&pdf) != STATUS_OK) {
        assert_int_equal(pdf.length, size);
        assert_memory_equal(pdf.data, bytes, size);
    }
    buffer_free(&pdf);
}

static void damaged_files_do_no_harm(void **state)
{
    (void)state;
    static const char damage[] = "\0<[(9/>\xFF";
    for (size_t i = 0; i < FIXTURES; i++) {
        struct buffer pdf = load(fixtures[i].path);
        for (size_t size = 0; size < pdf.length; size += 211)
            close_damaged(pdf.data, size);
        for (size_t at = 0; at < pdf.length; at += 23) {
            char kept = pdf.data[at];
            pdf.data[at] = damage[at % (sizeof damage - 1)];
            close_damaged(pdf.data, pdf.length);
            pdf.data[at] = kept;
        }
        buffer_free(&pdf);
    }
}

#define HEAD "%PDF-1.5\n"
#define TAIL "startxref\n9\n%%EOF\n" /* behind the head */
#define XREF(keys, length, rows)                                                                             \
    HEAD "1 0 obj\n<< /Type /XRef /Root 1 0 R " keys " /Length " length " >>\nstream\n" rows                 \
         "\nendstream\nendobj\n" TAIL
#define BYTES(text) text, sizeof(text) - 1

static void hostile_files_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
    } files[] = {
        {BYTES("")},
        {BYTES("startxref")},
        {BYTES("startxref\n99999999999999999999\n")},
        {BYTES("trailer\n<< /Size 3 /Root 9 0 R >>\nstartxref\n99999\n%%EOF\n")},
        {BYTES("xref\n0 1\ntrailer\n<< /Size 9 /Root 7 0 R >>\nstartxref\n0\n")},
        {BYTES(
            "xref\n0 9999999999\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 7 0 R >>\nstartxref\n0\n")},
        {BYTES("xref\n9999999999 1\n0000000000 65535 f \ntrailer\n<< /Root 7 0 R >>\nstartxref\n0\n")},
        {BYTES("xref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R /Prev 0 >>\nstartxref\n0\n")},
        {BYTES("xref\n0 0\ntrailer\n<< /Size 1 /Root 1 0 R /Encrypt 2 0 R >>\nstartxref\n0\n")},
        {BYTES("xref\n0 0\ntrailer\n<< /Size 1 /Root (\nstartxref\n0\n")},
        {BYTES(XREF("/Size 9999999999 /W [1 1 1]", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [1 99 1]", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [0 0 0]", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [1 1]", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [1 1 1] /Index [0 9999999999]", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [1 1 1] /Index [8388606 1]", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [1 1 1] /Filter /FlateDecode", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 2 /W [1 1 1] /Filter /LZWDecode", "3", "\1\11\0"))},
        {BYTES(XREF("/Size 1 /W [1 1 1] /Index [1 1]", "999999", "\1\11\0"))},
        {BYTES(XREF("/Size 1 /W [1 1 1] /Index [1 1]", "1 0 R", "\1\11\0"))},
        /* packed in itself, and in what packs it */
        {BYTES(XREF("/Size 2 /W [1 1 1] /Index [1 1]", "3", "\2\1\0"))},
        {BYTES(XREF("/Size 3 /W [1 1 1] /Index [1 2]", "6", "\2\2\0\2\1\0"))},
        {BYTES(XREF("/Size 2 /W [1 1 1] /Index [1 1]", "3", "\2\377\377"))},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct buffer pdf = {0};
        buffer_append(&pdf, files[i].bytes, files[i].size);
        if (close_article(&pdf) != STATUS_FAILED)
            fail_msg("file %zu is taken", i);
        assert_int_equal(pdf.length, files[i].size);
        buffer_free(&pdf);
    }
}

static void append_object(struct buffer *pdf, size_t *offset, const char *text)
{
    *offset = pdf->length;
    buffer_append_text(pdf, text);
}

/* Other orders of keys, other blanks, comments, escapes, lines that end otherwise. */
static void the_spelling_does_not_matter(void **state)
{
    (void)state;
    struct buffer pdf = {0};
    size_t offsets[5];
    buffer_append_text(&pdf, "%PDF-1.5\r\n");
    append_object(&pdf, &offsets[0], "1 0 obj<</StructTreeRoot 2 0 R/Type/Catalog>>endobj\r\n");
    append_object(&pdf, &offsets[1], "2  0\robj <</K[3 0 R]/Type/StructTreeRoot>>endobj\r\n");
    append_object(&pdf, &offsets[2],
                  "3 0 obj\t<</X(>> \\) ( ) <<)/S/Document % >>\r/K 4 0 R/Type/StructElem>>endobj\r\n");
    append_object(&pdf, &offsets[3], "4 0 obj<</Alt<00>/S/#46igure/P 3 0 R/Ty#70e/StructElem>>endobj\r\n");
    append_object(&pdf, &offsets[4], "xref\r\n0 5\r\n0000000000 65535 f\r\n");
    for (size_t i = 0; i < 4; i++)
        buffer_append_format(&pdf, "%010zu 00000 n\r\n", offsets[i]);
    buffer_append_format(&pdf, "trailer<</Root 1 0 R/Size 5>>startxref %zu %%%%EOF", offsets[4]);
    const struct element *elements[] = {&article[0], &article[13]};
    struct element_list list = {elements, 2, 2};
    struct closing_facts facts = {{"zh", "题", NULL, "2019", {0}}, &list, false};
    assert_int_equal(pdf_close(&pdf, &facts), STATUS_OK);
    struct objects objects = open_objects(&pdf);
    assert_int_equal(count(&objects, "S", "Figure", "Alt"), 1);
    struct span alternative = dictionary_find(objects_find(&objects, 4), "Alt");
    assert_int_equal(span_size(alternative), strlen("<FEFF56FE>"));
    assert_memory_equal(alternative.begin, "<FEFF56FE>", span_size(alternative));
    objects_close(&objects);
    buffer_free(&pdf);
}

static void nesting_needs_no_stack(void **state)
{
    (void)state;
    enum { DEEP = 1000000 };
    struct buffer text = {0};
    for (int i = 0; i < DEEP; i++)
        buffer_append_text(&text, i % 2 ? "[" : "<<");
    struct span rest = {text.data, text.data + text.length}, value;
    assert_false(syntax_take_value(&rest, &value));
    for (int i = 0; i < DEEP; i++)
        buffer_append_text(&text, i % 2 ? ">>" : "]");
    rest = (struct span){text.data, text.data + text.length};
    assert_true(syntax_take_value(&rest, &value));
    assert_int_equal(span_size(value), text.length);
    buffer_free(&text);
}

static void what_is_packed_stays_below_the_ceiling(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20, CEILING = 1 << 15 };
    struct buffer zeros = {0}, packed = {0}, small = {.ceiling = CEILING}, large = {0};
    for (int i = 0; i < SIZE; i++)
        buffer_append_byte(&zeros, 0);
    assert_true(pack_close((struct span){zeros.data, zeros.data + zeros.length}, &packed));
    struct span bomb = {packed.data, packed.data + packed.length};
    assert_false(pack_open(bomb, &small));
    assert_true(small.length <= CEILING);
    assert_true(pack_open(bomb, &large));
    assert_int_equal(large.length, SIZE);
    bomb.end--;
    assert_false(pack_open(bomb, &large));
    buffer_free(&zeros);
    buffer_free(&packed);
    buffer_free(&small);
    buffer_free(&large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_of_both_cairos_are_read),
        cmocka_unit_test(what_is_missing_is_added),
        cmocka_unit_test(what_was_closed_can_be_closed_again),
        cmocka_unit_test(damaged_files_do_no_harm),
        cmocka_unit_test(hostile_files_are_refused),
        cmocka_unit_test(the_spelling_does_not_matter),
        cmocka_unit_test(nesting_needs_no_stack),
        cmocka_unit_test(what_is_packed_stays_below_the_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
