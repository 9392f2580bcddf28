/* Bytes as zlib packs them; the only file of this room that sees it.
 *
 * Errors: false when the bytes are damaged, or more than the buffer's ceiling lets in.
 *
 * Source: ISO 32000-1 §7.4.4 (FlateDecode), RFC 1950. */
#ifndef FORMATS_PDF_CLOSING_PACK_H
#define FORMATS_PDF_CLOSING_PACK_H

#include "base/buffer.h"
#include "formats/pdf/closing/syntax.h"

/* Appends what was packed. */
bool pack_open(struct span packed, struct buffer *bytes);

/* Appends the bytes, packed. */
bool pack_close(struct span bytes, struct buffer *packed);

#endif
