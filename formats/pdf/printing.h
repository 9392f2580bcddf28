/* From the pages of a work to its file: contents, copies, which pages stand where on which sheet. Private to
 * formats/pdf.
 *
 * Errors: reported; STATUS_FAILED. */
#ifndef FORMATS_PDF_PRINTING_H
#define FORMATS_PDF_PRINTING_H

#include "base/buffer.h"
#include "formats/pdf/session.h"

/* Makes the file of all pages. */
enum status printing_make_file(struct writer_session *session, struct buffer *pdf);

#endif
