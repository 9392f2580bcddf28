/* The end of a file: it is written again, with what Cairo cannot write, and packed.
 *
 * Shape: a new catalog with the language, the XMP metadata, the wish that the title be shown, the
 * direction in which pages are turned and, for PDF/A, what its colours are; the objects that formats/pdf/closing/amend.h mends; a trailer with the
 * file's identifier.
 *
 * Errors: STATUS_FAILED when the file cannot be read, or grows too large; the buffer is then as it was.
 *
 * Source: ISO 32000-1 §7.7.2 (catalog), §14.3.2 (XMP), §14.4 (identifiers). */
#ifndef FORMATS_PDF_CLOSING_CLOSING_H
#define FORMATS_PDF_CLOSING_CLOSING_H

#include "base/buffer.h"
#include "base/status.h"
#include "formats/canvas/structure.h"
#include "formats/pdf/closing/metadata.h"

struct closing_facts {
    struct file_facts file;
    const struct element_list *elements; /* as formats/canvas/paper.h gives them */
    bool right_to_left;                  /* its pages are turned so */
};

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts);

#endif
