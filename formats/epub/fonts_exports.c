/* What banxin-epub-fonts.so shows to the writer of books. */
#include "formats/document/format.h"
#include "formats/epub/fonts_module.h"

FORMAT_EXPORT extern const struct epub_fonts banxin_epub_fonts;
const struct epub_fonts banxin_epub_fonts = {
    .draw_cover = cover_draw, .embed = embed_fonts, .draw_note_mark = note_mark_draw};
