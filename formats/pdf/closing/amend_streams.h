/* Streams whose dictionaries say less than they must: forms, and pictures in four inks.
 *
 * Source: ISO 32000-1 §14.8.2.2 (artifacts), §8.9.5.2 (decoding of pictures); Adobe Technical Note #5116 (the
 * marker that says that inks are inverted). */
#ifndef FORMATS_PDF_CLOSING_AMEND_STREAMS_H
#define FORMATS_PDF_CLOSING_AMEND_STREAMS_H

#include "formats/pdf/closing/update.h"

/* Writes the object again when it is such a stream; `dictionary` is its own. */
void amend_stream(struct update *update, long number, struct span dictionary);

#endif
