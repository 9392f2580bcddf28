/* What a book needs fonts or libpng for, in a module of its own: a book without pictures that we draw and
 * without embedded fonts loads no Cairo, no HarfBuzz and no FreeType.
 *
 * Owner: the module stays loaded for the life of the process.
 *
 * Errors: a module that cannot be loaded is reported; NULL. */
#ifndef FORMATS_EPUB_EPUB_FONTS_H
#define FORMATS_EPUB_EPUB_FONTS_H

#include "base/module.h"
#include "formats/epub/cover.h"
#include "formats/epub/embed.h"
#include "formats/epub/note_mark.h"

struct epub_fonts {
    struct module_head head;
    enum status (*draw_cover)(const struct cover_request *request, struct buffer *png);
    enum status (*embed)(const struct embed_request *request);
    bool (*draw_note_mark)(struct buffer *png);
};

const struct epub_fonts *epub_fonts_load(struct diag *diag);

#endif
