#include "formats/html/encoding/bare_space.h"

#include <string.h>

static const char no_break_space[] = "\x81\x30\x84\x32";

enum { BARE = 0xA0, SPACE_SIZE = sizeof no_break_space - 1 };

/* So many bytes behind it show which way they make sense. */
enum { LOOK_AHEAD = 32 };

enum { HALF_COSTS = 2 };

static unsigned char byte_at(const char *bytes, size_t at)
{
    return (unsigned char)bytes[at];
}

static bool is_usual(unsigned char lead, unsigned char trail)
{
    bool is_mark = lead >= 0xA1 && lead <= 0xA3, is_level_1 = lead >= 0xB0 && lead <= 0xD7;
    return trail >= 0xA1 && (is_mark || is_level_1);
}

/* Usual characters count for the reading, others and halves against it. */
static long sense_of(const char *bytes, size_t at, size_t end)
{
    long sense = 0;
    while (at < end) {
        unsigned char lead = byte_at(bytes, at++);
        if (lead == BARE)
            continue;
        if (at == end)
            return sense - HALF_COSTS;
        sense += is_usual(lead, byte_at(bytes, at++)) ? 1 : -1;
    }
    return sense;
}

static bool is_bare(const char *bytes, size_t size, size_t at)
{
    size_t end = at + 1;
    while (end < size && end - at < LOOK_AHEAD && byte_at(bytes, end) >= 0x80)
        end++;
    if (end - at < 2)
        return byte_at(bytes, at) == BARE && (end == size || byte_at(bytes, end) < 0x40);
    return sense_of(bytes, at + 1, end) > sense_of(bytes, at + 2, end) - 1;
}

static size_t character_size(const char *bytes, size_t size, size_t at)
{
    if (byte_at(bytes, at) < 0x80 || at + 1 == size)
        return 1;
    unsigned char second = byte_at(bytes, at + 1);
    if (second >= '0' && second <= '9')
        return size - at < SPACE_SIZE ? size - at : SPACE_SIZE;
    return second >= 0x40 ? 2 : 1;
}

bool bare_space_mend(const char *bytes, size_t size, struct buffer *mended)
{
    size_t copied = 0;
    if (!memchr(bytes, BARE, size))
        return false;
    for (size_t at = 0; at < size;) {
        if (byte_at(bytes, at) != BARE || !is_bare(bytes, size, at)) {
            at += character_size(bytes, size, at);
            continue;
        }
        buffer_append(mended, bytes + copied, at - copied);
        buffer_append(mended, no_break_space, SPACE_SIZE);
        copied = ++at;
    }
    if (copied)
        buffer_append(mended, bytes + copied, size - copied);
    return copied > 0;
}

size_t bare_space_offset(const struct buffer *mended, size_t offset)
{
    size_t shift = 0;
    for (const char *at = mended->data, *end = at + offset;
         (at = memmem(at, (size_t)(end - at), no_break_space, SPACE_SIZE)); at += SPACE_SIZE)
        shift += SPACE_SIZE - 1;
    return offset - shift;
}
