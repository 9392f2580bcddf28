#include "formats/html/encoding/detect.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/html/encoding/clean.h"
#include "formats/html/encoding/convert.h"
#include "formats/html/encoding/labels.h"
#include "formats/html/encoding/mixed.h"
#include "formats/html/encoding/reading.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <uchardet.h>

/* Enough to be sure of, and not so much that a large file waits for it. */
enum { SAMPLE_SIZE = 64 * 1024, DECLARATION_REACH = 4096, SHORTEST_UTF16 = 4 };

struct mark {
    const char *bytes;
    size_t length;
    const char *name;
};

/* The longer ones first: the mark of UTF-32LE begins with that of UTF-16LE. */
static const struct mark marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},     {"\x84\x31\x95\x33", 4, "gb18030"},
};

static const char *guess_by_mark(const char *bytes, size_t size, size_t *skip)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (size >= marks[i].length && !memcmp(bytes, marks[i].bytes, marks[i].length)) {
            *skip = marks[i].length;
            return marks[i].name;
        }
    return NULL;
}

/* Code points that ordinary text is made of. */
static bool is_plausible(uint32_t unit)
{
    return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' || unit == 0xA0 ||
           (unit >= 0x2010 && unit <= 0x2030) || (unit >= 0x3000 && unit <= 0x30FF) ||
           (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0xAC00 && unit <= 0xD7A3) ||
           (unit >= 0xFF00 && unit <= 0xFFEF);
}

/* What no longer text is without: ASCII, and ，。的の with the ideographic space. */
static bool is_common(uint32_t unit)
{
    return (unit < 0x7F && is_plausible(unit)) || unit == 0x3000 || unit == 0xFF0C || unit == 0x3002 ||
           unit == 0x7684 || unit == 0x306E;
}

static uint32_t read_unit(const char *bytes, size_t width, bool big_endian)
{
    uint32_t unit = 0;
    for (size_t i = 0; i < width; i++)
        unit = unit << 8 | (unsigned char)bytes[big_endian ? i : width - 1 - i];
    return unit;
}

/* True when more than 95 % of the units are plausible and some of them common. */
static bool reads_as_units(const char *bytes, size_t size, size_t width, bool big_endian)
{
    size_t plausible = 0, common = 0, count = (size < SAMPLE_SIZE ? size : SAMPLE_SIZE) / width;
    for (size_t i = 0; i < count; i++) {
        uint32_t unit = read_unit(bytes + i * width, width, big_endian);
        plausible += is_plausible(unit);
        common += is_common(unit);
    }
    return count >= SHORTEST_UTF16 / 2 && plausible * 100 > count * 95 && common * 200 > count;
}

static const char *guess_by_units(const char *bytes, size_t size)
{
    if (size < SHORTEST_UTF16)
        return NULL;
    if (size % 4 == 0 && reads_as_units(bytes, size, 4, false))
        return "UTF-32LE";
    if (size % 4 == 0 && reads_as_units(bytes, size, 4, true))
        return "UTF-32BE";
    if (reads_as_units(bytes, size, 2, false))
        return "UTF-16LE";
    return reads_as_units(bytes, size, 2, true) ? "UTF-16BE" : NULL;
}

/* How a text reads as UTF-8. */
struct utf8_census {
    size_t good;      /* sequences of two bytes and more */
    size_t long_ones; /* of these, of three bytes and more */
    size_t bad;
};

static size_t count_high_bytes(const char *bytes, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += (unsigned char)bytes[i] >= 0x80;
    return count;
}

static struct utf8_census count_utf8(const char *bytes, size_t size)
{
    struct utf8_census census = {0};
    for (size_t at = 0; at < size;) {
        size_t run = clean_plain_run(bytes + at, size - at);
        size_t long_ones = count_high_bytes(bytes + at, run) / 3;
        census.good += long_ones;
        census.long_ones += long_ones;
        at += run;
        if (at == size)
            break;
        bool valid;
        size_t start = at;
        utf8_next_checked(bytes, size, &at, &valid);
        census.good += valid && at - start > 1;
        census.long_ones += valid && at - start > 2;
        census.bad += !valid;
    }
    return census;
}

/* Han of GB 2312 that happen to be valid UTF-8 as well (联通): runs of pairs, every one of them in its Han
 * rows. */
static bool reads_as_gb_pairs(const char *bytes, size_t size)
{
    size_t pairs = 0, runs = 0;
    bool in_run = false;
    for (size_t at = 0; at < size; at++) {
        unsigned char lead = (unsigned char)bytes[at];
        if (lead < 0x80) {
            in_run = false;
            continue;
        }
        if (lead < 0xB0 || lead > 0xF7 || at + 1 == size || (unsigned char)bytes[at + 1] < 0xA1)
            return false;
        runs += !in_run;
        in_run = true;
        pairs++;
        at++;
    }
    return runs && pairs >= 2 * runs;
}

static const char *guess_by_utf8(const char *bytes, size_t size)
{
    struct utf8_census census = count_utf8(bytes, size);
    if (!census.bad && !census.long_ones && census.good && reads_as_gb_pairs(bytes, size))
        return "gb18030";
    bool is_utf8 = !census.bad || census.good > 4 * census.bad || census.long_ones > 3 * census.bad;
    return is_utf8 || mixed_is_likely(bytes, size) ? "UTF-8" : NULL;
}

/* HZ (RFC 1843): pairs of printable ASCII between ~{ and ~}. */
static bool has_hz(const char *bytes, size_t size)
{
    size_t runs = 0;
    for (const char *at = bytes; (at = memmem(at, size - (size_t)(at - bytes), "~{", 2)); at++) {
        const char *end = memmem(at, size - (size_t)(at - bytes), "~}", 2);
        if (!end || (end - at) % 2)
            return false;
        for (const char *byte = at + 2; byte < end; byte++)
            if (*byte < 0x21 || *byte > 0x7E)
                return false;
        at = end;
        runs++;
    }
    return runs;
}

/* Encodings of seven bits, recognised by their escapes. */
static const char *guess_by_escapes(const char *bytes, size_t size)
{
    size_t reach = size < SAMPLE_SIZE ? size : SAMPLE_SIZE;
    for (const char *at = bytes; (at = memchr(at, 0x1B, reach - (size_t)(at - bytes))); at++) {
        size_t left = reach - (size_t)(at - bytes);
        if (left >= 4 && !memcmp(at, "\x1B$)C", 4))
            return "ISO-2022-KR";
        if (left >= 4 && (!memcmp(at, "\x1B$)A", 4) || !memcmp(at, "\x1B$)G", 4)))
            return "ISO-2022-CN";
        if (left >= 3 && (!memcmp(at, "\x1B$B", 3) || !memcmp(at, "\x1B$@", 3) || !memcmp(at, "\x1B(J", 3)))
            return "ISO-2022-JP";
    }
    return has_hz(bytes, reach) ? "HZ-GB-2312" : NULL;
}

/* The value of charset= or encoding= near the beginning, as the document writes it. */
static const char *find_declaration(const char *bytes, size_t size, size_t *length)
{
    static const char *const keys[] = {"charset", "encoding"};
    size_t reach = size < DECLARATION_REACH ? size : DECLARATION_REACH;
    for (size_t at = 0; at < reach; at++)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            size_t end = at + strlen(keys[k]);
            if (end >= reach || strncasecmp(bytes + at, keys[k], end - at) != 0)
                continue;
            while (end < reach && (bytes[end] == '=' || isspace((unsigned char)bytes[end]) ||
                                   bytes[end] == '"' || bytes[end] == '\''))
                end++;
            size_t start = end;
            while (end < reach && bytes[end] &&
                   (isalnum((unsigned char)bytes[end]) || strchr("-_", bytes[end])))
                end++;
            *length = end - start;
            if (*length)
                return bytes + start;
        }
    return NULL;
}

static const char *guess_by_declaration(const char *bytes, size_t size)
{
    size_t length;
    const char *label = find_declaration(bytes, size, &length);
    const char *name = label ? encoding_find(label, length) : NULL;
    return name && strncmp(name, "UTF-", 4) != 0 ? name : NULL;
}

/* The text without what is in < >: markup is ASCII and says nothing. */
static void strip_markup(const char *bytes, size_t size, struct buffer *sample)
{
    for (size_t at = 0; at < size && sample->length < SAMPLE_SIZE;) {
        const char *tag = memchr(bytes + at, '<', size - at);
        size_t end = tag ? (size_t)(tag - bytes) : size;
        buffer_append(sample, bytes + at, end - at);
        const char *close = tag ? memchr(tag, '>', size - end) : NULL;
        at = close ? (size_t)(close - bytes) + 1 : tag ? end + 1 : size;
    }
    buffer_truncate(sample, sample->length < SAMPLE_SIZE ? sample->length : SAMPLE_SIZE);
}

static const char *guess_by_uchardet(const struct buffer *sample)
{
    uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, sample->data, sample->length);
    uchardet_data_end(detector);
    const char *label = uchardet_get_charset(detector);
    const char *name = encoding_find(label, strlen(label));
    uchardet_delete(detector);
    return name;
}

/* Points that a declaration and the detector's opinion are worth. */
enum { DECLARED_BONUS = 30, DETECTED_BONUS = 10 };

struct candidate {
    const char *name; /* NULL: none */
    long bonus;
    long least; /* that it scores when it scores half as much as single bytes */
};

/* The candidate that the bytes read best in; of single bytes, that of the first. */
static const char *choose(const struct candidate *candidates, size_t count, const struct buffer *sample)
{
    const char *best = "windows-1252";
    long most = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = candidates[i].name;
        if (!name)
            continue;
        long score = reading_score(name, sample->data, sample->length);
        long least = score >= READING_SINGLE_BYTE / 2 ? candidates[i].least : 0;
        score += reading_is_cjk(name) ? candidates[i].bonus : 0;
        score = score < least ? least : score;
        if (score > most) {
            most = score;
            best = name;
        }
    }
    return best;
}

/* A few Han alone look like Latin letters to a detector. */
static struct candidate guess_by_detector(const struct buffer *sample)
{
    const char *name = guess_by_uchardet(sample);
    bool is_latin = !name || !strncmp(name, "windows-125", 11) || !strncmp(name, "ISO-8859", 8);
    if (is_latin && reads_as_gb_pairs(sample->data, sample->length))
        return (struct candidate){"gb18030", DETECTED_BONUS, READING_SINGLE_BYTE + 1};
    return (struct candidate){name, DETECTED_BONUS, 0};
}

static const char *guess_by_text(const char *bytes, size_t size)
{
    struct buffer sample = {0};
    strip_markup(bytes, size, &sample);
    if (!sample.length)
        buffer_append(&sample, bytes, size < SAMPLE_SIZE ? size : SAMPLE_SIZE);
    const struct candidate candidates[] = {
        {guess_by_declaration(bytes, size), DECLARED_BONUS, 0},
        guess_by_detector(&sample),
        {"windows-1252", 0, 0},
        {"gb18030", 0, 0},
        {"Big5-HKSCS", 0, 0},
        {"EUC-JP", 0, 0},
        {"windows-31j", 0, 0},
        {"windows-949", 0, 0},
        {"JOHAB", 0, 0},
    };
    const char *name = choose(candidates, sizeof candidates / sizeof *candidates, &sample);
    buffer_free(&sample);
    return name;
}

const char *encoding_guess(const char *bytes, size_t size, size_t *skip)
{
    *skip = 0;
    const char *name = guess_by_mark(bytes, size, skip);
    if (!name && memchr(bytes, 0, size < SAMPLE_SIZE ? size : SAMPLE_SIZE))
        name = guess_by_units(bytes, size);
    if (!name)
        name = guess_by_escapes(bytes, size);
    if (!name)
        name = guess_by_utf8(bytes, size);
    if (!name)
        name = guess_by_units(bytes, size);
    if (!name)
        name = guess_by_text(bytes, size);
    return name;
}
