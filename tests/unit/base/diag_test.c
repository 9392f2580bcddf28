#include "base/diag.h"
#include "base/diag_hold.h"
#include "tests/unit/cmocka.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct printed {
    char text[256];
    unsigned count;
};

static void keep(void *context, const struct diag_message *message)
{
    struct printed *printed = context;
    snprintf(printed->text, sizeof printed->text, "%s:%lu: %s: %s [%s]", message->place.name,
             message->place.line, diag_severity_name(message->severity), message->text,
             diag_id_name(message->id));
    printed->count++;
}

static void fills_in_the_arguments(void **state)
{
    (void)state;
    struct printed printed = {0};
    struct diag diag = {.print = keep, .context = &printed};
    diag_report(&diag, (struct place){"a.txt", 3}, DIAG_BAD_BYTES, "2", "GB18030", "17");
    assert_string_equal(printed.text,
                        "a.txt:3: warning: 2 bad bytes in GB18030, the first at offset 17, each read as "
                        "U+FFFD [bad-bytes]");
}

static void counts_what_it_does_not_print(void **state)
{
    (void)state;
    struct printed printed = {0};
    struct diag diag = {.print = keep, .context = &printed, .threshold = SEVERITY_ERROR};
    diag_report(&diag, (struct place){0}, DIAG_NO_BODY);
    assert_int_equal(printed.count, 0);
    assert_int_equal(diag.counts[SEVERITY_WARNING], 1);
    diag_report(&diag, (struct place){"x", 0}, DIAG_EMPTY_INPUT);
    assert_int_equal(printed.count, 1);
    assert_int_equal(diag.counts[SEVERITY_ERROR], 1);
}

/* Ids are kebab-case and unique: scripts match on them. */
static void held_messages_wait(void **state)
{
    (void)state;
    struct printed printed = {0};
    struct diag diag = {.print = keep, .context = &printed};
    struct diag_hold *hold = diag_hold_new(&diag);
    diag_report(diag_hold_diag(hold), (struct place){"a.txt", 1}, DIAG_NO_BODY);
    diag_hold_drop(hold);
    diag_report(diag_hold_diag(hold), (struct place){"a.txt", 2}, DIAG_NO_BODY);
    assert_int_equal(printed.count, 0);
    diag_hold_release(hold);
    assert_int_equal(printed.count, 1);
    assert_string_equal(printed.text, "a.txt:2: warning: a title without a body [no-body]");
    diag_report(diag_hold_diag(hold), (struct place){"a.txt", 3}, DIAG_NO_BODY);
    assert_int_equal(printed.count, 2);
    diag_hold_free(hold);
    assert_int_equal(diag.counts[SEVERITY_WARNING], 2);
}

static void ids_are_stable_words(void **state)
{
    (void)state;
    for (int id = 0; id < DIAG_COUNT; id++) {
        const char *name = diag_id_name(id);
        assert_true(islower((unsigned char)*name));
        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(name));
        assert_in_range(diag_argument_count(id), 0, 3);
        for (int other = 0; other < id; other++)
            assert_string_not_equal(name, diag_id_name(other));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_in_the_arguments),
        cmocka_unit_test(counts_what_it_does_not_print),
        cmocka_unit_test(held_messages_wait),
        cmocka_unit_test(ids_are_stable_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
