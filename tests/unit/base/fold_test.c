#include "base/unicode.h"
#include "tests/unit/cmocka.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *one, *other;
    bool are_same;
} pairs[] = {
    {"a.txt", "A.TXT", true},
    {"é", "e\u0301", true},
    {"É", "e\u0301", true},
    {"ß", "SS", true},
    {"Ａ", "ａ", true},
    {"Σίσυφος", "ΣΊΣΥΦΟΣ", true},
    {"が", "か\u3099", true},
    {"甲", "乙", false},
    {"a", "Ａ", false},
    {"：", ":", false},
    {"", "", true},
    {"a", "", false},
    {"\xFF.txt", "\xFF.txt", true},
    {"\xFF.txt", "\xFE.txt", false},
    {"한", "\u1112\u1161\u11AB", true},
};

static void names_are_folded_as_a_disk_sees_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *one = unicode_fold(pairs[i].one), *other = unicode_fold(pairs[i].other);
        if (!strcmp(one, other) != pairs[i].are_same)
            fail_msg("%s and %s give %s and %s", pairs[i].one, pairs[i].other, one, other);
        free(one);
        free(other);
    }
}

/* What grows most, in each step. */
static void long_names_have_room(void **state)
{
    (void)state;
    static const char *const characters[] = {"\u1F82", "\u0390", "\uFB03", "\uFB2C", "\U0001D160", "İ"};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        char name[1024] = "";
        for (int count = 0; count < 200; count++)
            strcat(name, characters[i]);
        char *folded = unicode_fold(name), *again = unicode_fold(folded);
        assert_string_equal(folded, again);
        free(folded);
        free(again);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_folded_as_a_disk_sees_them),
        cmocka_unit_test(long_names_have_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
