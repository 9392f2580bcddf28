/* The session that writes pages, as formats/document/format.h describes it. */
#ifndef FORMATS_PDF_WRITER_H
#define FORMATS_PDF_WRITER_H

#include "formats/document/format.h"

extern const struct writer pdf_writer;

/* Appends the faces that serve each role, a line each. */
enum status pdf_list_fonts(const struct write_request *request, struct buffer *lines);

#endif
