#include "converter/pool/test_hook.h"

#ifdef BANXIN_TEST_HOOKS

#include "base/arena.h"
#include "base/path.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOMENT = 10 * 1000 /* microseconds */ };

static void eat_memory(void)
{
    enum { BITE = 8 << 20 };
    for (;;) {
        memset(memory_allocate(BITE), 'x', BITE);
        usleep(1000);
    }
}

static bool begins(const char *name, const char *beginning)
{
    return !strncmp(name, beginning, strlen(beginning));
}

/* So that a test can see that the input is being read. */
static void leave_word(struct arena *arena, const char *folder, const char *name)
{
    int file = open(path_join(arena, folder, name), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file >= 0)
        close(file);
}

void test_hook(const char *input)
{
    const char *name = path_name(input), *folder = getenv("BANXIN_TEST_HOOK");
    if (!folder)
        return;
    struct arena *arena = arena_new();
    leave_word(arena, folder, name);
    if (begins(name, "crash"))
        _exit(134);
    while (begins(name, "hang"))
        pause();
    while (begins(name, "hold") && access(path_join(arena, folder, "go"), F_OK))
        usleep(MOMENT);
    if (begins(name, "eat"))
        eat_memory();
    arena_free(arena);
}

#else

void test_hook(const char *input)
{
    (void)input;
}

#endif
