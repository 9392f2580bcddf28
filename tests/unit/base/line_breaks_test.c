/* ICU's line breaks without tailoring against Unicode's own test, from Debian's unicode-data. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "tests/unit/cmocka.h"
#include "tests/unit/unicode_data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 256, COMBINING_DIAERESIS = 0x0308 };

/* Two characters that the test and ICU treat differently. */
struct difference {
    uint32_t before, after; /* a combining mark of the test's left out */
    uint32_t next;          /* behind `after`; 0: nothing */
    bool is_at_start;       /* nothing stands before `before` */
    bool breaks;            /* ICU breaks between them, the test does not; or the other way round */
    double version;         /* of the test */
};

/* LB20a, from Unicode 16 on; ICU's root rules had it before: a word may begin with a hyphen. */
static bool is_hyphen_at_start(const struct difference *here)
{
    return here->version < 16 && here->before == '-' && here->is_at_start && !here->breaks;
}

/* LB25: "IS × NU", from Unicode 16 on, and in ICU's root rules before. */
static bool is_mark_in_number(const struct difference *here)
{
    bool is_mark = here->before == ',' || here->before == '.';
    return here->version < 16 && is_mark && here->after >= '0' && here->after <= '9' && !here->breaks;
}

/* LB15c, the same: ".35" is a number, and a space before it parts. */
static bool is_number_behind_space(const struct difference *here)
{
    return here->version < 16 && here->before == ' ' && here->after == '.' && here->next >= '0' &&
           here->next <= '9' && here->breaks;
}

/* LB21a since Unicode 16: Hebrew letters around a hyphen no longer keep the second one. */
static bool is_hebrew_behind_hyphen(const struct difference *here)
{
    bool is_hebrew = here->after >= 0x05D0 && here->after <= 0x05EA;
    return unicode_data_misses(here->version, 16) && here->before == '-' && is_hebrew && here->breaks;
}

/* BALINESE DIGIT ZERO is of another class since Unicode 16. */
static bool is_balinese_zero(const struct difference *here)
{
    enum { BALINESE_ZERO = 0x1B50 };
    return unicode_data_misses(here->version, 16) &&
           (here->before == BALINESE_ZERO || here->after == BALINESE_ZERO);
}

static bool is_explained(const struct difference *here)
{
    return is_hyphen_at_start(here) || is_mark_in_number(here) || is_number_behind_space(here) ||
           is_hebrew_behind_hyphen(here) || is_balinese_zero(here);
}

/* "× 0023 ÷ 0020 ÷": the text, and a mark at every byte where a line may end. */
static size_t read_case(const char *line, char *text, uint8_t *marks)
{
    size_t length = 0;
    memset(marks, 0, LONGEST);
    for (const char *next = line; *next && *next != '#' && length + UTF8_LONGEST < LONGEST;) {
        if (!strncmp(next, "÷", 2) || !strncmp(next, "×", 2)) {
            marks[length] = !strncmp(next, "÷", 2);
            next += 2;
        } else if (*next == ' ' || *next == '\t' || *next == '\n') {
            next++;
        } else {
            char *end;
            length += utf8_encode((uint32_t)strtoul(next, &end, 16), text + length);
            next = end;
        }
    }
    return length;
}

static struct difference difference_at(const char *text, size_t length, size_t place, double version)
{
    struct difference here = {.is_at_start = true, .version = version};
    size_t offset = 0;
    while (offset < place) {
        uint32_t character = utf8_next(text, length, &offset);
        if (character == COMBINING_DIAERESIS)
            continue;
        here.is_at_start = !here.before;
        here.before = character;
    }
    here.after = utf8_next(text, length, &offset);
    here.next = offset < length ? utf8_next(text, length, &offset) : 0;
    return here;
}

static void check_row(const char *line, double version)
{
    char text[LONGEST];
    uint8_t wanted[LONGEST], found[LONGEST];
    size_t length = read_case(line, text, wanted);
    unicode_find_breaks(UNICODE_LINE_BREAKS, "en", text, length, found);
    for (size_t i = 1; i < length; i++) {
        if (wanted[i] == found[i])
            continue;
        struct difference here = difference_at(text, length, i, version);
        here.breaks = found[i];
        if (!is_explained(&here))
            fail_msg("a break before byte %zu: %d in %s", i, found[i], line);
    }
}

static void unicode_line_break_test(void **state)
{
    (void)state;
    char line[4096];
    unsigned rows = 0;
    FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    if (!file)
        skip();
    assert_non_null(fgets(line, sizeof line, file));
    double version = unicode_data_version(line);
    for (; fgets(line, sizeof line, file); rows += *line != '#')
        if (*line != '#')
            check_row(line, version);
    fclose(file);
    assert_true(rows > 7000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(unicode_line_break_test)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
