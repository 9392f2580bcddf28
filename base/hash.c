#include "base/hash.h"

#include <md5.h>
#include <sha2.h>
#include <string.h>

static void digest(const void *bytes, size_t size, uint8_t result[static SHA256_DIGEST_LENGTH])
{
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, size);
    SHA256Final(result, &context);
}

static char *write_hex(char *text, const uint8_t *bytes, size_t count)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        *text++ = digits[bytes[i] >> 4];
        *text++ = digits[bytes[i] & 15];
    }
    *text = '\0';
    return text;
}

void hash_text(const void *bytes, size_t size, char text[static HASH_TEXT_SIZE])
{
    uint8_t result[SHA256_DIGEST_LENGTH];
    digest(bytes, size, result);
    write_hex(text, result, sizeof result);
}

void hash_short_text(const void *bytes, size_t size, char text[static SHORT_HASH_TEXT_SIZE])
{
    uint8_t result[MD5_DIGEST_LENGTH];
    MD5_CTX context;
    MD5Init(&context);
    MD5Update(&context, bytes, size);
    MD5Final(result, &context);
    write_hex(text, result, sizeof result);
}

void hash_uuid(const void *bytes, size_t size, char text[static UUID_TEXT_SIZE])
{
    static const size_t groups[] = {4, 2, 2, 2, 6}; /* bytes between the hyphens */
    uint8_t result[SHA256_DIGEST_LENGTH];
    digest(bytes, size, result);
    result[6] = (uint8_t)((result[6] & 0x0F) | 0x80); /* version 8: made from a hash of our own choice */
    result[8] = (uint8_t)((result[8] & 0x3F) | 0x80); /* variant 10 */
    const uint8_t *next = result;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (i)
            *text++ = '-';
        text = write_hex(text, next, groups[i]);
        next += groups[i];
    }
}
