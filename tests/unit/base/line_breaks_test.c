/* ICU's line breaks without tailoring against Unicode's own test, from Debian's unicode-data. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What ICU 72 gives: its root rules differ a little from those of the published test. */
enum { KNOWN_DIFFERENCES = 22, LONGEST = 256 };

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

static bool agrees(const char *line)
{
    char text[LONGEST];
    uint8_t wanted[LONGEST], found[LONGEST];
    size_t length = read_case(line, text, wanted);
    unicode_find_breaks(UNICODE_LINE_BREAKS, "en", text, length, found);
    for (size_t i = 1; i < length; i++)
        if (wanted[i] != found[i])
            return false;
    return true;
}

static void unicode_line_break_test(void **state)
{
    (void)state;
    char line[4096];
    unsigned rows = 0, wrong = 0;
    FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
    if (!file)
        skip();
    while (fgets(line, sizeof line, file)) {
        if (*line == '#')
            continue;
        rows++;
        wrong += !agrees(line);
    }
    fclose(file);
    assert_true(rows > 0);
    assert_in_range(wrong, 0, KNOWN_DIFFERENCES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(unicode_line_break_test)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
