/* The closing update: what Cairo cannot write is appended to its file as an incremental update.
 *
 * Shape: a new catalog with the language, the XMP metadata and the wish that the title be shown; what stands
 *        for each figure; a
 * cross-reference section for the new objects; a trailer with the file's identifier. Errors: STATUS_FAILED
 * when the bytes are not shaped as Cairo shapes them; the buffer is then as it was. Source: ISO 32000-1
 * §7.5.6 (updates), §7.7.2 (catalog), §14.3.2 (XMP), §14.4 (identifiers). */
#ifndef FORMATS_PDF_CLOSING_H
#define FORMATS_PDF_CLOSING_H

#include "base/buffer.h"
#include "base/status.h"

struct closing_facts {
    const char *language, *title, *author, *created; /* author may be NULL */
    const struct buffer *alternatives; /* texts that stand for figures, as formats/canvas/paper.h gives them;
                                          NULL: none */
};

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts);

#endif
