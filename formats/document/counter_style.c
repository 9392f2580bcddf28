#include "formats/document/counter_style.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <limits.h>
#include <string.h>

enum { TEN = 10, MOST_EAST_ASIAN = 9999 };

enum counter_system {
    SYSTEM_DECIMAL,
    SYSTEM_PADDED,
    SYSTEM_FIXED,      /* a symbol for each number, from the first on */
    SYSTEM_ALPHABETIC, /* a … z, aa, ab */
    SYSTEM_NUMERIC,    /* the symbols are digits, from 0 on */
    SYSTEM_ROMAN,      /* the symbols of 1, 5, 10, 50 … */
    SYSTEM_PLACES,     /* nine symbols for each place */
    SYSTEM_CHINESE,    /* digits and words of places; 零 for places between that are empty */
    SYSTEM_EAST_ASIAN  /* the same without 零 */
};

/* Where 一 is not written before the word of a place. */
enum bare_places { BARE_NONE, BARE_TEEN, BARE_ALL };

struct counter_style {
    const char *name, *css; /* css NULL: the same */
    enum counter_system system;
    const char *symbols;
    long first, last;
    const char *stop;
    bool is_tight;                /* no gap behind the stop */
    enum list_numbering fallback; /* of numbers out of range */
    const char *places, *minus;   /* 十百千, 负 */
    enum bare_places bare;
    bool is_rare; /* CSS does not bring it along */
};

#define KANJI .stop = "、", .is_tight = true
#define CJK_FALLBACK KANJI, .fallback = NUMBERING_CJK_DECIMAL
#define EAST_ASIAN(sign) .first = -MOST_EAST_ASIAN, .last = MOST_EAST_ASIAN, .minus = (sign)
#define KOREAN EAST_ASIAN("마이너스 "), .stop = ",", .fallback = NUMBERING_CJK_DECIMAL
#define LETTERS SYSTEM_ALPHABETIC, .first = 1, .last = LONG_MAX
#define ROMAN SYSTEM_ROMAN, .first = 1, .last = 3999, .stop = "."
#define ARMENIAN SYSTEM_PLACES, .first = 1, .last = 9999, .stop = "."

static const struct counter_style styles[] = {
    [NUMBERING_DECIMAL] = {"decimal", NULL, SYSTEM_DECIMAL, NULL, LONG_MIN, LONG_MAX, "."},
    [NUMBERING_LOWER_ALPHA] = {"lower-alpha", NULL, LETTERS, .symbols = "abcdefghijklmnopqrstuvwxyz",
                               .stop = "."},
    [NUMBERING_UPPER_ALPHA] = {"upper-alpha", NULL, LETTERS, .symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                               .stop = "."},
    [NUMBERING_LOWER_ROMAN] = {"lower-roman", NULL, ROMAN, .symbols = "ivxlcdm"},
    [NUMBERING_UPPER_ROMAN] = {"upper-roman", NULL, ROMAN, .symbols = "IVXLCDM"},
    [NUMBERING_CHINESE] = {"chinese", "simp-chinese-informal", SYSTEM_CHINESE, "零一二三四五六七八九",
                           EAST_ASIAN("负"), CJK_FALLBACK, .places = "十百千", .bare = BARE_TEEN},
    [NUMBERING_LEADING_ZERO] = {"leading-zero", "decimal-leading-zero", SYSTEM_PADDED, NULL, 0, LONG_MAX,
                                "."},
    [NUMBERING_LOWER_GREEK] = {"lower-greek", NULL, LETTERS, .symbols = "αβγδεζηθικλμνξοπρστυφχψω",
                               .stop = "."},
    [NUMBERING_HEAVENLY_STEM] = {"heavenly-stem", "cjk-heavenly-stem", SYSTEM_FIXED, "甲乙丙丁戊己庚辛壬癸",
                                 1, 10, CJK_FALLBACK},
    [NUMBERING_EARTHLY_BRANCH] = {"earthly-branch", "cjk-earthly-branch", SYSTEM_FIXED,
                                  "子丑寅卯辰巳午未申酉戌亥", 1, 12, CJK_FALLBACK},
    [NUMBERING_CJK_DECIMAL] = {"cjk-decimal", NULL, SYSTEM_NUMERIC, "〇一二三四五六七八九", 0, LONG_MAX,
                               KANJI},
    [NUMBERING_SIMPLIFIED_FORMAL] = {"simp-chinese-formal", NULL, SYSTEM_CHINESE, "零壹贰叁肆伍陆柒捌玖",
                                     EAST_ASIAN("负"), CJK_FALLBACK, .places = "拾佰仟"},
    [NUMBERING_TRADITIONAL_FORMAL] = {"trad-chinese-formal", NULL, SYSTEM_CHINESE, "零壹貳參肆伍陸柒捌玖",
                                      EAST_ASIAN("負"), CJK_FALLBACK, .places = "拾佰仟"},
    [NUMBERING_JAPANESE_INFORMAL] = {"japanese-informal", NULL, SYSTEM_EAST_ASIAN, "〇一二三四五六七八九",
                                     EAST_ASIAN("マイナス"), CJK_FALLBACK, .places = "十百千",
                                     .bare = BARE_ALL},
    [NUMBERING_JAPANESE_FORMAL] = {"japanese-formal", NULL, SYSTEM_EAST_ASIAN, "零壱弐参四伍六七八九",
                                   EAST_ASIAN("マイナス"), CJK_FALLBACK, .places = "拾百阡"},
    [NUMBERING_KOREAN_HANGUL_FORMAL] = {"korean-hangul-formal", NULL, SYSTEM_EAST_ASIAN,
                                        "영일이삼사오육칠팔구", KOREAN, .places = "십백천"},
    [NUMBERING_KOREAN_HANJA_INFORMAL] = {"korean-hanja-informal", NULL, SYSTEM_EAST_ASIAN,
                                         "零一二三四五六七八九", KOREAN, .places = "十百千",
                                         .bare = BARE_ALL},
    [NUMBERING_KOREAN_HANJA_FORMAL] = {"korean-hanja-formal", NULL, SYSTEM_EAST_ASIAN, "零壹貳參四五六七八九",
                                       KOREAN, .places = "拾百仟"},
    [NUMBERING_HIRAGANA] = {"hiragana", NULL, LETTERS, KANJI,
                            .symbols = "あいうえおかきくけこさしすせそたちつてとなにぬねの"
                                       "はひふへほまみむめもやゆよらりるれろわゐゑをん"},
    [NUMBERING_KATAKANA] = {"katakana", NULL, LETTERS, KANJI,
                            .symbols = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
                                       "ハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン"},
    [NUMBERING_HIRAGANA_IROHA] = {"hiragana-iroha", NULL, LETTERS, KANJI,
                                  .symbols = "いろはにほへとちりぬるをわかよたれそつねならむ"
                                             "うゐのおくやまけふこえてあさきゆめみしゑひもせす"},
    [NUMBERING_KATAKANA_IROHA] = {"katakana-iroha", NULL, LETTERS, KANJI,
                                  .symbols = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
                                             "ウヰノオクヤマケフコエテアサキユメミシヱヒモセス"},
    [NUMBERING_CIRCLED] =
        {"circled-decimal", NULL, SYSTEM_FIXED,
         "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿", 0, 50, "",
         .is_rare = true},
    [NUMBERING_LOWER_ARMENIAN] = {"lower-armenian", NULL, ARMENIAN,
                                  .symbols = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք"},
    [NUMBERING_UPPER_ARMENIAN] = {"upper-armenian", NULL, ARMENIAN,
                                  .symbols = "ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔ"},
    [NUMBERING_NONE] = {"none", NULL, SYSTEM_DECIMAL, NULL, LONG_MIN, LONG_MAX, "", .is_tight = true},
};

static void add_symbol(struct buffer *text, const char *symbols, long index)
{
    size_t length = strlen(symbols), start = 0;
    for (size_t at = 0; index >= 0 && at < length; index--) {
        start = at;
        utf8_next(symbols, length, &at);
        if (index == 0)
            buffer_append(text, symbols + start, at - start);
    }
}

/* Its digits to `base`, the highest first; those of letters count from 1, and none is 0. */
static void add_digits(struct buffer *text, const char *symbols, long number, bool are_letters)
{
    long digits[sizeof number * CHAR_BIT], base = (long)utf8_count(symbols, strlen(symbols));
    int count = 0;
    do {
        number -= are_letters;
        digits[count++] = number % base;
        number /= base;
    } while (number > 0);
    while (count)
        add_symbol(text, symbols, digits[--count]);
}

static void add_roman(struct buffer *text, const char *symbols, int place, long digit)
{
    static const char *const digits[] = {"", "0", "00", "000", "01", "1", "10", "100", "1000", "02"};
    for (const char *letter = digits[digit]; *letter; letter++)
        add_symbol(text, symbols, 2L * place + (*letter - '0'));
}

static void add_east_asian(struct buffer *text, const struct counter_style *style, int place, long digit)
{
    bool is_bare = place && digit == 1 &&
                   (style->bare == BARE_ALL || (style->bare == BARE_TEEN && place == 1 && !text->length));
    if (!is_bare)
        add_symbol(text, style->symbols, digit);
    if (place)
        add_symbol(text, style->places, place - 1);
}

/* The styles that write each place by itself, thousands first. */
static void add_places(struct buffer *text, const struct counter_style *style, long number)
{
    static const long powers[] = {1, TEN, 100, 1000};
    bool skipped = false;
    for (int place = 3; place >= 0; place--) {
        long digit = number / powers[place] % TEN;
        skipped |= !digit && text->length;
        if (!digit)
            continue;
        if (skipped && style->system == SYSTEM_CHINESE)
            add_symbol(text, style->symbols, 0);
        skipped = false;
        if (style->system == SYSTEM_ROMAN)
            add_roman(text, style->symbols, place, digit);
        else if (style->system == SYSTEM_PLACES)
            add_symbol(text, style->symbols, 9L * place + digit - 1);
        else
            add_east_asian(text, style, place, digit);
    }
    if (!number)
        add_symbol(text, style->symbols, 0);
}

static void add_number(struct buffer *text, const struct counter_style *style, long number)
{
    switch (style->system) {
    case SYSTEM_DECIMAL: buffer_append_format(text, "%ld", number); break;
    case SYSTEM_PADDED: buffer_append_format(text, "%02ld", number); break;
    case SYSTEM_FIXED: add_symbol(text, style->symbols, number - style->first); break;
    case SYSTEM_ALPHABETIC: add_digits(text, style->symbols, number, true); break;
    case SYSTEM_NUMERIC: add_digits(text, style->symbols, number, false); break;
    case SYSTEM_ROMAN:
    case SYSTEM_PLACES:
    case SYSTEM_CHINESE:
    case SYSTEM_EAST_ASIAN: add_places(text, style, number); break;
    }
}

static bool is_in_range(const struct counter_style *style, long number)
{
    return number >= style->first && number <= style->last;
}

const char *counter_style_write(struct arena *arena, enum list_numbering numbering, long number)
{
    const struct counter_style *style = &styles[numbering];
    while (!is_in_range(style, number))
        style = &styles[style->fallback];
    struct buffer text = {0};
    bool is_negative = number < 0 && style->minus;
    add_number(&text, style, is_negative ? -number : number);
    const char *made =
        arena_format(arena, "%s%.*s", is_negative ? style->minus : "", (int)text.length, text.data);
    buffer_free(&text);
    return made;
}

const char *counter_style_name(enum list_numbering numbering)
{
    return styles[numbering].name;
}

const char *counter_style_css(enum list_numbering numbering)
{
    return styles[numbering].css ? styles[numbering].css : styles[numbering].name;
}

bool counter_style_is_common(enum list_numbering numbering)
{
    return !styles[numbering].is_rare;
}

const char *counter_style_stop(enum list_numbering numbering)
{
    return styles[numbering].stop;
}

bool counter_style_has_gap(enum list_numbering numbering)
{
    return !styles[numbering].is_tight;
}
