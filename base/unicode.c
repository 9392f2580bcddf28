#include "base/unicode.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

enum east_asian_width unicode_width(uint32_t character)
{
    switch ((UEastAsianWidth)u_getIntPropertyValue((UChar32)character, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_AMBIGUOUS: return WIDTH_AMBIGUOUS;
    case U_EA_HALFWIDTH: return WIDTH_HALF;
    case U_EA_FULLWIDTH: return WIDTH_FULLWIDTH;
    case U_EA_NARROW: return WIDTH_NARROW;
    case U_EA_WIDE: return WIDTH_WIDE;
    case U_EA_NEUTRAL:
    case U_EA_COUNT: break;
    }
    return WIDTH_NEUTRAL;
}

struct script_row {
    UScriptCode code;
    enum unicode_script script;
};

static const struct script_row scripts[] = {
    {USCRIPT_COMMON, SCRIPT_COMMON},     {USCRIPT_INHERITED, SCRIPT_INHERITED},
    {USCRIPT_HAN, SCRIPT_HAN},           {USCRIPT_HIRAGANA, SCRIPT_HIRAGANA},
    {USCRIPT_KATAKANA, SCRIPT_KATAKANA}, {USCRIPT_BOPOMOFO, SCRIPT_BOPOMOFO},
    {USCRIPT_HANGUL, SCRIPT_HANGUL},     {USCRIPT_LATIN, SCRIPT_LATIN},
    {USCRIPT_GREEK, SCRIPT_GREEK},       {USCRIPT_CYRILLIC, SCRIPT_CYRILLIC},
    {USCRIPT_ARABIC, SCRIPT_ARABIC},     {USCRIPT_HEBREW, SCRIPT_HEBREW},
    {USCRIPT_THAI, SCRIPT_THAI},
};

static UScriptCode script_code(uint32_t character)
{
    UErrorCode error = U_ZERO_ERROR;
    return uscript_getScript((UChar32)character, &error);
}

enum unicode_script unicode_script(uint32_t character)
{
    UScriptCode code = script_code(character);
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (scripts[i].code == code)
            return scripts[i].script;
    return SCRIPT_OTHER;
}

const char *unicode_script_tag(uint32_t character)
{
    return uscript_getShortName(script_code(character));
}

enum vertical_orientation unicode_vertical_orientation(uint32_t character)
{
    switch ((UVerticalOrientation)u_getIntPropertyValue((UChar32)character, UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_ROTATED: break;
    case U_VO_TRANSFORMED_ROTATED: return VERTICAL_TRANSFORMED_ROTATED;
    case U_VO_TRANSFORMED_UPRIGHT: return VERTICAL_TRANSFORMED_UPRIGHT;
    case U_VO_UPRIGHT: return VERTICAL_UPRIGHT;
    }
    return VERTICAL_ROTATED;
}

static bool has_category(uint32_t character, uint32_t mask)
{
    return (U_GET_GC_MASK((UChar32)character) & mask) != 0;
}

bool unicode_is_letter(uint32_t character)
{
    return has_category(character, U_GC_L_MASK);
}

bool unicode_is_digit(uint32_t character)
{
    return has_category(character, U_GC_ND_MASK);
}

bool unicode_is_mark(uint32_t character)
{
    return has_category(character, U_GC_M_MASK);
}

bool unicode_is_nonspacing(uint32_t character)
{
    return has_category(character, U_GC_MN_MASK | U_GC_ME_MASK);
}

bool unicode_is_punctuation(uint32_t character)
{
    return has_category(character, U_GC_P_MASK);
}

bool unicode_is_symbol(uint32_t character)
{
    return has_category(character, U_GC_S_MASK);
}

bool unicode_is_white_space(uint32_t character)
{
    return u_isUWhiteSpace((UChar32)character);
}

bool unicode_is_control(uint32_t character)
{
    return has_category(character, U_GC_CC_MASK);
}

bool unicode_is_format(uint32_t character)
{
    return has_category(character, U_GC_CF_MASK);
}

bool unicode_is_private_use(uint32_t character)
{
    return has_category(character, U_GC_CO_MASK);
}

bool unicode_is_noncharacter(uint32_t character)
{
    return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
}

bool unicode_is_emoji(uint32_t character)
{
    return u_hasBinaryProperty((UChar32)character, UCHAR_EMOJI_PRESENTATION);
}

bool unicode_is_variation_selector(uint32_t character)
{
    return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF);
}

bool unicode_is_wide(uint32_t character)
{
    enum east_asian_width width = unicode_width(character);
    return width == WIDTH_WIDE || width == WIDTH_FULLWIDTH;
}

uint32_t unicode_lower(uint32_t character)
{
    return (uint32_t)u_tolower((UChar32)character);
}

uint32_t unicode_upper(uint32_t character)
{
    return (uint32_t)u_toupper((UChar32)character);
}

/* An iterator is dear to open and cheap to use again, so a few stay open for the thread. */
struct open_iterator {
    enum unicode_breaks kind;
    char locale[40];
    UBreakIterator *iterator;
};

enum { OPEN_ITERATORS = 8 };

static _Thread_local struct open_iterator open_iterators[OPEN_ITERATORS];
static _Thread_local unsigned next_iterator;

static UBreakIteratorType break_type(enum unicode_breaks kind)
{
    switch (kind) {
    case UNICODE_LINE_BREAKS: return UBRK_LINE;
    case UNICODE_GRAPHEME_BREAKS: return UBRK_CHARACTER;
    case UNICODE_WORD_BREAKS: return UBRK_WORD;
    }
    return UBRK_LINE;
}

static void icu_must_not_fail(UErrorCode error, const char *what)
{
    if (U_SUCCESS(error))
        return;
    fprintf(stderr, "banxin: ICU: %s: %s\n", what, u_errorName(error));
    abort();
}

static UBreakIterator *find_iterator(enum unicode_breaks kind, const char *locale)
{
    for (unsigned i = 0; i < OPEN_ITERATORS; i++) {
        const struct open_iterator *open = &open_iterators[i];
        if (open->iterator && open->kind == kind && !strcmp(open->locale, locale))
            return open->iterator;
    }
    struct open_iterator *open = &open_iterators[next_iterator++ % OPEN_ITERATORS];
    if (open->iterator)
        ubrk_close(open->iterator);
    UErrorCode error = U_ZERO_ERROR;
    open->kind = kind;
    snprintf(open->locale, sizeof open->locale, "%s", locale);
    open->iterator = ubrk_open(break_type(kind), locale, NULL, 0, &error);
    icu_must_not_fail(error, "no break rules");
    return open->iterator;
}

void unicode_find_breaks(enum unicode_breaks kind, const char *locale, const char *text, size_t length,
                         uint8_t *breaks)
{
    memset(breaks, 0, length + 1);
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = find_iterator(kind, locale);
    UText view = UTEXT_INITIALIZER;
    utext_openUTF8(&view, text, (int64_t)length, &error);
    ubrk_setUText(iterator, &view, &error);
    icu_must_not_fail(error, "cannot read a text");
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        breaks[at] = 1;
    utext_close(&view);
}

static bool is_right_to_left(UChar32 character)
{
    UCharDirection direction = u_charDirection(character);
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ||
           direction == U_ARABIC_NUMBER || direction == U_RIGHT_TO_LEFT_EMBEDDING ||
           direction == U_RIGHT_TO_LEFT_OVERRIDE || direction == U_RIGHT_TO_LEFT_ISOLATE;
}

/* Most texts have none, so the bytes that cannot begin one are passed over quickly: below U+0590, and from
 * U+3000 to U+DFFF. */
static bool has_right_to_left(const char *text, size_t length)
{
    for (int32_t at = 0; (size_t)at < length;) {
        unsigned char lead = (unsigned char)text[at];
        if (lead < 0xD6) {
            at++;
            continue;
        }
        if (lead >= 0xE3 && lead <= 0xED) {
            at += 3;
            continue;
        }
        UChar32 character;
        U8_NEXT_UNSAFE(text, at, character);
        if (is_right_to_left(character))
            return true;
    }
    return false;
}

bool unicode_find_bidi_levels(const char *text, size_t length, int base_level, uint8_t *levels)
{
    if (!has_right_to_left(text, length))
        return false;
    UErrorCode error = U_ZERO_ERROR;
    UChar *units = memory_allocate((length + 1) * sizeof *units);
    int32_t unit_count;
    u_strFromUTF8(units, (int32_t)length + 1, &unit_count, text, (int32_t)length, &error);
    UBiDi *bidi = ubidi_open();
    ubidi_setPara(bidi, units, unit_count, base_level < 0 ? UBIDI_DEFAULT_LTR : (UBiDiLevel)base_level, NULL,
                  &error);
    const UBiDiLevel *unit_levels = ubidi_getLevels(bidi, &error);
    icu_must_not_fail(error, "bidi");
    for (int32_t at = 0, unit = 0; (size_t)at < length;) {
        int32_t start = at;
        UChar32 character;
        U8_NEXT_UNSAFE(text, at, character);
        memset(levels + start, unit_levels[unit], (size_t)(at - start));
        unit += U16_LENGTH(character);
    }
    ubidi_close(bidi);
    free(units);
    return true;
}

void unicode_reorder_runs(const uint8_t *levels, size_t count, uint32_t *order)
{
    ubidi_reorderVisual(levels, (int32_t)count, (int32_t *)order);
}

enum { CONVERSION_SIZE = 16 * 1024 };

struct bad_bytes {
    const char *start; /* of the whole input */
    size_t count, first;
};

/* Writes U+FFFD for a bad sequence, as ICU's own substitute does, and counts it. */
static void count_bad_bytes(const void *context, UConverterToUnicodeArgs *arguments, const char *units,
                            int32_t length, UConverterCallbackReason reason, UErrorCode *error)
{
    (void)units;
    if (reason > UCNV_IRREGULAR)
        return;
    struct bad_bytes *bad = (struct bad_bytes *)(uintptr_t)context;
    if (!bad->count++) {
        size_t behind = (size_t)(arguments->source - bad->start);
        bad->first = behind >= (size_t)length ? behind - (size_t)length : 0;
    }
    *error = U_ZERO_ERROR;
    static const UChar replacement = 0xFFFD;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, error);
}

static void append_units(struct buffer *text, const UChar *units, int32_t count)
{
    for (int32_t at = 0; at < count;) {
        UChar32 character;
        U16_NEXT(units, at, count, character);
        buffer_append_character(text, (uint32_t)character);
    }
}

bool unicode_decode(const char *name, const char *bytes, size_t size, struct buffer *text, size_t *bad,
                    size_t *first_bad)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    if (U_FAILURE(error))
        return false;
    struct bad_bytes counter = {.start = bytes};
    ucnv_setToUCallBack(converter, count_bad_bytes, &counter, NULL, NULL, &error);
    UChar *units = memory_allocate(CONVERSION_SIZE * sizeof *units);
    const char *end = bytes + size;
    int32_t kept = 0; /* a lead surrogate whose partner is still to come */
    do {
        error = U_ZERO_ERROR;
        UChar *target = units + kept;
        ucnv_toUnicode(converter, &target, units + CONVERSION_SIZE, &bytes, end, NULL, true, &error);
        int32_t count = (int32_t)(target - units);
        kept = error == U_BUFFER_OVERFLOW_ERROR && U16_IS_LEAD(units[count - 1]);
        append_units(text, units, count - kept);
        if (kept)
            units[0] = units[count - 1];
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    free(units);
    ucnv_close(converter);
    *bad = counter.count;
    *first_bad = counter.first;
    return true;
}

bool unicode_encode(const char *name, const char *text, size_t length, struct buffer *bytes, size_t *missing)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &error);
    if (U_FAILURE(error))
        return false;
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
    *missing = 0;
    for (int32_t at = 0; (size_t)at < length;) {
        UChar32 character;
        U8_NEXT(text, at, (int32_t)length, character);
        UChar units[2];
        int32_t count = 0;
        U16_APPEND_UNSAFE(units, count, character);
        char encoded[16];
        error = U_ZERO_ERROR;
        int32_t size = ucnv_fromUChars(converter, encoded, sizeof encoded, units, count, &error);
        if (U_SUCCESS(error)) {
            buffer_append(bytes, encoded, (size_t)size);
            continue;
        }
        ++*missing;
        buffer_append_format(bytes, "&#x%X;", (unsigned)character);
    }
    ucnv_close(converter);
    return true;
}

/* One UTF-16 unit becomes so many at most: four where it is taken apart (UAX #15, table 8), three where it is
 * composed or folded (Unicode §5.18). */
enum { LARGEST_GROWTH = 4 };

static UChar *change_form(const UNormalizer2 *form, const UChar *units, int32_t *count)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t capacity = *count * LARGEST_GROWTH + 1;
    UChar *changed = memory_allocate((size_t)capacity * sizeof *changed);
    *count = unorm2_normalize(form, units, *count, changed, capacity, &error);
    icu_must_not_fail(error, "normalization");
    return changed;
}

static UChar *fold_units(const UChar *units, int32_t *count)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t capacity = *count * LARGEST_GROWTH + 1;
    UChar *folded = memory_allocate((size_t)capacity * sizeof *folded);
    *count = u_strFoldCase(folded, capacity, units, *count, U_FOLD_CASE_DEFAULT, &error);
    icu_must_not_fail(error, "case folding");
    return folded;
}

static char *encode_units(UChar *units, int32_t count)
{
    struct buffer text = {0};
    buffer_append_text(&text, "");
    append_units(&text, units, count);
    return text.data;
}

char *unicode_fold(const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    size_t length = strlen(text);
    int32_t count;
    UChar *units = memory_allocate((length + 1) * sizeof *units);
    u_strFromUTF8(units, (int32_t)length + 1, &count, text, (int32_t)length, &error);
    if (U_FAILURE(error)) {
        free(units);
        return memory_copy_string(text);
    }
    UChar *apart = change_form(unorm2_getNFDInstance(&error), units, &count);
    UChar *folded = fold_units(apart, &count);
    UChar *composed = change_form(unorm2_getNFCInstance(&error), folded, &count);
    char *result = encode_units(composed, count);
    free(units);
    free(apart);
    free(folded);
    free(composed);
    return result;
}

const char *unicode_version(void)
{
    return "ICU " U_ICU_VERSION ", Unicode " U_UNICODE_VERSION;
}
