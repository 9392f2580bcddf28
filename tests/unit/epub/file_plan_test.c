/* Where files begin: at chapters, before headings, and inside what is too large for one file. */
#include "formats/document/document.h"
#include "formats/epub/file_plan.h"
#include "tests/unit/cmocka.h"

#include <string.h>

enum { MOST = 16 };

/* 'c' a chapter, 'h' a heading, 'b' a block, 'i' the inside of the block before. */
struct sketch {
    const char *kinds;
    size_t sizes[MOST];
    const char *begins; /* '|' where a file begins, '.' elsewhere */
};

static const struct sketch sketches[] = {
    {"cbcb", {50, 5000, 50, 5000}, "..|."},
    {"cbcb", {50, FILE_TINY_CHAPTER - 50, 50, FILE_TINY_CHAPTER - 50}, "...."},
    {"cbcb", {50, FILE_TINY_CHAPTER - 50, 50, FILE_TINY_CHAPTER - 49}, "..|."},
    {"cbcb", {50, FILE_TINY_CHAPTER - 49, 50, 100}, "..|."},
    {"cccccccccc", {4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 4000, 10}, "........|."},
    {"bcbcb", {100, 50, 100, 50, 9000}, "...|."},
    {"bcb", {FILE_TINY_CHAPTER + 1, 50, 100}, ".|."},
    {"hbhb", {50, 5000, 50, 5000}, "...."},
    {"hbhb", {50, 200000, 50, 79900}, "...."},
    {"hbhb", {50, 200000, 50, 79901}, "..|."},
    {"bbbb", {100000, 100000, 80000, 1}, "...|"},
    {"bhbb", {100000, 50, 100000, 80000}, ".|.."},
    {"bbib", {1000, 140000, 140000, 1000}, ".|.|"},
    {"bbib", {1000, 140000, 140001, 1000}, "..|."},
    {"biii", {270000, 270000, 5000, 270000}, ".|.|"},
    {"b", {900000}, "."},
};

static struct file_unit *make_units(struct arena *arena, const struct sketch *sketch, struct node *nodes)
{
    struct file_unit *first = NULL, **link = &first;
    for (size_t i = 0; sketch->kinds[i]; i++, link = &(*link)->next) {
        char kind = sketch->kinds[i];
        nodes[i] = (struct node){.kind = NODE_PARAGRAPH, .number = (uint32_t)i + 1};
        *link = arena_allocate(arena, sizeof **link);
        **link = (struct file_unit){.place = {.node = &nodes[i]},
                                    .size = sketch->sizes[i],
                                    .is_block = kind != 'i',
                                    .is_heading = kind == 'h' || kind == 'c',
                                    .is_chapter = kind == 'c'};
    }
    return first;
}

static void files_begin_where_they_should(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sketches / sizeof *sketches; i++) {
        struct arena *arena = arena_new();
        struct node nodes[MOST];
        char begins[MOST + 1] = "................";
        begins[strlen(sketches[i].kinds)] = '\0';
        struct file_plan plan = file_plan_make(arena, make_units(arena, &sketches[i], nodes));
        for (size_t file = 1; file < plan.count; file++)
            begins[plan.starts[file].node - nodes] = '|';
        if (strcmp(begins, sketches[i].begins))
            fail_msg("%zu: %s: %s, not %s", i, sketches[i].kinds, begins, sketches[i].begins);
        arena_free(arena);
    }
}

static void nodes_are_found_in_their_files(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct node nodes[MOST];
    const struct sketch sketch = {"cbcbcb", {50, 5000, 50, 5000, 50, 5000}, NULL};
    struct file_plan plan = file_plan_make(arena, make_units(arena, &sketch, nodes));
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(file_plan_find(&plan, nodes[i].number), i / 2);
    assert_true(file_plan_begins(&plan, 1, (struct xhtml_place){.node = &nodes[2]}));
    assert_false(file_plan_begins(&plan, 1, (struct xhtml_place){.node = &nodes[2], .offset = 1}));
    assert_false(file_plan_begins(&plan, 3, (struct xhtml_place){.node = &nodes[4]}));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_begin_where_they_should),
        cmocka_unit_test(nodes_are_found_in_their_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
