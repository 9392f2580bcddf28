#include "formats/epub/fonts_module.h"

#include "base/installation.h"
#include "base/translation.h"

const struct epub_fonts *fonts_module_load(struct diag *diag)
{
    const char *reason;
    const struct epub_fonts *fonts = installation_load("epub-fonts", "banxin_epub_fonts", &reason);
    if (!fonts)
        diag_report(diag, (struct place){0}, DIAG_MISSING_MODULE, PHRASE("covers and fonts of EPUB"), reason);
    return fonts;
}
