#include "formats/pdf/qr/qr_code.h"

#include <qrencode.h>

enum { BLANK = 4 }; /* modules around a code */

/* Neighbours in a row are one rectangle. */
static void append_row(struct buffer *svg, const unsigned char *row, int width, int y)
{
    for (int x = 0, end; x < width; x = end) {
        for (end = x; end < width && (row[end] & 1);)
            end++;
        if (end > x)
            buffer_append_format(svg, "M%d %dh%dv1h-%dz", x + BLANK, y + BLANK, end - x, end - x);
        end += end == x;
    }
}

bool qr_code_draw(const char *text, struct buffer *svg, uint32_t *side)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code)
        return false;
    int width = code->width;
    *side = (uint32_t)width + 2 * BLANK;
    buffer_append_format(svg,
                         "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\"><path d=\"",
                         (unsigned)*side, (unsigned)*side);
    for (int y = 0; y < width; y++)
        append_row(svg, code->data + (ptrdiff_t)y * width, width, y);
    buffer_append_text(svg, "\"/></svg>");
    QRcode_free(code);
    return true;
}
