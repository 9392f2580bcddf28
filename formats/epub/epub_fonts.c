#include "formats/epub/epub_fonts.h"

#include "base/translation.h"

const struct epub_fonts *epub_fonts_load(struct diag *diag)
{
    const char *reason;
    const struct epub_fonts *fonts = module_load("epub-fonts", sizeof *fonts, &reason);
    if (!fonts)
        diag_report(diag, (struct place){0}, DIAG_MISSING_MODULE, PHRASE("covers and fonts of EPUB"), reason);
    return fonts;
}
