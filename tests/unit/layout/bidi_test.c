/* Arabic and Hebrew: what the eye sees from left to right (UAX #9). */
#include "formats/dump/square.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/layout/setting.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CHARACTERS = 64, LONGEST = 4 * MOST_CHARACTERS };

struct seen {
    length left;
    const char *text;
    uint32_t size;
};

static int compare(const void *one, const void *other)
{
    const struct seen *a = one, *b = other;
    return (a->left > b->left) - (a->left < b->left);
}

static size_t collect(const struct placed_line *line, struct seen *seen)
{
    size_t count = 0;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        for (uint32_t j = 0; j < piece->count && count < MOST_CHARACTERS; j++) {
            const struct cluster *cluster = &piece->run->clusters[piece->first + j];
            seen[count++] = (struct seen){piece->positions[j], piece->text + cluster->offset, cluster->size};
        }
    }
    qsort(seen, count, sizeof *seen, compare);
    return count;
}

/* The only line of a text: where it begins, and its characters from left to right. */
static void expect(const char *text, length left, const char *wanted)
{
    struct setting setting = setting_start("zh-Hans", 20);
    struct layout_request request = {
        .measure = &square_measure, .geometry = {.measure = 20 * LENGTH_UNIT}, .options = setting.options};
    struct arena *arena = arena_new();
    struct seen seen[MOST_CHARACTERS];
    char got[LONGEST] = "";
    size_t lines;
    struct placed_line *line = layout_text(&request, text, setting.language, &setting.style, arena, &lines);
    assert_int_equal(lines, 1);
    size_t count = collect(line, seen);
    for (size_t i = 0; i < count; i++)
        strncat(got, seen[i].text, seen[i].size);
    assert_string_equal(got, wanted);
    assert_int_equal(seen->left, left);
    arena_free(arena);
}

static void a_phrase_runs_right_to_left_in_a_chinese_line(void **state)
{
    (void)state;
    expect("甲אבג乙", 0, "甲גבא乙");
    expect("甲אבג, דה乙丙", 0, "甲הד ,גבא乙丙");
    expect("甲אב 12乙丙", 0, "甲12 בא乙丙");
}

static void a_text_of_hebrew_begins_at_the_right(void **state)
{
    (void)state;
    expect("אבג דה.", 20 * LENGTH_UNIT - 7 * LENGTH_UNIT / 2, ".הד גבא");
    expect("אבגדה ab", 20 * LENGTH_UNIT - 8 * LENGTH_UNIT / 2, "ab הדגבא");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_runs_right_to_left_in_a_chinese_line),
        cmocka_unit_test(a_text_of_hebrew_begins_at_the_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
