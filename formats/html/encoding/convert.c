/* Conversion to UTF-8: by ICU; by a table of our own for VISCII and by the C library for Johab, which ICU
 * does not have. */
#include "formats/html/encoding/convert.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/html/encoding/bare_space.h"

#include <iconv.h>
#include <string.h>

enum { CONVERTED_AT_ONCE = 4096 };

/* RFC 1456. */
static const uint16_t viscii_high[128] = {
    0x1EA0, 0x1EAE, 0x1EB0, 0x1EB6, 0x1EA4, 0x1EA6, 0x1EA8, 0x1EAC, 0x1EBC, 0x1EB8, 0x1EBE, 0x1EC0, 0x1EC2,
    0x1EC4, 0x1EC6, 0x1ED0, 0x1ED2, 0x1ED4, 0x1ED6, 0x1ED8, 0x1EE2, 0x1EDA, 0x1EDC, 0x1EDE, 0x1ECA, 0x1ECE,
    0x1ECC, 0x1EC8, 0x1EE6, 0x0168, 0x1EE4, 0x1EF2, 0x00D5, 0x1EAF, 0x1EB1, 0x1EB7, 0x1EA5, 0x1EA7, 0x1EA9,
    0x1EAD, 0x1EBD, 0x1EB9, 0x1EBF, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EC7, 0x1ED1, 0x1ED3, 0x1ED5, 0x1ED7, 0x1EE0,
    0x01A0, 0x1ED9, 0x1EDD, 0x1EDF, 0x1ECB, 0x1EF0, 0x1EE8, 0x1EEA, 0x1EEC, 0x01A1, 0x1EDB, 0x01AF, 0x00C0,
    0x00C1, 0x00C2, 0x00C3, 0x1EA2, 0x0102, 0x1EB3, 0x1EB5, 0x00C8, 0x00C9, 0x00CA, 0x1EBA, 0x00CC, 0x00CD,
    0x0128, 0x1EF3, 0x0110, 0x1EE9, 0x00D2, 0x00D3, 0x00D4, 0x1EA1, 0x1EF7, 0x1EEB, 0x1EED, 0x00D9, 0x00DA,
    0x1EF9, 0x1EF5, 0x00DD, 0x1EE1, 0x01B0, 0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x1EA3, 0x0103, 0x1EEF, 0x1EAB,
    0x00E8, 0x00E9, 0x00EA, 0x1EBB, 0x00EC, 0x00ED, 0x0129, 0x1EC9, 0x0111, 0x1EF1, 0x00F2, 0x00F3, 0x00F4,
    0x00F5, 0x1ECF, 0x1ECD, 0x1EE5, 0x00F9, 0x00FA, 0x0169, 0x1EE7, 0x00FD, 0x1EE3, 0x1EEE,
};

static const struct {
    unsigned char byte;
    uint16_t character;
} viscii_low[] = {{0x02, 0x1EB2}, {0x05, 0x1EB4}, {0x06, 0x1EAA},
                  {0x14, 0x1EF6}, {0x19, 0x1EF8}, {0x1E, 0x1EF4}};

static uint32_t viscii_character(unsigned char byte)
{
    if (byte >= 0x80)
        return viscii_high[byte - 0x80];
    for (size_t i = 0; i < sizeof viscii_low / sizeof *viscii_low; i++)
        if (viscii_low[i].byte == byte)
            return viscii_low[i].character;
    return byte;
}

static void decode_viscii(const char *bytes, size_t size, struct buffer *text)
{
    for (size_t i = 0; i < size; i++)
        buffer_append_character(text, viscii_character((unsigned char)bytes[i]));
}

/* KS X 1001:2004, annex 3. A bad byte is counted, and read as U+FFFD. */
static bool decode_johab(const char *bytes, size_t size, struct buffer *text, size_t *bad, size_t *first_bad)
{
    iconv_t converter = iconv_open("UTF-8", "JOHAB");
    if (converter == (iconv_t)-1)
        return false;
    char *from = (char *)(uintptr_t)bytes;
    for (size_t left = size; left;) {
        char converted[CONVERTED_AT_ONCE], *to = converted;
        size_t room = sizeof converted;
        bool stopped = iconv(converter, &from, &left, &to, &room) == (size_t)-1;
        buffer_append(text, converted, sizeof converted - room);
        if (!stopped || !left || room < UTF8_LONGEST)
            continue;
        *first_bad = (*bad)++ ? *first_bad : size - left;
        buffer_append_character(text, UTF8_REPLACEMENT);
        from++;
        left--;
    }
    iconv_close(converter);
    return true;
}

static bool decode_gb(const char *bytes, size_t size, struct buffer *text, size_t *bad, size_t *first_bad)
{
    struct buffer mended = {0};
    if (!bare_space_mend(bytes, size, &mended))
        return unicode_decode("gb18030", bytes, size, text, bad, first_bad);
    bool known = unicode_decode("gb18030", mended.data, mended.length, text, bad, first_bad);
    *first_bad = bare_space_offset(&mended, *first_bad);
    buffer_free(&mended);
    return known;
}

bool encoding_decode(const char *name, const char *bytes, size_t size, struct buffer *text, size_t *bad,
                     size_t *first_bad)
{
    *bad = *first_bad = 0;
    if (!strcmp(name, "JOHAB"))
        return decode_johab(bytes, size, text, bad, first_bad);
    if (!strcmp(name, "gb18030"))
        return decode_gb(bytes, size, text, bad, first_bad);
    if (strcmp(name, "VISCII") != 0)
        return unicode_decode(name, bytes, size, text, bad, first_bad);
    decode_viscii(bytes, size, text);
    return true;
}
