/* Streams that Cairo 1.16 writes and that want more in their dictionaries: forms, and pictures in four inks.
 *
 * Source: ISO 32000-1 §14.8.2.2 (artifacts), §8.9.5.2 (decoding of pictures); Adobe Technical Note #5116 (the
 * marker that says that inks are inverted). */
#ifndef FORMATS_PDF_STREAMS_H
#define FORMATS_PDF_STREAMS_H

#include "formats/pdf/update.h"

/* Writes the object again when it is such a stream. */
void streams_amend(struct update *update, long number);

#endif
