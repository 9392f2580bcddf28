/* What an article says, as a hash: two with the same digest are one article under two names.
 *
 * Shape: the title, the date, the words with their ruby, and the bytes of the pictures; not how they are
 * marked up. */
#ifndef FORMATS_DOCUMENT_DIGEST_H
#define FORMATS_DOCUMENT_DIGEST_H

#include "base/hash.h"
#include "formats/document/document.h"

void document_digest(const struct document *document, char text[static HASH_TEXT_SIZE]);

#endif
