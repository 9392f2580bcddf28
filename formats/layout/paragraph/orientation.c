#include "formats/layout/paragraph/orientation.h"

#include "base/unicode.h"
#include "formats/layout/paragraph/itemise.h"

/* R7.5, R7.6. */
enum { MOST_DIGITS_ABREAST = 2, MOST_UPRIGHT_CAPITALS = 4 };

static bool is_word(const struct character *character)
{
    return character->class == CLASS_LETTER || character->class == CLASS_DIGIT;
}

/* Faces of Korean draw quotation marks as narrow as Latin ones: they turn with the line (UAX #50). */
static bool is_korean_quote(const struct paragraph *paragraph, const struct character *character)
{
    return class_is_quote(character->code) && paragraph->spans[character->span].family == LANGUAGE_KOREAN;
}

static enum orientation own_orientation(const struct paragraph *paragraph, const struct character *character)
{
    if (is_korean_quote(paragraph, character))
        return ORIENTATION_ROTATED;
    if (class_is_cjk(character->class) && character->form == WIDTH_FULL)
        return ORIENTATION_UPRIGHT;
    if (unicode_vertical_orientation(character->code) != VERTICAL_ROTATED)
        return ORIENTATION_UPRIGHT;
    return ORIENTATION_ROTATED;
}

/* Does a word that has `index` beside it stand alone among upright characters? */
static bool is_upright_neighbour(const struct paragraph *paragraph, uint32_t index)
{
    if (index >= paragraph->character_count)
        return true;
    const struct character *character = &paragraph->characters[index];
    return character->class == CLASS_LINE_END || own_orientation(paragraph, character) == ORIENTATION_UPRIGHT;
}

static bool is_capital(const struct character *character)
{
    return character->code >= 'A' && character->code <= 'Z';
}

static bool is_loud_mark(uint32_t code)
{
    return code == '!' || code == '?';
}

static uint32_t count_while(const struct paragraph *paragraph, uint32_t first,
                            bool (*holds)(const struct character *))
{
    uint32_t end = first;
    while (end < paragraph->character_count && holds(&paragraph->characters[end]))
        end++;
    return end - first;
}

static bool is_digit(const struct character *character)
{
    return character->class == CLASS_DIGIT;
}

static bool is_loud(const struct character *character)
{
    return is_loud_mark(character->code);
}

static enum orientation word_orientation(const struct paragraph *paragraph, uint32_t first, uint32_t count)
{
    if (!is_upright_neighbour(paragraph, first - 1) || !is_upright_neighbour(paragraph, first + count))
        return ORIENTATION_ROTATED;
    if (count_while(paragraph, first, is_digit) >= count)
        return count <= MOST_DIGITS_ABREAST ? ORIENTATION_HORIZONTAL : ORIENTATION_ROTATED;
    bool capitals = count_while(paragraph, first, is_capital) >= count;
    return count == 1 || (capitals && count <= MOST_UPRIGHT_CAPITALS) ? ORIENTATION_UPRIGHT
                                                                      : ORIENTATION_ROTATED;
}

static void set_orientation(struct paragraph *paragraph, uint32_t first, uint32_t count,
                            enum orientation orientation)
{
    for (uint32_t i = first; i < first + count; i++)
        paragraph->characters[i].orientation = orientation;
}

/* "12." and no more: the label of a list item, which stands upright. */
static bool is_label(const struct paragraph *paragraph, uint32_t digits)
{
    return digits > 0 && digits <= MOST_DIGITS_ABREAST && paragraph->character_count == digits + 1 &&
           paragraph->characters[digits].code == '.';
}

/* Sets what begins at `index`, and returns how many characters that is. */
static uint32_t orient(struct paragraph *paragraph, uint32_t index)
{
    struct character *character = &paragraph->characters[index];
    uint32_t count = 1;
    enum orientation orientation;
    if (is_word(character)) {
        count = count_while(paragraph, index, is_word);
        orientation = word_orientation(paragraph, index, count);
    } else if (is_loud(character)) {
        count = count_while(paragraph, index, is_loud);
        orientation = count == 2 ? ORIENTATION_HORIZONTAL : ORIENTATION_ROTATED;
    } else if (character->class == CLASS_SPACE && !paragraph->spans[character->span].verbatim) {
        orientation = ORIENTATION_ROTATED; /* as wide as in a horizontal line */
    } else if (character->class == CLASS_SPACE || character->class == CLASS_ZERO) {
        orientation = index > 0 && character[-1].orientation == ORIENTATION_UPRIGHT ? ORIENTATION_UPRIGHT
                                                                                    : ORIENTATION_ROTATED;
    } else {
        orientation = own_orientation(paragraph, character);
    }
    set_orientation(paragraph, index, count, orientation);
    return count;
}

void orientation_find(struct paragraph *paragraph)
{
    if (!paragraph->request->options.vertical)
        return;
    if (is_label(paragraph, count_while(paragraph, 0, is_digit))) {
        set_orientation(paragraph, 0, paragraph->character_count, ORIENTATION_HORIZONTAL);
        return;
    }
    for (uint32_t i = 0; i < paragraph->character_count;)
        i += orient(paragraph, i);
}

/* The clusters of the run share one square: the first item has all its room, and each stands beside the one
 * before, across the line. */
static void make_square(struct paragraph *paragraph, uint32_t first, uint32_t count)
{
    const struct shaped_run *run = &paragraph->runs[paragraph->items[first].run];
    length em = run->style.size, width = 0;
    for (uint32_t i = 0; i < count; i++)
        width += run->clusters[i].advance;
    length across = -width / 2;
    for (uint32_t i = 0; i < count; i++) {
        struct item *item = &paragraph->items[first + i];
        item->body = i == 0 ? em : 0;
        item->blank_before = (i == 0 ? 0 : em) - em * run->ascent / (run->ascent + run->descent);
        item->rise = across;
        item->class = CLASS_HAN;
        across += run->clusters[i].advance;
    }
}

/* An upright letter is centred in a square. */
static void make_letter_square(struct item *item)
{
    length pad = item->em - item->body;
    item->blank_before = -pad / 2;
    item->body = item->em;
    item->class = CLASS_OTHER;
}

void orientation_set_squares(struct paragraph *paragraph)
{
    if (!paragraph->request->options.vertical)
        return;
    for (uint32_t i = 0; i < paragraph->item_count; i++) {
        struct item *item = &paragraph->items[i];
        if (item->run == NO_RUN)
            continue;
        const struct shaped_run *run = &paragraph->runs[item->run];
        if (run->style.orientation == ORIENTATION_HORIZONTAL && item->cluster == 0)
            make_square(paragraph, i, run->cluster_count);
        else if (run->style.orientation == ORIENTATION_UPRIGHT &&
                 (item->class == CLASS_LETTER || item->class == CLASS_DIGIT))
            make_letter_square(item);
    }
}
