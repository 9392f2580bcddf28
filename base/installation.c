#include "base/installation.h"

#include "base/path.h"

#include <dlfcn.h>
#include <limits.h>
#include <unistd.h>

char *installation_path(struct arena *arena, const char *name)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length < 0)
        length = 0;
    program[length] = '\0';
    const char *prefix = path_folder(arena, path_folder(arena, program));
    return path_join(arena, prefix, name);
}

void *installation_load(const char *module, const char *symbol, const char **reason)
{
    struct arena *arena = arena_new();
    const char *file = installation_path(arena, arena_format(arena, "lib/banxin/banxin-%s.so", module));
    void *loaded = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    void *found = loaded ? dlsym(loaded, symbol) : NULL;
    if (!found)
        *reason = dlerror();
    arena_free(arena);
    return found;
}
