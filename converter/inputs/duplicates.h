/* Which articles of a book were there before, under another name.
 *
 * Shape: a set of digests (formats/document/digest.h), each with the name of the first article that has it.
 *
 * Owner: all is in the arena given to duplicates_new. */
#ifndef CONVERTER_INPUTS_DUPLICATES_H
#define CONVERTER_INPUTS_DUPLICATES_H

#include "formats/document/document.h"

struct duplicates;

struct duplicates *duplicates_new(struct arena *arena);

/* The name of an earlier article that says the same; NULL: there is none, and this one is kept in mind. */
const char *duplicates_find(struct duplicates *duplicates, const struct document *document, const char *name);

/* The same by a digest that was made elsewhere. */
const char *duplicates_find_digest(struct duplicates *duplicates, const char *digest, const char *name);

#endif
