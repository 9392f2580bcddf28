#include "formats/html/encoding/decode.h"

#include "base/array.h"
#include "base/unicode.h"
#include "formats/html/encoding/clean.h"
#include "formats/html/encoding/convert.h"
#include "formats/html/encoding/detect.h"
#include "formats/html/encoding/labels.h"
#include "formats/html/encoding/mixed.h"
#include "formats/html/encoding/mojibake.h"

#include <stdio.h>
#include <string.h>

static void report_bad(const struct source *source, const char *encoding, const struct bad_bytes *bad,
                       struct diag *diag)
{
    char count[24], first[24];
    if (!bad->count)
        return;
    snprintf(count, sizeof count, "%zu", bad->count);
    snprintf(first, sizeof first, "%zu", bad->first);
    diag_report(diag, (struct place){source->name, 0}, DIAG_BAD_BYTES, count, encoding, first);
}

/* ICU gives UTF-8 that may still hold controls and noncharacters. */
static bool convert(const char *encoding, const char *bytes, size_t size, struct buffer *text,
                    struct bad_bytes *bad)
{
    struct buffer converted = {0};
    struct bad_bytes none = {0};
    bool known = encoding_decode(encoding, bytes, size, &converted, &bad->count, &bad->first);
    clean_utf8(converted.data, converted.length, text, &none);
    buffer_free(&converted);
    return known;
}

/* A text with bad bytes is looked at line by line. */
static void clean(const struct source *source, const char *bytes, size_t size, struct buffer *text,
                  struct bad_bytes *bad, struct diag *diag)
{
    clean_utf8(bytes, size, text, bad);
    if (!bad->count)
        return;
    struct mixed_lines lines = {0};
    buffer_truncate(text, 0);
    *bad = (struct bad_bytes){0};
    mixed_clean(bytes, size, text, bad, &lines);
    if (!lines.count)
        return;
    char count[24];
    snprintf(count, sizeof count, "%zu", lines.count);
    diag_report(diag, (struct place){source->name, lines.first}, DIAG_MIXED_ENCODINGS, count);
}

static unsigned long line_of(const char *text, size_t offset)
{
    unsigned long line = 1;
    for (const char *end = text + offset; (text = memchr(text, '\n', (size_t)(end - text))); text++)
        line++;
    return line;
}

/* In what was read, before the controls are left out that it is full of. */
static void report_mojibake(const struct source *source, const char *text, size_t length, struct diag *diag)
{
    struct mojibake found = mojibake_find(text, length);
    char count[24];
    if (!found.count)
        return;
    snprintf(count, sizeof count, "%zu", found.count);
    diag_report(diag, (struct place){source->name, line_of(text, found.first)}, DIAG_MOJIBAKE, count);
}

static enum status refuse(const struct source *source, const char *label, struct diag *diag)
{
    diag_report(diag, (struct place){source->name, 0}, DIAG_UNKNOWN_ENCODING, label);
    return STATUS_FAILED;
}

/* Encodings that are full of controls: as halves of units, or to change the set of characters. */
static bool has_controls(const char *encoding)
{
    static const char *const families[] = {"UTF-16", "UTF-32", "ISO-2022"};
    for (size_t i = 0; encoding && i < COUNT(families); i++)
        if (!strncmp(encoding, families[i], strlen(families[i])))
            return true;
    return false;
}

/* Controls that no other text has in any number: all but white space, and ESC of terminals. */
static bool is_odd_control(unsigned char byte)
{
    return (byte < ' ' && !(byte >= '\t' && byte <= '\r') && byte != 0x1B) || byte == 0x7F;
}

/* More than one byte in twenty at the start is such a control. */
static bool is_binary(const struct source *source, const char *encoding)
{
    enum { LOOK_AT = 4096, LEAST = 16, SHARE = 20 };
    size_t size = source->size < LOOK_AT ? source->size : LOOK_AT, odd = 0;
    if (has_controls(encoding))
        return false;
    for (size_t i = 0; i < size; i++)
        odd += is_odd_control((unsigned char)source->bytes[i]);
    return odd >= LEAST && odd * SHARE > size;
}

enum status decode_source(const struct source *source, const char *forced, struct diag *diag,
                          struct decoded *decoded)
{
    size_t skip;
    const char *guess = encoding_guess(source->bytes, source->size, &skip);
    const char *encoding = forced ? encoding_find(forced, strlen(forced)) : guess;
    *decoded = (struct decoded){.encoding = encoding};
    if (!encoding)
        return refuse(source, forced, diag);
    if (!forced && is_binary(source, guess)) {
        diag_report(diag, (struct place){source->name, 0}, DIAG_NOT_TEXT);
        return STATUS_FAILED;
    }
    if (!guess || strcmp(guess, encoding) != 0)
        skip = 0;
    struct bad_bytes bad = {0};
    const char *bytes = source->bytes + skip;
    size_t size = source->size - skip;
    if (!strcmp(encoding, "UTF-8"))
        clean(source, bytes, size, &decoded->text, &bad, diag);
    else if (!convert(encoding, bytes, size, &decoded->text, &bad))
        return refuse(source, encoding, diag);
    bad.first += skip;
    report_bad(source, encoding, &bad, diag);
    if (!strcmp(encoding, "UTF-8"))
        report_mojibake(source, bytes, size, diag);
    return STATUS_OK;
}
