/* What Unicode knows of a character or a text. The only door to ICU but for base/patterns/patterns.h, which
 * has its regular expressions.
 *
 * Shape: texts are valid UTF-8; offsets and break marks are bytes.
 *
 * Owner: arrays are the caller's. Iterators are kept inside, one a thread, and reused.
 *
 * Source: Unicode 15.0 (ICU 72): UAX #9 (bidi), #11 (width), #14 (line breaks), #24 (scripts), #29
 * (segments), #44 (properties), #50 (vertical orientation). */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum east_asian_width {
    WIDTH_NEUTRAL,
    WIDTH_AMBIGUOUS,
    WIDTH_HALF,
    WIDTH_FULLWIDTH,
    WIDTH_NARROW,
    WIDTH_WIDE
};

enum unicode_script {
    SCRIPT_COMMON,
    SCRIPT_INHERITED,
    SCRIPT_HAN,
    SCRIPT_HIRAGANA,
    SCRIPT_KATAKANA,
    SCRIPT_BOPOMOFO,
    SCRIPT_HANGUL,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARABIC,
    SCRIPT_HEBREW,
    SCRIPT_THAI,
    SCRIPT_OTHER,
};

enum vertical_orientation {
    VERTICAL_ROTATED,
    VERTICAL_TRANSFORMED_ROTATED,
    VERTICAL_TRANSFORMED_UPRIGHT,
    VERTICAL_UPRIGHT
};

enum east_asian_width unicode_width(uint32_t character);
enum unicode_script unicode_script(uint32_t character);
enum vertical_orientation unicode_vertical_orientation(uint32_t character);

/* The ISO 15924 tag of a character's script ("Hani", "Latn", "Zyyy", ...). */
const char *unicode_script_tag(uint32_t character);

bool unicode_is_letter(uint32_t character);      /* General_Category L* */
bool unicode_is_digit(uint32_t character);       /* Nd */
bool unicode_is_mark(uint32_t character);        /* Mn, Mc, Me */
bool unicode_is_nonspacing(uint32_t character);  /* Mn, Me: marks that take no room of their own */
bool unicode_is_punctuation(uint32_t character); /* P* */
bool unicode_is_symbol(uint32_t character);      /* S* */
bool unicode_is_white_space(uint32_t character); /* White_Space */
bool unicode_is_control(uint32_t character);     /* Cc */
bool unicode_is_format(uint32_t character);      /* Cf: ZWJ, soft hyphen, BOM, ... */
bool unicode_is_private_use(uint32_t character); /* Co */
bool unicode_is_noncharacter(uint32_t character);
bool unicode_is_emoji(uint32_t character);              /* Emoji_Presentation */
bool unicode_is_variation_selector(uint32_t character); /* of standard and of ideographic variants */
bool unicode_is_wide(uint32_t character);               /* East_Asian_Width W, F */
uint32_t unicode_lower(uint32_t character);
uint32_t unicode_upper(uint32_t character);

enum unicode_breaks {
    UNICODE_LINE_BREAKS,     /* UAX #14, tailored by the locale: "zh@lb=strict", "en", ... */
    UNICODE_GRAPHEME_BREAKS, /* UAX #29 extended grapheme clusters */
    UNICODE_WORD_BREAKS,     /* ICU's dictionary words for Chinese and Japanese */
};

/* Sets breaks[i] to 1 when a boundary stands before byte i, else 0, for i from 0 to length (length + 1
 * marks). */
void unicode_find_breaks(enum unicode_breaks kind, const char *locale, const char *text, size_t length,
                         uint8_t *breaks);

/* Sets levels[i] to the bidi embedding level of byte i (UAX #9), for a paragraph whose own direction is
 * left to right, or right to left, or by its first strong character (`base_level` 0, 1, -1).
 * Returns false, having set nothing, when the text has no right-to-left character at all. */
bool unicode_find_bidi_levels(const char *text, size_t length, int base_level, uint8_t *levels);

/* The visual order of `count` runs with these levels (UAX #9 L2): order[0] is the leftmost. */
void unicode_reorder_runs(const uint8_t *levels, size_t count, uint32_t *order);

/* Converts from a character set to UTF-8. `name` is any name ICU knows ("gb18030", "Big5-HKSCS", ...).
 * Bad bytes become U+FFFD; `bad` counts them and `first_bad` is the byte offset of the first.
 * Returns false when there is no such character set. `text` is a struct buffer, declared in base/buffer.h. */
struct buffer;
bool unicode_decode(const char *name, const char *bytes, size_t size, struct buffer *text, size_t *bad,
                    size_t *first_bad);

/* Converts UTF-8 to a character set; a character it does not have is written as `&#xHHHH;` and counted. */
bool unicode_encode(const char *name, const char *text, size_t length, struct buffer *bytes, size_t *missing);

/* The text as a disk that tells neither letters apart by case nor forms of composition sees it: folded, then
 * NFC (Unicode §3.13, D145 and D146). A text that is not UTF-8 is given back as it is. The caller frees it.
 */
char *unicode_fold(const char *text);

/* "ICU 72.1, Unicode 15.0" */
const char *unicode_version(void);

#endif
