/* The cover of a book, taken from the folder of its texts into the metadata of a document.
 *
 * Owner: the picture lives in the document's arena.
 *
 * Errors: none; where there is no such picture, the document stays as it is. */
#ifndef CONVERTER_JOB_COVER_H
#define CONVERTER_JOB_COVER_H

#include "base/source.h"
#include "formats/document/document.h"

#include <stdbool.h>

/* From the folder `levels` above that of the source. True when one was found. */
bool cover_take(const struct source *source, unsigned levels, struct document *document);

#endif
