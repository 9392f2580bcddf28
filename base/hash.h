/* Content hashes: identifiers and "what is already done" come from content, never from chance.
 *
 * Source: FIPS 180-4 (SHA-256) and RFC 1321 (MD5), through libmd; RFC 9562 §5.8 (UUID version 8 from a hash).
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

enum { HASH_TEXT_SIZE = 65, SHORT_HASH_TEXT_SIZE = 33, UUID_TEXT_SIZE = 37 };

/* The SHA-256 of some bytes as 64 lower-case hex digits and a NUL. */
void hash_text(const void *bytes, size_t size, char text[static HASH_TEXT_SIZE]);

/* The MD5 of some bytes as 32 lower-case hex digits and a NUL, ten times cheaper: for what only has to
 * differ, as a PDF's file identifier (ISO 32000-1 §14.4), and never for what must not be forged. */
void hash_short_text(const void *bytes, size_t size, char text[static SHORT_HASH_TEXT_SIZE]);

/* A UUID made of the first 122 bits of the SHA-256. */
void hash_uuid(const void *bytes, size_t size, char text[static UUID_TEXT_SIZE]);

#endif
