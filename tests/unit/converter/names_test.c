#include "converter/plan/portable_names.h"
#include "converter/state/origin.h"
#include "tests/unit/cmocka.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *path, *portable;
    bool is_stem;
} paths[] = {
    {"甲/乙", "甲/乙", false},
    {"", "", false},
    {"a:b?c*d|e<f>g\\h", "a：b？c＊d｜e＜f＞g＼h", false},
    {"\"一\"和\"二\"", "“一”和“二”", false},
    {"\"一/\"二", "“一/“二", false},
    {"点.../空  /x. ", "点/空/x", false},
    {"点.../x. ", "点/x. ", true},
    {"..", "_", false},
    {" ", "_", false},
    {"CON", "CON_", false},
    {"con.tar.gz", "con_.tar.gz", false},
    {"NUL ", "NUL_", false},
    {"com1/lpt¹", "com1_/lpt¹_", false},
    {"concert/com0/com10", "concert/com0/com10", false},
    {"a\tb\x7F", "a_b_", false},
    {"\xFF\xFE甲", "__甲", false},
};

static void paths_are_portable(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *portable = portable_path(arena, paths[i].path, paths[i].is_stem);
        assert_string_equal(portable, paths[i].portable);
        assert_string_equal(portable_path(arena, portable, paths[i].is_stem), portable);
    }
    arena_free(arena);
}

static void what_grows_is_cut(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char name[256];
    memset(name, '?', 255);
    name[255] = '\0';
    const char *portable = portable_path(arena, name, false);
    assert_int_equal(strlen(portable), PORTABLE_LONGEST);
    arena_free(arena);
}

static void names_are_cut_between_characters(void **state)
{
    (void)state;
    assert_int_equal(portable_cut("abc", 3), 3);
    assert_int_equal(portable_cut("abc", 2), 2);
    assert_int_equal(portable_cut("甲乙", 5), 3);
    assert_int_equal(portable_cut("ae\u0301", 3), 1);
    assert_int_equal(portable_cut("a👩\u200D👧", 8), 1);
    assert_int_equal(portable_cut("\xFF甲乙", 5), 4);
    assert_int_equal(portable_cut("👩\u200D👧", 5), 4);
}

static const struct {
    const char *file, *path, *name;
} inputs[] = {
    {"in/a.txt", "in/a.txt", "../in/a.txt"},
    {"./in//a.txt", "./in//a.txt", "../in/a.txt"},
    {"link/a.txt", "link/a.txt", "../in/a.txt"},
    {"in/a.zip", "in/a.zip/卷/b.txt", "../in/a.zip/卷/b.txt"},
    {"a.txt", "a.txt", "../a.txt"},
    {"out/a.txt", "out/a.txt", "a.txt"},
    {"out/deep/a.txt", "out/deep/a.txt", "deep/a.txt"},
    {"outer/a.txt", "outer/a.txt", "../outer/a.txt"},
    {"-", "-", "-"},
};

static void sources_are_seen_from_the_output_folder(void **state)
{
    (void)state;
    char folder[] = "/tmp/banxin-names-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    static const char *const folders[] = {"in", "out", "out/deep", "outer"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_int_equal(mkdir(folders[i], 0777), 0);
    assert_int_equal(symlink("in", "link"), 0);
    struct arena *arena = arena_new();
    struct origins origins;
    origins_open(&origins, "out");
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
        assert_string_equal(origin_name(&origins, arena, inputs[i].file, inputs[i].path), inputs[i].name);
    assert_string_equal(origin_path(&origins, arena, "../in/a.txt"),
                        arena_format(arena, "%s/in/a.txt", folder));
    assert_string_equal(origin_path(&origins, arena, "deep/a.txt"),
                        arena_format(arena, "%s/out/deep/a.txt", folder));
    assert_string_equal(origin_path(&origins, arena, "../../../../etc/x"), "/etc/x");
    assert_string_equal(origin_path(&origins, arena, "-"), "-");
    origins_close(&origins);
    arena_free(arena);
    static const char *const rubbish[] = {"link", "out/deep", "out", "outer", "in"};
    for (size_t i = 0; i < sizeof rubbish / sizeof *rubbish; i++)
        assert_int_equal(remove(rubbish[i]), 0);
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_portable),
        cmocka_unit_test(what_grows_is_cut),
        cmocka_unit_test(names_are_cut_between_characters),
        cmocka_unit_test(sources_are_seen_from_the_output_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
