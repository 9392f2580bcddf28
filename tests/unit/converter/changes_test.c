/* Which inputs a change concerns: itself, what is in a folder that came, and articles that may show a
 * picture: those of the folder that was named with the picture in it. */
#include "converter/run/changes.h"
#include "tests/unit/cmocka.h"

static const struct input inputs[] = {
    {.path = "in/a.txt", .folder = "", .root = "in", .is_found = true},
    {.path = "in/卷/b.txt", .folder = "卷", .root = "in", .is_found = true},
    {.path = "in/卷/深/c.txt", .folder = "卷/深", .root = "in", .is_found = true},
    {.path = "in/z.zip/d.txt", .folder = "z", .archive = "in/z.zip", .is_found = true},
    {.path = "e.txt", .folder = ""},
    {.path = "other/f.txt", .folder = "", .root = "other", .is_found = true},
};

enum { INPUTS = sizeof inputs / sizeof *inputs };

/* The letters of the inputs that are left, in order. */
static void expect(const char *change, const char *letters)
{
    struct job jobs[INPUTS];
    struct plan plan = {.jobs = jobs, .job_count = INPUTS};
    struct changes changes = {0};
    char left[INPUTS + 1] = "";
    for (size_t i = 0; i < INPUTS; i++)
        jobs[i] = (struct job){.input = &inputs[i]};
    changes_add(&changes, change);
    changes_select(&changes, &plan);
    for (size_t i = 0; i < plan.job_count; i++)
        left[i] = (char)('a' + (plan.jobs[i].input - inputs));
    left[plan.job_count] = '\0';
    assert_string_equal(left, letters);
    changes_free(&changes);
}

static void a_file_concerns_itself(void **state)
{
    (void)state;
    expect("in/a.txt", "a");
    expect("in/卷/b.txt", "b");
    expect("e.txt", "e");
    expect("in/z.zip", "d");
}

static void a_folder_concerns_all_below_it(void **state)
{
    (void)state;
    expect("in/卷", "abcde"); /* and those above it, which may show pictures in it */
    expect("other", "ef");
    expect("in/卷/深/再深", "abcde");
}

static void what_is_no_input_concerns_those_who_may_show_it(void **state)
{
    (void)state;
    expect("in/卷/图/p.png", "abcde");
    expect("in/图/p.png", "abcde");
    expect("p.png", "e");
    expect("elsewhere/p.png", "e");
}

static void too_many_changes_concern_all(void **state)
{
    (void)state;
    struct job jobs[INPUTS] = {{.input = inputs}};
    struct plan plan = {.jobs = jobs, .job_count = INPUTS};
    struct changes changes = {.is_all = true};
    changes_select(&changes, &plan);
    assert_int_equal(plan.job_count, INPUTS);
    changes_free(&changes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_concerns_itself),
        cmocka_unit_test(a_folder_concerns_all_below_it),
        cmocka_unit_test(what_is_no_input_concerns_those_who_may_show_it),
        cmocka_unit_test(too_many_changes_concern_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
