#include "base/installation.h"

#include "base/path.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

/* The library says where it is, so that a program from elsewhere which links it finds the same files. */
char *installation_path(struct arena *arena, const char *name)
{
    Dl_info library;
    char file[PATH_MAX];
    if (!dladdr((const void *)(uintptr_t)&installation_path, &library) || !realpath(library.dli_fname, file))
        return path_join(arena, "/", name);
    return path_join(arena, path_folder(arena, path_folder(arena, file)), name);
}
