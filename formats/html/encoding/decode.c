#include "formats/html/encoding/decode.h"

#include "base/unicode.h"
#include "formats/html/encoding/clean.h"
#include "formats/html/encoding/convert.h"
#include "formats/html/encoding/detect.h"
#include "formats/html/encoding/labels.h"

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

static enum status refuse(const struct source *source, const char *label, struct diag *diag)
{
    diag_report(diag, (struct place){source->name, 0}, DIAG_UNKNOWN_ENCODING, label);
    return STATUS_FAILED;
}

enum status decode_source(const struct source *source, const char *forced, struct diag *diag,
                          struct decoded *decoded)
{
    size_t skip;
    const char *guess = encoding_guess(source->bytes, source->size, &skip);
    const char *encoding = forced ? encoding_find(forced, strlen(forced)) : guess;
    *decoded = (struct decoded){.encoding = encoding};
    if (!encoding)
        return refuse(source, forced ? forced : "ISO-2022-KR/CN", diag);
    if (!guess || strcmp(guess, encoding) != 0)
        skip = 0;
    struct bad_bytes bad = {0};
    const char *bytes = source->bytes + skip;
    size_t size = source->size - skip;
    if (!strcmp(encoding, "UTF-8"))
        clean_utf8(bytes, size, &decoded->text, &bad);
    else if (!convert(encoding, bytes, size, &decoded->text, &bad))
        return refuse(source, encoding, diag);
    bad.first += skip;
    report_bad(source, encoding, &bad, diag);
    return STATUS_OK;
}
