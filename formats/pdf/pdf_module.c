/* What banxin-pdf.so shows to the program. */
#include "fonts/fonts.h"
#include "formats/canvas/paper.h"
#include "formats/image/decode.h"
#include "formats/pdf/writer.h"

#include <stdio.h>

static const char *list_libraries(void)
{
    static char text[224];
    snprintf(text, sizeof text, "%s, %s, %s", paper_version(), fonts_version(), image_decode_libraries());
    return text;
}

extern const struct format_module banxin_module;

MODULE_EXPORT const struct format_module banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct format_module)},
    .writer = &pdf_writer,
    .list_fonts = pdf_list_fonts,
    .libraries = list_libraries,
};
