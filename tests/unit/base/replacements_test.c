/* Rules that change texts: what they become, where their arrow stands, and which of them are refused. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/patterns/replacements.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static enum diag_id reported;

static void note(void *context, const struct diag_message *message)
{
    (void)context;
    reported = message->id;
}

static struct diag diag = {.print = note};

/* A text with its edits made. */
struct changed {
    const char *text;
    size_t at;
    struct buffer out;
};

static void take_edit(void *context, size_t start, size_t end, const char *text, size_t length)
{
    struct changed *changed = context;
    assert_true(start >= changed->at && end >= start);
    buffer_append(&changed->out, changed->text + changed->at, start - changed->at);
    buffer_append(&changed->out, text, length);
    changed->at = end;
}

static void check_rule(const char *rule, const char *text, const char *wanted)
{
    struct replacements *rules = replacements_new("replace");
    struct changed changed = {.text = text};
    assert_int_equal(replacements_add(rules, rule, &diag, (struct place){0}), STATUS_OK);
    assert_int_equal(replacements_count(rules), 1);
    bool found =
        replacements_edit(rules, 0, text, strlen(text), take_edit, &changed, &diag, (struct place){0});
    buffer_append_text(&changed.out, text + changed.at);
    if (strcmp(changed.out.data ? changed.out.data : "", wanted) != 0)
        fail_msg("%s on %s: %s", rule, text, changed.out.data);
    assert_int_equal(found, strcmp(text, wanted) != 0);
    buffer_free(&changed.out);
    replacements_free(rules);
}

static void rules_change_every_place(void **state)
{
    (void)state;
    check_rule("电脑=>计算机", "电脑与电脑", "计算机与计算机");
    check_rule("水印", "水印天黑了水印", "天黑了");
    check_rule("(他)(说)=>$2$1", "他说：他说", "说他：说他");
    check_rule("他(x)?说=>$1-", "他说", "-");
    check_rule("a=>\\$1\\\\", "a", "$1\\");
    check_rule("^=>　", "天", "　天");
    check_rule("x*=>-", "ab", "-a-b-");
    check_rule("(?<=>)b=>c", ">b b", ">c b");
    check_rule("𠀀=>𠀁", "一𠀀", "一𠀁");
}

static void wrong_rules_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *rule;
        enum diag_id id;
    } cases[] = {{"(a=>b", DIAG_BAD_PATTERN},       {"=>b", DIAG_BAD_REPLACEMENT},
                 {"", DIAG_BAD_REPLACEMENT},        {"a=>$1", DIAG_BAD_REPLACEMENT},
                 {"a=>\x01", DIAG_BAD_REPLACEMENT}, {"a=>\xB5", DIAG_BAD_REPLACEMENT},
                 {"\xB5=>a", DIAG_BAD_PATTERN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct replacements *rules = replacements_new("replace");
        assert_int_equal(replacements_add(rules, cases[i].rule, &diag, (struct place){0}), STATUS_USAGE);
        assert_int_equal(reported, cases[i].id);
        replacements_free(rules);
    }
}

static void a_slow_rule_is_given_up(void **state)
{
    (void)state;
    struct replacements *rules = replacements_new("replace");
    char text[4001] = {0};
    struct changed changed = {.text = text};
    memset(text, 'a', sizeof text - 1);
    assert_int_equal(replacements_add(rules, "((a*)*)*b=>c", &diag, (struct place){0}), STATUS_OK);
    for (unsigned i = 0; i < 2; i++) {
        reported = DIAG_WRITTEN;
        assert_false(replacements_edit(rules, 0, text, sizeof text - 1, take_edit, &changed, &diag,
                                       (struct place){0}));
        assert_int_equal(reported, i ? DIAG_WRITTEN : DIAG_SLOW_PATTERN);
    }
    buffer_free(&changed.out);
    replacements_free(rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_change_every_place),
        cmocka_unit_test(wrong_rules_are_refused),
        cmocka_unit_test(a_slow_rule_is_given_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
