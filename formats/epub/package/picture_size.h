/* Pictures as large as a reader shows them.
 *
 * Units: pixels. */
#ifndef FORMATS_EPUB_PACKAGE_PICTURE_SIZE_H
#define FORMATS_EPUB_PACKAGE_PICTURE_SIZE_H

#include "base/buffer.h"
#include "formats/epub/package/profile.h"

/* True when `made` holds a smaller picture, to be taken in the place of the bytes. */
bool picture_size_reduce(const struct epub_options *options, const void *bytes, size_t size,
                         struct buffer *made);

#endif
