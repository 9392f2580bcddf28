/* Texts as QR codes, by libqrencode.
 *
 * Shape: an SVG whose unit is a module of the code, with the blank around it that readers need; its black ones
 * are one path.
 *
 * Errors: false for a text that is too long for a code.
 *
 * Source: ISO/IEC 18004, with error correction M. */
#ifndef FORMATS_PDF_QR_QR_CODE_H
#define FORMATS_PDF_QR_QR_CODE_H

#include "base/buffer.h"
#include "base/module.h"

/* `*side`: of the drawing, in modules. */
bool qr_code_draw(const char *text, struct buffer *svg, uint32_t *side);

/* What the module exports; it is loaded when codes are asked for. */
struct qr_door {
    struct module_head head;
    bool (*draw)(const char *text, struct buffer *svg, uint32_t *side);
};

#endif
