#include "converter/pool/test_hook.h"

#ifdef BANXIN_TEST_HOOKS

#include "base/arena.h"
#include "base/path.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void eat_memory(void)
{
    enum { BITE = 8 << 20 };
    for (;;) {
        memset(memory_allocate(BITE), 'x', BITE);
        usleep(1000);
    }
}

void test_hook(const char *input)
{
    const char *name = path_name(input);
    if (!getenv("BANXIN_TEST_HOOK"))
        return;
    if (!strncmp(name, "crash", 5))
        _exit(134);
    while (!strncmp(name, "hang", 4))
        pause();
    if (!strncmp(name, "eat", 3))
        eat_memory();
}

#else

void test_hook(const char *input)
{
    (void)input;
}

#endif
