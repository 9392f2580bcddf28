/* What the bytes of an output depend on, as one hash: an output with the same key need not be made again.
 *
 * Shape: the version, the options that decide, the files that they name (a cover, a style sheet, a font), the
 * input and the pictures beside it.
 *
 * Errors: none; a file that cannot be read counts as not there. */
#ifndef CONVERTER_STATE_CACHE_KEY_H
#define CONVERTER_STATE_CACHE_KEY_H

#include "base/hash.h"
#include "base/option.h"
#include "base/source.h"
#include "formats/document/document.h"

/* Of all but the inputs, in `arena`: of the options in rows with the mark `decides`. */
char *cache_key_fingerprint(struct arena *arena, const struct option_table *table,
                            const struct option_values *values, unsigned decides);

/* The fingerprint, and one option more: what a settings file says of a format. */
char *cache_key_extend(struct arena *arena, const char *fingerprint, const char *name, const char *value);

struct cache_key {
    char all[HASH_TEXT_SIZE];
    char content[HASH_TEXT_SIZE]; /* of the bytes of the source alone */
};

/* Of what was read from the source, with a fingerprint. */
void cache_key_make(const char *fingerprint, const struct source *source, const struct document *document,
                    struct cache_key *key);

#endif
