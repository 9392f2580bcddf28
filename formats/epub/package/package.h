/* The package document, and the container that names it.
 *
 * Owner: appended to the given buffer.
 *
 * Source: EPUB 3.3 §5 (package document); OPF 2.0.1 §2.6 (guide); EPUB Accessibility 1.1 §2; Open Container
 * Format 3.3 §4.2.6.3.1 (container.xml). */
#ifndef FORMATS_EPUB_PACKAGE_PACKAGE_H
#define FORMATS_EPUB_PACKAGE_PACKAGE_H

#include "formats/epub/package/book.h"

void package_write(const struct book *book, struct buffer *out);
void container_write(struct buffer *out);

#endif
