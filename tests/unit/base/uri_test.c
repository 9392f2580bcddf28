/* Link targets: what may stay, what is mended, what is refused. */
#include "base/uri.h"
#include "tests/unit/cmocka.h"

static const struct {
    const char *target, *clean; /* NULL: refused */
} targets[] = {
    {"http://example.org/a?b=c#d", "http://example.org/a?b=c#d"},
    {" HTTPS://example.org ", "https://example.org"},
    {"//example.org/x", "https://example.org/x"},
    {"http://example.org:8080/", "http://example.org:8080/"},
    {"http://127.0.0.1/", "http://127.0.0.1/"},
    {"http://例子.中国/路", "http://%E4%BE%8B%E5%AD%90.%E4%B8%AD%E5%9B%BD/%E8%B7%AF"},
    {"http://example.org/a b(c)\\\"<>", "http://example.org/a%20b(c)%5C%22%3C%3E"},
    {"http://example.org/100%", "http://example.org/100%25"},
    {"http://example.org/a%20b", "http://example.org/a%20b"},
    {"http://example.org/#a#b", "http://example.org/#a%23b"},
    {"mailto:a@example.org", "mailto:a@example.org"},
    {"tel:+861000", "tel:+861000"},
    {"javascript:alert(1)", NULL},
    {" JavaScript:alert(1)", NULL},
    {"java\nscript:alert(1)", NULL},
    {"data:text/html,x", NULL},
    {"file:///etc/passwd", NULL},
    {"chapter2.html", NULL},
    {"#here", NULL},
    {"http:", NULL},
    {"http:///path", NULL},
    {"http://a..b/", NULL},
    {"http://1.2.3.999/", NULL},
    {"http://1.2.3.4.5/", NULL},
    {"http://a:99999/", NULL},
    {"http://a:b/", NULL},
    {"http://user@host/", NULL},
    {"http://a b/", NULL},
    {"mailto:", NULL},
    {"", NULL},
};

static void targets_are_cleaned_or_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        const char *clean = uri_clean(arena, targets[i].target);
        if (!targets[i].clean)
            assert_null(clean);
        else
            assert_string_equal(clean, targets[i].clean);
    }
    arena_free(arena);
}

static void escapes_are_decoded(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(uri_decode(arena, "%E4%B8%80-%2"), "一-%2");
    assert_string_equal(uri_decode(arena, "a%00b%zz"), "a%00b%zz");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_cleaned_or_refused),
        cmocka_unit_test(escapes_are_decoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
