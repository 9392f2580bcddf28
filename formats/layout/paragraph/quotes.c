#include "formats/layout/paragraph/quotes.h"

#include "base/utf8.h"

#define NOWHERE UINT32_MAX

enum { PROPORTIONAL_SELECTOR = 0xFE00, FULL_WIDTH_SELECTOR = 0xFE01, LAST_SELECTOR = 0xFE02 };

struct context {
    struct paragraph *paragraph;
    uint32_t *open; /* the stack of opening marks that wait for their other half */
    uint32_t open_count;
    bool mostly_cjk; /* more than half of the letters */
};

static void read_characters(struct paragraph *paragraph)
{
    size_t offset = 0;
    uint32_t span = 0, count = 0;
    paragraph->characters =
        arena_allocate_array(paragraph->scratch, utf8_count(paragraph->text, paragraph->text_length) + 1,
                             sizeof *paragraph->characters);
    while (offset < paragraph->text_length) {
        struct character *character = &paragraph->characters[count++];
        while (offset >= paragraph->spans[span].offset + paragraph->spans[span].size)
            span++;
        character->offset = (uint32_t)offset;
        character->code = utf8_next(paragraph->text, paragraph->text_length, &offset);
        character->span = span;
        character->class = class_of(character->code);
        character->form = class_is_cjk(character->class) ? WIDTH_FULL : WIDTH_PROPORTIONAL;
    }
    paragraph->characters[count].offset = (uint32_t)offset;
    paragraph->character_count = count;
}

static bool is_mostly_cjk(const struct paragraph *paragraph)
{
    uint32_t cjk = 0, other = 0;
    for (uint32_t i = 0; i < paragraph->character_count; i++) {
        enum mark_class class = paragraph->characters[i].class;
        cjk += class == CLASS_HAN || class == CLASS_HANGUL;
        other += class == CLASS_LETTER;
    }
    return cjk > other;
}

static bool is_transparent(const struct character *character)
{
    return class_is_quote(character->code) || character->class == CLASS_SPACE ||
           character->class == CLASS_ZERO ||
           (character->code >= PROPORTIONAL_SELECTOR && character->code <= LAST_SELECTOR);
}

/* What the judgement of a mark may rest on. */
enum side { SIDE_EDGE, SIDE_NEUTRAL, SIDE_CJK, SIDE_LATIN };

static enum side side_of(const struct character *character)
{
    if (class_is_cjk(character->class) && !class_is_ambiguous(character->code))
        return SIDE_CJK;
    return character->class == CLASS_LETTER ? SIDE_LATIN : SIDE_NEUTRAL;
}

enum { FARTHEST_NEIGHBOUR = 8 };

/* The nearest character that says something, from `index` in steps of +1 or -1, up to `end`. */
static enum side look_for_side(const struct paragraph *paragraph, uint32_t index, uint32_t step, uint32_t end)
{
    for (uint32_t seen = 0; index != end && index < paragraph->character_count && seen < FARTHEST_NEIGHBOUR;
         seen++) {
        const struct character *character = &paragraph->characters[index];
        if (character->class == CLASS_LINE_END)
            return SIDE_EDGE;
        if (!is_transparent(character))
            return side_of(character);
        index += step;
    }
    return SIDE_EDGE;
}

enum { LONGEST_QUOTATION = 64 };

/* The other mark of the quotation that `index` begins, in steps of +1 or -1; NOWHERE when it is far. */
static uint32_t other_mark(const struct paragraph *paragraph, uint32_t index, uint32_t step)
{
    uint32_t wanted = paragraph->characters[index].code + step;
    for (uint32_t seen = 0; seen < LONGEST_QUOTATION; seen++) {
        index += step;
        if (index >= paragraph->character_count)
            return NOWHERE;
        if (paragraph->characters[index].code == wanted)
            return index;
    }
    return NOWHERE;
}

static bool begins_quotation(const struct character *character, uint32_t step)
{
    bool opens = character->code == 0x2018 || character->code == 0x201C;
    return class_is_quote(character->code) && opens == (step == 1);
}

/* The side beside a quotation. One that follows at once, as in “a”“b”, is passed over when it says nothing.
 */
static enum side look_outside(const struct paragraph *paragraph, uint32_t index, uint32_t step)
{
    const struct character *characters = paragraph->characters;
    for (uint32_t passed = 0; passed < FARTHEST_NEIGHBOUR && index < paragraph->character_count &&
                              begins_quotation(&characters[index], step);
         passed++) {
        uint32_t end = other_mark(paragraph, index, step);
        enum side inside = look_for_side(paragraph, index + step, step, end);
        if (inside == SIDE_CJK || end == NOWHERE)
            return inside;
        index = end + step;
    }
    return look_for_side(paragraph, index, step, NOWHERE);
}

static bool pair_is_full(const struct context *context, uint32_t open, uint32_t close)
{
    const struct paragraph *paragraph = context->paragraph;
    enum side first = look_for_side(paragraph, open + 1, 1, close);
    enum side last = look_for_side(paragraph, close - 1, NOWHERE, open);
    if (first == SIDE_CJK || last == SIDE_CJK)
        return true;
    enum side before = look_outside(paragraph, open - 1, NOWHERE);
    enum side after = look_outside(paragraph, close + 1, 1);
    bool one = before == SIDE_CJK || after == SIDE_CJK;
    if (first == SIDE_LATIN || last == SIDE_LATIN)
        return one && before != SIDE_LATIN && after != SIDE_LATIN && before != SIDE_NEUTRAL &&
               after != SIDE_NEUTRAL;
    return one || context->mostly_cjk;
}

static void set_form(struct character *character, bool full)
{
    character->form = full ? WIDTH_FULL : WIDTH_PROPORTIONAL;
    if (!full)
        character->class = CLASS_SYMBOL;
}

static bool lone_mark_is_full(const struct context *context, uint32_t index)
{
    const struct paragraph *paragraph = context->paragraph;
    bool opens = paragraph->characters[index].class == CLASS_OPEN;
    enum side inside = look_for_side(paragraph, opens ? index + 1 : index - 1, opens ? 1 : NOWHERE, NOWHERE);
    enum side outside = look_for_side(paragraph, opens ? index - 1 : index + 1, opens ? NOWHERE : 1, NOWHERE);
    if (inside == SIDE_CJK || inside == SIDE_LATIN)
        return inside == SIDE_CJK;
    return outside == SIDE_CJK || (outside != SIDE_LATIN && context->mostly_cjk);
}

static void judge_lone_mark(struct context *context, uint32_t index)
{
    set_form(&context->paragraph->characters[index], lone_mark_is_full(context, index));
}

static bool is_word_character(const struct paragraph *paragraph, uint32_t index)
{
    if (index >= paragraph->character_count)
        return false;
    enum mark_class class = paragraph->characters[index].class;
    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

static bool is_apostrophe(const struct paragraph *paragraph, uint32_t index)
{
    return paragraph->characters[index].code == 0x2019 && is_word_character(paragraph, index - 1) &&
           is_word_character(paragraph, index + 1);
}

static void close_mark(struct context *context, uint32_t index)
{
    struct character *characters = context->paragraph->characters;
    uint32_t wanted = characters[index].code - 1;
    uint32_t depth = context->open_count;
    while (depth > 0 && context->open_count - depth < 2 &&
           characters[context->open[depth - 1]].code != wanted)
        depth--;
    if (depth == 0 || characters[context->open[depth - 1]].code != wanted) {
        judge_lone_mark(context, index);
        return;
    }
    uint32_t open = context->open[depth - 1];
    while (context->open_count > depth)
        judge_lone_mark(context, context->open[--context->open_count]);
    context->open_count--;
    bool full = pair_is_full(context, open, index);
    characters[open].in_pair = characters[index].in_pair = true;
    set_form(&characters[open], full);
    set_form(&characters[index], full);
}

static bool obeys_selector(struct paragraph *paragraph, uint32_t index)
{
    uint32_t next = index + 1 < paragraph->character_count ? paragraph->characters[index + 1].code : 0;
    if (next != PROPORTIONAL_SELECTOR && next != FULL_WIDTH_SELECTOR)
        return false;
    set_form(&paragraph->characters[index], next == FULL_WIDTH_SELECTOR);
    return true;
}

static void judge_quote(struct context *context, uint32_t index)
{
    struct character *character = &context->paragraph->characters[index];
    if (obeys_selector(context->paragraph, index))
        return;
    if (is_apostrophe(context->paragraph, index))
        set_form(character, false);
    else if (character->class == CLASS_OPEN)
        context->open[context->open_count++] = index;
    else
        close_mark(context, index);
}

/* Dashes and dots that stand twice, or beside CJK, are CJK; · and – need one CJK neighbour. */
static void judge_ambiguous(struct paragraph *paragraph, uint32_t index)
{
    struct character *character = &paragraph->characters[index];
    const struct character *next = character + 1;
    bool may_double = character->class == CLASS_DASH || character->class == CLASS_DOTS;
    if (may_double && index > 0 && character[-1].code == character->code) {
        set_form(character, character[-1].form == WIDTH_FULL);
        return;
    }
    bool doubled = may_double && index + 1 < paragraph->character_count && next->code == character->code;
    bool full = doubled || look_for_side(paragraph, index - 1, NOWHERE, NOWHERE) == SIDE_CJK ||
                look_for_side(paragraph, index + 1, 1, NOWHERE) == SIDE_CJK;
    set_form(character, full);
}

void characters_find(struct paragraph *paragraph)
{
    read_characters(paragraph);
    struct context context = {.paragraph = paragraph};
    context.open = arena_take_array(paragraph->scratch, paragraph->character_count + 1, sizeof *context.open);
    context.mostly_cjk = is_mostly_cjk(paragraph);
    for (uint32_t i = 0; i < paragraph->character_count; i++) {
        uint32_t code = paragraph->characters[i].code;
        if (class_is_quote(code))
            judge_quote(&context, i);
        else if (class_is_ambiguous(code))
            judge_ambiguous(paragraph, i);
    }
    while (context.open_count > 0)
        judge_lone_mark(&context, context.open[--context.open_count]);
}
