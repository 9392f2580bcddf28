#include "base/installation.h"

#include "base/path.h"

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
