#include "base/module.h"

#include "base/installation.h"
#include "base/translation.h"

#include <dlfcn.h>
#include <string.h>

static void *find_symbol(const char *name, const char **reason)
{
    struct arena *arena = arena_new();
    const char *file = installation_path(arena, arena_format(arena, "lib/banxin/banxin-%s.so", name));
    void *loaded = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    void *found = loaded ? dlsym(loaded, "banxin_module") : NULL;
    if (!found)
        *reason = dlerror();
    arena_free(arena);
    return found;
}

const void *module_load(const char *name, size_t size, const char **reason)
{
    const struct module_head *head = find_symbol(name, reason);
    if (!head)
        return NULL;
    if (head->size == size && !strcmp(head->version, BANXIN_VERSION))
        return head;
    *reason = translate("it belongs to another version of banxin");
    return NULL;
}
