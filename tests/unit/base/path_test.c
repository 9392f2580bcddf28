#include "base/path.h"
#include "tests/unit/cmocka.h"

struct parts {
    const char *path, *name, *stem, *extension, *folder;
};

static const struct parts cases[] = {
    {"a/62总要求.txt", "62总要求.txt", "62总要求", "txt", "a"},
    {"总要求", "总要求", "总要求", "", "."},
    {".hidden", ".hidden", ".hidden", "", "."},
    {"a.b/c", "c", "c", "", "a.b"},
    {"a/b.tar.gz", "b.tar.gz", "b.tar", "gz", "a"},
    {"/top", "top", "top", "", "/"},
    {"a/b/", "", "", "", "a/b"},
    {"dot.", "dot.", "dot", "", "."},
};

static void takes_names_apart(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(path_name(cases[i].path), cases[i].name);
        assert_string_equal(path_stem(arena, cases[i].path), cases[i].stem);
        assert_string_equal(path_extension(cases[i].path), cases[i].extension);
        assert_string_equal(path_folder(arena, cases[i].path), cases[i].folder);
    }
    arena_free(arena);
}

static void puts_names_together(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(path_join(arena, "a", "b"), "a/b");
    assert_string_equal(path_join(arena, "a/", "b"), "a/b");
    assert_string_equal(path_join(arena, "/", "b"), "/b");
    assert_string_equal(path_join(arena, "a", "/b"), "/b");
    arena_free(arena);
}

static void takes_dots_out(void **state)
{
    (void)state;
    static const char *const paths[][2] = {
        {"a", "a"},         {"./a//b/.", "a/b"},    {"a/../b", "b"}, {"a/b/../../c", "c"},
        {"..a/b", "..a/b"}, {"a/../b/./../c", "c"}, {"..", NULL},    {"a/../..", NULL},
        {"../a", NULL},     {"a/../../a", NULL},    {".", NULL},     {"a/..", NULL},
        {"", NULL},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *resolved = path_resolve(arena, paths[i][0]);
        if (paths[i][1])
            assert_string_equal(resolved, paths[i][1]);
        else
            assert_null(resolved);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_names_apart),
        cmocka_unit_test(puts_names_together),
        cmocka_unit_test(takes_dots_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
