/* The libraries that the module brings along, for --version. */
#include "fonts/fonts.h"
#include "formats/canvas/paper.h"
#include "formats/document/format.h"
#include "formats/image/decode.h"

#include <stdio.h>

static const char *list_libraries(void)
{
    static char text[224];
    snprintf(text, sizeof text, "%s, %s, %s", paper_version(), fonts_version(), image_decode_libraries());
    return text;
}

FORMAT_EXPORT const char *(*const banxin_libraries)(void) = list_libraries;
