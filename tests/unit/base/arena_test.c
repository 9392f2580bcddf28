#include "base/arena.h"
#include "tests/unit/cmocka.h"

#include <string.h>

static void gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t size = 1; size < 5000; size = size * 3 + 1) {
        unsigned char *memory = arena_allocate(arena, size);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xFF, size);
    }
    arena_free(arena);
}

static void copies_and_formats_texts(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_copy(arena, "版心版面", 6), "版心");
    assert_string_equal(arena_copy_text(arena, ""), "");
    assert_null(arena_copy_text(arena, NULL));
    assert_string_equal(arena_format(arena, "%s-%d", "页", 62), "页-62");
    arena_free(arena);
}

static void rewinds_to_a_mark_and_gives_zeroed_memory_again(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *kept = arena_copy_text(arena, "kept");
    struct arena_mark mark = arena_set_mark(arena);
    void *first = NULL;
    for (int round = 0; round < 3; round++) {
        char *again = arena_allocate(arena, 1);
        assert_true(!first || again == first);
        first = again;
        for (int i = 0; i < 1000; i++) {
            char *memory = arena_allocate(arena, 100);
            assert_int_equal(memory[99], 0);
            memset(memory, 'x', 100);
        }
        arena_rewind(arena, mark);
    }
    assert_string_equal(kept, "kept");
    arena_free(arena);
}

static void frees_nothing_without_complaint(void **state)
{
    (void)state;
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(copies_and_formats_texts),
        cmocka_unit_test(rewinds_to_a_mark_and_gives_zeroed_memory_again),
        cmocka_unit_test(frees_nothing_without_complaint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
