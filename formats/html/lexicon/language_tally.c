#include "formats/html/lexicon/language_tally.h"

#include "base/utf8.h"
#include "formats/html/lexicon/han_scripts.h"

#include <string.h>

/* Of a character of han_scripts in UTF-8. */
enum { HAN_BYTES = 3 };

static const char ornaments[] =
#define ORNAMENTS(text) text
#include "formats/html/lexicon/languages.def"
    ;

static const char *const english_words[] = {
#define ENGLISH(text) text,
#include "formats/html/lexicon/languages.def"
};

static const struct {
    uint32_t opening, closing;
} quotations[] = {
#define QUOTATION(opening, closing) {opening, closing},
#include "formats/html/lexicon/languages.def"
};

static const char *const region_words[] = {
#define REGION(feature, points, reach, text) text,
#include "formats/html/lexicon/languages.def"
};

static const struct {
    uint32_t first, last;
} alphabets[] = {
#define ALPHABET(first, last, language) {first, last},
#include "formats/html/lexicon/languages.def"
};

static void count(struct language_tally *tally, enum language_feature feature, uint32_t times)
{
    tally->counts[tally->was_apart || tally->quotations][feature] += times;
}

static bool is_kana(uint32_t character)
{
    return (character >= 0x3041 && character <= 0x3096) || (character >= 0x30A1 && character <= 0x30FA) ||
           character == 0x30FC;
}

static bool is_hangul(uint32_t character)
{
    return (character >= 0xAC00 && character <= 0xD7A3) || (character >= 0x1100 && character <= 0x11FF) ||
           (character >= 0x3131 && character <= 0x318E);
}

static bool is_rare_han(uint32_t character)
{
    return (character >= 0x3400 && character <= 0x4DBF) || (character >= 0xF900 && character <= 0xFAFF) ||
           (character >= 0x20000 && character <= 0x3FFFF);
}

static void end_kana(struct language_tally *tally)
{
    if (tally->kana_run && !(tally->kana_run == 1 && tally->is_ornament))
        count(tally, FEATURE_KANA, tally->kana_run);
    tally->kana_run = 0;
}

static void end_word(struct language_tally *tally)
{
    uint32_t length = tally->word_length;
    tally->word_length = 0;
    if (length == 0 || length > LONGEST_ENGLISH)
        return;
    tally->word[length] = '\0';
    for (size_t i = 0; i < sizeof english_words / sizeof *english_words; i++)
        if (!strcmp(tally->word, english_words[i])) {
            count(tally, FEATURE_ENGLISH_WORDS, 1);
            return;
        }
}

static void take_letter(struct language_tally *tally, uint32_t character)
{
    count(tally, FEATURE_LATIN, 1);
    if (tally->word_length < LONGEST_ENGLISH)
        tally->word[tally->word_length] = (char)(character | 0x20);
    tally->word_length++;
}

static void take_kana(struct language_tally *tally, uint32_t character)
{
    tally->is_ornament = !tally->kana_run && character_in(character, ornaments);
    tally->kana_run++;
}

/* `rest` begins with the character, and so do few of the words. */
static void take_region_word(struct language_tally *tally, struct text_view rest)
{
    for (size_t i = 0; i < REGION_WORDS; i++)
        if (!memcmp(rest.text, region_words[i], HAN_BYTES))
            tally->words[i] += text_view_starts(rest, region_words[i]);
}

static void take_han(struct language_tally *tally, uint32_t character, struct text_view rest)
{
    static const enum language_feature features[] = {FEATURE_SIMPLIFIED,       FEATURE_TRADITIONAL,
                                                     FEATURE_SIMPLIFIED_ALONE, FEATURE_TRADITIONAL_ALONE,
                                                     FEATURE_JAPANESE_ALONE,   FEATURE_CHINESE_WORDS};
    count(tally, FEATURE_HAN, 1);
    unsigned scripts = han_scripts[character - HAN_FIRST];
    if (scripts & HAN_BEGINS_WORD)
        take_region_word(tally, rest);
    for (size_t i = 0; scripts; i++, scripts >>= 1)
        if (scripts & 1 && i < sizeof features / sizeof *features)
            count(tally, features[i], 1);
}

static void take_mark(struct language_tally *tally, uint32_t character)
{
    for (size_t i = 0; i < sizeof quotations / sizeof *quotations; i++)
        if (character == quotations[i].opening)
            tally->quotations++;
        else if (character == quotations[i].closing && tally->quotations)
            tally->quotations--;
}

static void take_other(struct language_tally *tally, uint32_t character)
{
    if (is_rare_han(character))
        count(tally, FEATURE_HAN, 1);
    else if (is_hangul(character))
        count(tally, FEATURE_HANGUL, 1);
    else if (character >= 0x3105 && character <= 0x312F)
        count(tally, FEATURE_BOPOMOFO, 1);
    for (size_t i = 0; i < ALPHABETS; i++)
        if (character >= alphabets[i].first && character <= alphabets[i].last) {
            tally->alphabets[i]++;
            count(tally, FEATURE_OTHER_LETTERS, 1);
        }
}

/* `rest` begins with the character. */
static void take(struct language_tally *tally, uint32_t character, struct text_view rest)
{
    if (character_is_latin(character)) {
        take_letter(tally, character);
        return;
    }
    if (tally->word_length)
        end_word(tally);
    if (is_kana(character)) {
        take_kana(tally, character);
        return;
    }
    if (tally->kana_run)
        end_kana(tally);
    if (character >= HAN_FIRST && character <= HAN_LAST)
        take_han(tally, character, rest);
    else if (character >= 0x2018 && character <= 0x300F)
        take_mark(tally, character);
    else if (character >= 0x80)
        take_other(tally, character);
}

bool language_tally_is_full(const struct language_tally *tally)
{
    return tally->total >= LANGUAGE_SAMPLE;
}

/* What went before belongs to where it stood. */
static void change_place(struct language_tally *tally, bool is_set_apart)
{
    if (tally->was_apart == is_set_apart)
        return;
    end_word(tally);
    end_kana(tally);
    tally->was_apart = is_set_apart;
}

void language_tally_add(struct language_tally *tally, struct text_view text, bool is_set_apart)
{
    change_place(tally, is_set_apart);
    for (size_t at = 0; at < text.length && !language_tally_is_full(tally); tally->total++) {
        const char *start = text.text + at;
        struct text_view rest = {start, text.length - at};
        take(tally, utf8_next(text.text, text.length, &at), rest);
    }
}

void language_tally_end_block(struct language_tally *tally)
{
    end_word(tally);
    end_kana(tally);
    tally->quotations = 0;
}
