#include "formats/layout/paragraph/classes.h"

#include "base/unicode.h"

#include <stddef.h>

struct class_row {
    uint32_t first, last;
    enum mark_class class;
};

/* In order of code points. */
static const struct class_row rows[] = {
    {0x000A, 0x000A, CLASS_LINE_END},    {0x0020, 0x0020, CLASS_SPACE},
    {0x00A0, 0x00A0, CLASS_SPACE},       {0x00AD, 0x00AD, CLASS_ZERO},
    {0x00B7, 0x00B7, CLASS_MIDDLE_DOT},  {0x034F, 0x034F, CLASS_ZERO},
    {0x1680, 0x1680, CLASS_SPACE},       {0x2000, 0x200A, CLASS_SPACE},
    {0x200B, 0x200F, CLASS_ZERO},        {0x2013, 0x2013, CLASS_CONNECTOR},
    {0x2014, 0x2015, CLASS_DASH},        {0x2018, 0x2018, CLASS_OPEN},
    {0x2019, 0x2019, CLASS_CLOSE},       {0x201C, 0x201C, CLASS_OPEN},
    {0x201D, 0x201D, CLASS_CLOSE},       {0x2025, 0x2026, CLASS_DOTS},
    {0x2027, 0x2027, CLASS_INTERPUNCT},  {0x2028, 0x2029, CLASS_LINE_END},
    {0x202A, 0x202E, CLASS_ZERO},        {0x202F, 0x202F, CLASS_SPACE},
    {0x203C, 0x203C, CLASS_EXCLAMATION}, {0x2047, 0x2049, CLASS_EXCLAMATION},
    {0x205F, 0x205F, CLASS_SPACE},       {0x2060, 0x2064, CLASS_ZERO},
    {0x2066, 0x206F, CLASS_ZERO},        {0x22EF, 0x22EF, CLASS_DOTS},
    {0x2E3A, 0x2E3B, CLASS_DASH},        {0x3000, 0x3000, CLASS_IDEOGRAPHIC_SPACE},
    {0x3001, 0x3001, CLASS_COMMA},       {0x3002, 0x3002, CLASS_STOP},
    {0x3007, 0x3007, CLASS_HAN},         {0x3008, 0x3008, CLASS_OPEN},
    {0x3009, 0x3009, CLASS_CLOSE},       {0x300A, 0x300A, CLASS_OPEN},
    {0x300B, 0x300B, CLASS_CLOSE},       {0x300C, 0x300C, CLASS_OPEN},
    {0x300D, 0x300D, CLASS_CLOSE},       {0x300E, 0x300E, CLASS_OPEN},
    {0x300F, 0x300F, CLASS_CLOSE},       {0x3010, 0x3010, CLASS_OPEN},
    {0x3011, 0x3011, CLASS_CLOSE},       {0x3014, 0x3014, CLASS_OPEN},
    {0x3015, 0x3015, CLASS_CLOSE},       {0x3016, 0x3016, CLASS_OPEN},
    {0x3017, 0x3017, CLASS_CLOSE},       {0x3018, 0x3018, CLASS_OPEN},
    {0x3019, 0x3019, CLASS_CLOSE},       {0x301A, 0x301A, CLASS_OPEN},
    {0x301B, 0x301B, CLASS_CLOSE},       {0x301C, 0x301C, CLASS_CONNECTOR},
    {0x301D, 0x301D, CLASS_OPEN},        {0x301E, 0x301F, CLASS_CLOSE},
    {0x3021, 0x3029, CLASS_HAN},         {0x3038, 0x303A, CLASS_HAN},
    {0x30FB, 0x30FB, CLASS_INTERPUNCT},  {0xFEFF, 0xFEFF, CLASS_ZERO},
    {0xFF01, 0xFF01, CLASS_EXCLAMATION}, {0xFF08, 0xFF08, CLASS_OPEN},
    {0xFF09, 0xFF09, CLASS_CLOSE},       {0xFF0C, 0xFF0C, CLASS_COMMA},
    {0xFF0E, 0xFF0E, CLASS_STOP},        {0xFF0F, 0xFF0F, CLASS_SOLIDUS},
    {0xFF1A, 0xFF1B, CLASS_COLON},       {0xFF1F, 0xFF1F, CLASS_EXCLAMATION},
    {0xFF3B, 0xFF3B, CLASS_OPEN},        {0xFF3D, 0xFF3D, CLASS_CLOSE},
    {0xFF5B, 0xFF5B, CLASS_OPEN},        {0xFF5D, 0xFF5D, CLASS_CLOSE},
    {0xFF5E, 0xFF5E, CLASS_CONNECTOR},   {0xFF5F, 0xFF5F, CLASS_OPEN},
    {0xFF60, 0xFF60, CLASS_CLOSE},
};

static const struct class_row *find_row(uint32_t character)
{
    size_t low = 0, high = sizeof rows / sizeof *rows;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (character > rows[middle].last)
            low = middle + 1;
        else if (character < rows[middle].first)
            high = middle;
        else
            return &rows[middle];
    }
    return NULL;
}

static enum mark_class class_of_letter(uint32_t character)
{
    switch (unicode_script(character)) {
    case SCRIPT_HANGUL: return CLASS_HANGUL;
    case SCRIPT_HAN:
    case SCRIPT_HIRAGANA:
    case SCRIPT_KATAKANA:
    case SCRIPT_BOPOMOFO: return CLASS_HAN;
    case SCRIPT_COMMON:
    case SCRIPT_INHERITED:
    case SCRIPT_LATIN:
    case SCRIPT_GREEK:
    case SCRIPT_CYRILLIC:
    case SCRIPT_ARABIC:
    case SCRIPT_HEBREW:
    case SCRIPT_THAI:
    case SCRIPT_OTHER: break;
    }
    return unicode_is_wide(character) ? CLASS_OTHER : CLASS_LETTER;
}

static enum mark_class class_by_property(uint32_t character)
{
    if (unicode_is_letter(character) || unicode_is_mark(character))
        return class_of_letter(character);
    if (unicode_is_wide(character))
        return CLASS_OTHER;
    if (unicode_is_digit(character))
        return CLASS_DIGIT;
    if (unicode_is_format(character) || unicode_is_control(character))
        return CLASS_ZERO;
    return CLASS_SYMBOL;
}

enum mark_class class_of(uint32_t character)
{
    if (character >= 0x4E00 && character <= 0x9FFF)
        return CLASS_HAN;
    if ((character | 0x20) >= 'a' && (character | 0x20) <= 'z')
        return CLASS_LETTER;
    if (character >= '0' && character <= '9')
        return CLASS_DIGIT;
    const struct class_row *row = find_row(character);
    return row ? row->class : class_by_property(character);
}

bool class_is_quote(uint32_t character)
{
    return character == 0x2018 || character == 0x2019 || character == 0x201C || character == 0x201D;
}

bool class_is_ambiguous(uint32_t character)
{
    switch (character) {
    case 0x00B7:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2025:
    case 0x2026:
    case 0x2027:
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
    case 0x22EF:
    case 0x2E3A: return true;
    }
    return false;
}

bool class_is_mark(enum mark_class class)
{
    return class >= CLASS_OPEN;
}

bool class_is_cjk(enum mark_class class)
{
    return class == CLASS_HAN || class == CLASS_HANGUL || class == CLASS_IDEOGRAPHIC_SPACE ||
           class_is_mark(class);
}
