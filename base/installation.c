#include "base/installation.h"

#include "base/path.h"

#include <limits.h>
#include <link.h>
#include <stdint.h>
#include <stdlib.h>

struct search {
    uintptr_t address; /* of something in the library */
    const char *file;  /* NULL: not found yet */
};

/* Unlike dladdr it does not go over all symbols of the library. */
static int look_into(struct dl_phdr_info *library, size_t size, void *context)
{
    struct search *search = context;
    (void)size;
    for (ElfW(Half) i = 0; i < library->dlpi_phnum && !search->file; i++) {
        const ElfW(Phdr) *segment = &library->dlpi_phdr[i];
        uintptr_t start = library->dlpi_addr + segment->p_vaddr;
        if (segment->p_type == PT_LOAD && search->address - start < segment->p_memsz)
            search->file = library->dlpi_name;
    }
    return search->file != NULL;
}

/* The library says where it is, so that a program from elsewhere which links it finds the same files. */
char *installation_path(struct arena *arena, const char *name)
{
    struct search search = {.address = (uintptr_t)&installation_path};
    char file[PATH_MAX];
    if (!dl_iterate_phdr(look_into, &search) || !realpath(search.file, file))
        return path_join(arena, "/", name);
    return path_join(arena, path_folder(arena, path_folder(arena, file)), name);
}
