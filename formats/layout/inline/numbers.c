#include "formats/layout/inline/numbers.h"

#include "formats/layout/paragraph/prohibitions.h"

static uint32_t code_at(const struct paragraph *paragraph, uint32_t item)
{
    bool exists = item < paragraph->item_count && !paragraph->items[item].ends_line;
    return exists ? paragraph->characters[paragraph->items[item].character].code : 0;
}

static bool is_word_at(const struct paragraph *paragraph, uint32_t item)
{
    return item < paragraph->item_count &&
           (paragraph->items[item].class == CLASS_LETTER || paragraph->items[item].class == CLASS_DIGIT);
}

bool number_has_figure(const struct paragraph *paragraph, uint32_t item)
{
    uint32_t code = code_at(paragraph, item);
    bool is_full_width = code >= 0xFF10 && code <= 0xFF19;
    return is_full_width || (code && paragraph->items[item].class == CLASS_DIGIT);
}

static bool is_separator(uint32_t code)
{
    return code == '.' || code == ',' || code == ':' || code == '/' || code == U'．';
}

bool number_follows_sign(const struct paragraph *paragraph, uint32_t item)
{
    uint32_t sign = code_at(paragraph, item - 1);
    bool joins = sign == '-' || sign == '+' || sign == '/' || sign == '.' || sign == '#';
    return prohibition_is_sign(sign) && number_has_figure(paragraph, item) &&
           !(joins && is_word_at(paragraph, item - 2));
}

bool number_is_cut(const struct paragraph *paragraph, uint32_t item)
{
    bool before = number_has_figure(paragraph, item - 1), after = number_has_figure(paragraph, item);
    if (before && after)
        return true;
    if (before)
        return prohibition_is_unit(code_at(paragraph, item)) ||
               (is_separator(code_at(paragraph, item)) && number_has_figure(paragraph, item + 1));
    if (!after)
        return false;
    bool separates = is_separator(code_at(paragraph, item - 1)) && number_has_figure(paragraph, item - 2);
    return separates || number_follows_sign(paragraph, item);
}
