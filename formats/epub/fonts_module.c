#include "formats/epub/fonts_module.h"

#include "base/arena.h"
#include "base/installation.h"

#include <dlfcn.h>

const struct epub_fonts *fonts_module_load(struct diag *diag)
{
    struct arena *arena = arena_new();
    void *module = dlopen(installation_path(arena, "lib/banxin/banxin-epub-fonts.so"), RTLD_NOW | RTLD_LOCAL);
    const struct epub_fonts *fonts = module ? dlsym(module, "banxin_epub_fonts") : NULL;
    if (!fonts)
        diag_report(diag, (struct place){0}, DIAG_MISSING_MODULE, "covers and fonts of EPUB", dlerror());
    arena_free(arena);
    return fonts;
}
