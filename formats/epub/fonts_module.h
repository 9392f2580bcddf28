/* What a book needs fonts or libpng for, in a module of its own: a book without pictures that we draw and
 * without embedded fonts loads no Cairo, no HarfBuzz and no FreeType.
 *
 * Owner: the module stays loaded for the life of the process.
 * Errors: a module that cannot be loaded is reported; NULL. */
#ifndef FORMATS_EPUB_FONTS_MODULE_H
#define FORMATS_EPUB_FONTS_MODULE_H

#include "formats/epub/cover.h"
#include "formats/epub/embed.h"
#include "formats/epub/note_mark.h"

struct epub_fonts {
    enum status (*draw_cover)(const struct cover_request *request, struct buffer *png);
    enum status (*embed)(const struct embed_request *request);
    bool (*draw_note_mark)(struct buffer *png);
};

const struct epub_fonts *fonts_module_load(struct diag *diag);

#endif
