/* What banxin-epub-fonts.so shows to the writer of books. */
#include "formats/epub/epub_fonts.h"

extern const struct epub_fonts banxin_module;

MODULE_EXPORT const struct epub_fonts banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct epub_fonts)},
    .draw_cover = cover_draw,
    .embed = embed_fonts,
    .draw_note_mark = note_mark_draw,
};
