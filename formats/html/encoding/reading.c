#include "formats/html/encoding/reading.h"

#include "base/utf8.h"
#include "formats/html/encoding/convert.h"

#include <string.h>

enum {
    FIRST_BAD_COSTS = 10,
    BAD_COSTS = 10,
    FEWEST_FREQUENT_JOHAB = 12,
    FEWEST_KANA = 2,
    MOST_KANA = 50,
    KANA_WORTH = 5
};

/* Lead bytes of the usual characters (level 1, or hangul), and of marks, kana and letters; the first byte
 * that may follow. */
struct rows {
    const char *name;
    unsigned char first, last;
    unsigned char first_mark, last_mark;
    unsigned char first_trail;
    bool has_kana; /* and its texts are full of them */
};

static const struct rows encodings[] = {
    {"gb18030", 0xB0, 0xD7, 0xA1, 0xA9, 0xA1, false},     {"Big5-HKSCS", 0xA4, 0xC6, 0xA1, 0xA3, 0x40, false},
    {"EUC-JP", 0xB0, 0xCF, 0xA1, 0xA8, 0xA1, true},       {"windows-31j", 0x88, 0x98, 0x81, 0x84, 0x40, true},
    {"windows-949", 0xB0, 0xC8, 0xA1, 0xAC, 0xA1, false}, {"EUC-TW", 0xC4, 0xFD, 0xA1, 0xA7, 0xA1, false},
    {"JOHAB", 0x88, 0xD3, 0xD9, 0xDE, 0x41, false},
};

/* The most frequent of Chinese, Japanese and Korean writing, and their marks. */
static const char frequent[] =
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
    "小么心多天而能"
    "好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外"
    "但身些与高意进把"
    "這個來國說們為時會過學對後發還當無開經頭動兩長樣現將與進間問關點書見東車電話"
    "이다는의가에을를고하은지한로도사";

struct reading {
    long pairs, usual;               /* of the bytes */
    long characters, frequent, kana; /* of the text */
    long bad;
};

static const struct rows *find_rows(const char *name)
{
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (!strcmp(encodings[i].name, name))
            return &encodings[i];
    return NULL;
}

bool reading_is_cjk(const char *name)
{
    return find_rows(name) || !strncmp(name, "UTF-", 4);
}

/* Sorted out by their lead bytes; marks and letters say nothing. */
static void count_pairs(const struct rows *rows, const char *bytes, size_t size, struct reading *reading)
{
    for (size_t at = 0; at + 1 < size; at++) {
        unsigned char lead = (unsigned char)bytes[at], trail = (unsigned char)bytes[at + 1];
        if (lead < 0x80)
            continue;
        at++;
        if (lead >= rows->first_mark && lead <= rows->last_mark)
            continue;
        reading->pairs++;
        reading->usual += lead >= rows->first && lead <= rows->last && trail >= rows->first_trail;
    }
}

static bool is_kana(uint32_t character)
{
    return character >= 0x3041 && character <= 0x30FC;
}

static void count_characters(const struct buffer *text, struct reading *reading)
{
    for (size_t at = 0; at < text->length;) {
        size_t start = at;
        uint32_t character = utf8_next(text->data, text->length, &at);
        if (is_kana(character)) {
            reading->kana++;
        } else if (character >= 0x3400 && at - start >= 3) {
            char bytes[UTF8_LONGEST + 1] = {0};
            memcpy(bytes, text->data + start, at - start);
            reading->characters++;
            reading->frequent += strstr(frequent, bytes) != NULL;
        }
    }
}

static long share(long part, long whole)
{
    return whole ? part * 100 / whole : 0;
}

/* Kana alone do not decide: GB 18030 has them, too. */
static long kana_points(const struct rows *rows, const struct reading *reading)
{
    long kana = share(reading->kana, reading->kana + reading->characters);
    return rows->has_kana && reading->kana >= FEWEST_KANA ? (kana < MOST_KANA ? kana : MOST_KANA) / KANA_WORTH
                                                          : 0;
}

/* One bad byte is a cut character; more are another encoding. */
static long cost_of(size_t bad, long pairs)
{
    return bad ? FIRST_BAD_COSTS + (long)(bad - 1) * BAD_COSTS * 100 / (pairs + 1) : 0;
}

long reading_score(const char *name, const char *bytes, size_t size)
{
    const struct rows *rows = find_rows(name);
    struct reading reading = {0};
    struct buffer text = {0};
    size_t bad, first;
    bool known = encoding_decode(name, bytes, size, &text, &bad, &first);
    if (rows) {
        count_pairs(rows, bytes, size, &reading);
        count_characters(&text, &reading);
    }
    buffer_free(&text);
    if (!known)
        return -READING_SINGLE_BYTE;
    long cost = cost_of(bad, reading.pairs);
    if (!rows)
        return READING_SINGLE_BYTE - cost;
    long usual = reading.pairs ? share(reading.usual, reading.pairs) : reading.kana ? 100 : 0;
    long often = share(reading.frequent, reading.characters);
    if (!strcmp(name, "JOHAB") && often < FEWEST_FREQUENT_JOHAB)
        return 0;
    return usual + often + kana_points(rows, &reading) - cost;
}
