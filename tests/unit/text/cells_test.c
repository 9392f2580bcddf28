/* How many columns a text takes: our own cases, Unicode's table, and the shared vectors. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/text/cells.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/unicode_data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void expect(const char *text, size_t narrow, size_t wide)
{
    size_t size = strlen(text);
    if (cells_of_text(text, size, false) != narrow || cells_of_text(text, size, true) != wide)
        fail_msg("%s: %zu and %zu columns, wanted %zu and %zu", text, cells_of_text(text, size, false),
                 cells_of_text(text, size, true), narrow, wide);
}

static void han_and_marks_take_two(void **state)
{
    (void)state;
    expect("", 0, 0);
    expect("汉字，《书》。", 14, 14);
    expect("abc 123", 7, 7);
    expect("ＡＢ｡ｱ한국", 10, 10);
    expect("\xE3\x80\x80", 2, 2);
}

static void ambiguous_marks_take_one_or_two(void **state)
{
    (void)state;
    expect("“中文”", 6, 8);
    expect("A—B", 3, 4);
    expect("……", 2, 4);
    expect("①℃·", 3, 6);
    expect("Привет", 6, 12);
}

static void marks_and_joiners_take_none(void **state)
{
    (void)state;
    expect("e\u0301", 1, 1);
    expect("が", 2, 2);
    expect("か\u3099", 2, 2);
    expect("\u200B\u00AD\uFEFF", 0, 0);
    expect("葛\U000E0100", 2, 2);
    expect("\u1112\u1161\u11AB", 2, 2);
    expect("\u0301", 0, 0);
}

static void an_emoji_is_one_cluster(void **state)
{
    (void)state;
    expect("😀", 2, 2);
    expect("❤\uFE0F", 2, 2);
    expect("👨\u200D👩\u200D👧", 2, 2);
    expect("👍🏽", 2, 2);
    expect("🇨🇳🇯🇵", 4, 4);
    expect("1\uFE0F\u20E3", 2, 2);
}

/* The fast path and ICU must agree where both can answer. */
static void simple_characters_are_clusters(void **state)
{
    (void)state;
    char text[8];
    for (uint32_t character = 0x20; character < 0x30000; character++) {
        if (character >= 0xD800 && character < 0xE000)
            continue;
        size_t size = utf8_encode(character, text);
        size += utf8_encode(0x4E00, text + size);
        uint8_t starts[9] = {0}, breaks[9] = {0};
        cells_find_clusters(text, size, starts);
        unicode_find_breaks(UNICODE_GRAPHEME_BREAKS, "", text, size, breaks);
        for (size_t i = 1; i < size; i++)
            if (!starts[i] != !breaks[i])
                fail_msg("U+%04X: a boundary before byte %zu: %d, wanted %d", character, i, starts[i],
                         breaks[i]);
    }
}

static bool takes_none(uint32_t character)
{
    bool jamo = (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FF);
    return jamo || unicode_is_nonspacing(character) || unicode_is_format(character) ||
           unicode_is_control(character);
}

/* What became wide in Unicode 16: monograms to hexagrams, and counting rods. */
static bool is_wide_since_16(uint32_t character)
{
    static const uint32_t ranges[][2] = {
        {0x2630, 0x2637}, {0x268A, 0x268F}, {0x4DC0, 0x4DFF}, {0x1D300, 0x1D356}, {0x1D360, 0x1D376}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character >= ranges[i][0] && character <= ranges[i][1])
            return true;
    return false;
}

static unsigned wanted_columns(uint32_t character, const char *width, bool wide, double file_version)
{
    if (takes_none(character))
        return 0;
    if (unicode_data_misses(file_version, 16) && is_wide_since_16(character))
        width = "W";
    if (*width == 'W' || *width == 'F')
        return 2;
    return !strcmp(width, "A") && wide ? 2 : 1;
}

static void unicode_agrees(void **state)
{
    (void)state;
    FILE *file = fopen("/usr/share/unicode/EastAsianWidth.txt", "r");
    char line[512], width[4];
    unsigned first, last, checked = 0;
    if (!file)
        skip();
    assert_non_null(fgets(line, sizeof line, file));
    double version = unicode_data_version(line);
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, "%x..%x ; %3[A-Za-z]", &first, &last, width) != 3) {
            if (sscanf(line, "%x ; %3[A-Za-z]", &first, width) != 2)
                continue;
            last = first;
        }
        for (uint32_t character = first; character <= last; character++, checked++)
            for (int wide = 0; wide < 2; wide++)
                if (cells_of_character(character, wide) != wanted_columns(character, width, wide, version))
                    fail_msg("U+%04X is %s and takes %u", character, width,
                             cells_of_character(character, wide));
    }
    fclose(file);
    assert_true(checked > 100000);
}

static FILE *open_vectors(const char *name)
{
    char path[200], line[1024];
    snprintf(path, sizeof path, "../shared/vectors/%s.tsv", name);
    FILE *file = fopen(path, "r");
    if (!file)
        skip();
    assert_non_null(fgets(line, sizeof line, file));
    return file;
}

static void shared_strings(void **state)
{
    (void)state;
    FILE *file = open_vectors("own-width");
    char id[100], text[400];
    size_t wide, narrow, rows = 0;
    while (fscanf(file, "%99[^\t]\t%399[^\t]\t%zu\t%zu\n", id, text, &wide, &narrow) == 4) {
        expect(text, narrow, wide);
        rows++;
    }
    fclose(file);
    assert_true(rows > 10);
}

static void shared_characters(void **state)
{
    (void)state;
    FILE *file = open_vectors("width-eaw-15.0");
    char line[1024], narrow[8], wide[8];
    unsigned character, rows = 0;
    while (fgets(line, sizeof line, file)) {
        assert_int_equal(
            sscanf(line, "%*[^\t]\t%x\t%*[^\t]\t%*[^\t]\t%7[^\t]\t%7[^\t]", &character, narrow, wide), 3);
        rows++;
        if (*narrow == '-')
            continue;
        if (cells_of_character(character, false) != (unsigned)atoi(narrow) ||
            cells_of_character(character, true) != (unsigned)atoi(wide))
            fail_msg("%s", line);
    }
    fclose(file);
    assert_true(rows > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(han_and_marks_take_two),
        cmocka_unit_test(ambiguous_marks_take_one_or_two),
        cmocka_unit_test(marks_and_joiners_take_none),
        cmocka_unit_test(an_emoji_is_one_cluster),
        cmocka_unit_test(simple_characters_are_clusters),
        cmocka_unit_test(unicode_agrees),
        cmocka_unit_test(shared_strings),
        cmocka_unit_test(shared_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
