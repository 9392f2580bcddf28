/* Content hashes: identifiers and "what is already done" come from content, never from chance.
 *
 * Source: FIPS 180-4 (SHA-256, through libmd); RFC 9562 §5.8 (UUID version 8 from a hash). */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>

enum { HASH_TEXT_SIZE = 65, UUID_TEXT_SIZE = 37 };

/* The SHA-256 of some bytes as 64 lower-case hex digits and a NUL. */
void hash_text(const void *bytes, size_t size, char text[static HASH_TEXT_SIZE]);

/* A UUID made of the first 122 bits of the SHA-256. */
void hash_uuid(const void *bytes, size_t size, char text[static UUID_TEXT_SIZE]);

#endif
