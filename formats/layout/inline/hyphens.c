#include "formats/layout/inline/hyphens.h"

#include "formats/layout/paragraph/hyphenation.h"
#include "formats/layout/paragraph/itemise.h"

#include <string.h>

const char hyphen_text[] = "-";

static uint32_t code_at(const struct paragraph *paragraph, uint32_t character)
{
    return character < paragraph->character_count ? paragraph->characters[character].code : 0;
}

static bool is_letter(const struct paragraph *paragraph, uint32_t character)
{
    return character < paragraph->character_count && paragraph->characters[character].class == CLASS_LETTER;
}

static bool is_word_character(const struct paragraph *paragraph, uint32_t character)
{
    return is_letter(paragraph, character) ||
           (character < paragraph->character_count && paragraph->characters[character].class == CLASS_DIGIT);
}

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019;
}

/* A word: characters [first, end). */
struct letters {
    uint32_t first, end;
};

static struct letters find_letters(const struct paragraph *paragraph, uint32_t first)
{
    struct letters word = {first, first + 1};
    while (is_letter(paragraph, word.end) ||
           (is_apostrophe(code_at(paragraph, word.end)) && is_letter(paragraph, word.end + 1)))
        word.end++;
    return word;
}

/* Does the word go on behind a mark, as in well-known, example.org and B2B? */
static bool is_joined(const struct paragraph *paragraph, uint32_t mark, uint32_t other)
{
    uint32_t code = code_at(paragraph, mark);
    if (is_word_character(paragraph, mark))
        return true;
    return code && code < 0x80 && strchr("-_/@.:~=&#+\\", (int)code) &&
           (is_word_character(paragraph, other) || code == '-');
}

/* JavaScript, UNESCO: a capital that does not begin the word. */
static bool has_inner_capital(const struct paragraph *paragraph, const struct letters *word)
{
    for (uint32_t i = word->first + 1; i < word->end; i++) {
        uint32_t code = code_at(paragraph, i);
        if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE))
            return true;
    }
    return false;
}

static bool is_plain(const struct paragraph *paragraph, const struct letters *word)
{
    const struct span *span = character_span(paragraph, word->first);
    return span == character_span(paragraph, word->end - 1) && !span->verbatim && !span->annotation &&
           !is_joined(paragraph, word->first - 1, word->first - 2) &&
           !is_joined(paragraph, word->end, word->end + 1) && !has_inner_capital(paragraph, word);
}

static bool find_marks(const struct paragraph *paragraph, const struct letters *word,
                       uint8_t marks[static HYPHENATION_LONGEST])
{
    uint32_t codes[HYPHENATION_LONGEST], count = word->end - word->first;
    if (count > HYPHENATION_LONGEST || !is_plain(paragraph, word))
        return false;
    for (uint32_t i = 0; i < count; i++)
        codes[i] = code_at(paragraph, word->first + i);
    return hyphenation_find(character_span(paragraph, word->first)->language, codes, count, marks);
}

/* Marks the word that begins with `item`; the first item behind it. */
static uint32_t divide_word(struct paragraph *paragraph, uint32_t item, bool *found)
{
    struct letters word = find_letters(paragraph, paragraph->items[item].character);
    uint8_t marks[HYPHENATION_LONGEST];
    bool divides = find_marks(paragraph, &word, marks);
    for (; item < paragraph->item_count && paragraph->items[item].character < word.end; item++) {
        struct item *here = &paragraph->items[item];
        here->divides = divides && marks[here->character - word.first];
        *found |= here->divides;
    }
    return item;
}

bool hyphens_find(struct paragraph *paragraph)
{
    bool found = false;
    if (!paragraph->request->options.hyphenates || paragraph->levels || paragraph->preformatted)
        return false;
    for (uint32_t i = 0; i < paragraph->item_count;)
        i = paragraph->items[i].class == CLASS_LETTER ? divide_word(paragraph, i, &found) : i + 1;
    return found;
}

/* Gaps of 1/6 em between Han; in a text of Latin words, which is used to hyphens, of 1/20. */
enum { PENALTY_AMONG_HAN = 4000, PENALTY_AMONG_WORDS = 100 };

uint32_t hyphen_penalty(const struct paragraph *paragraph)
{
    return paragraph->family == LANGUAGE_OTHER ? PENALTY_AMONG_WORDS : PENALTY_AMONG_HAN;
}

/* Does it begin with a number in brackets? GB/T 7714-2015, 8.1. */
static bool begins_with_number(const struct paragraph *paragraph)
{
    uint32_t end = 1;
    while (end < paragraph->character_count && paragraph->characters[end].class == CLASS_DIGIT)
        end++;
    return code_at(paragraph, 0) == '[' && end > 1 && code_at(paragraph, end) == ']';
}

/* The words of a reference are names and titles, which a reader looks for elsewhere: they stay whole. */
static bool is_reference(const struct paragraph *paragraph)
{
    return paragraph->family != LANGUAGE_OTHER && begins_with_number(paragraph);
}

bool hyphens_open(struct paragraph *paragraph)
{
    bool found = !is_reference(paragraph) && hyphens_find(paragraph);
    for (uint32_t i = 1; found && i < paragraph->item_count; i++)
        if (paragraph->items[i].divides && paragraph->items[i].penalty == BREAK_FORBIDDEN)
            paragraph->items[i].penalty = hyphen_penalty(paragraph);
    return found;
}

bool hyphen_is_soft(const struct paragraph *paragraph, uint32_t item)
{
    const struct item *here = &paragraph->items[item];
    return here->class == CLASS_ZERO && here->run != NO_RUN &&
           code_at(paragraph, here->character) == SOFT_HYPHEN;
}

static void shape_hyphen(struct paragraph *paragraph, const struct text_style *style)
{
    const struct measure *measure = paragraph->request->measure;
    size_t size = strlen(hyphen_text);
    paragraph->hyphen = arena_allocate(paragraph->arena, sizeof *paragraph->hyphen);
    measure->shape(measure, paragraph->arena, hyphen_text, size, 0, size, style, paragraph->hyphen);
}

length hyphen_width(struct paragraph *paragraph, const struct item *last)
{
    if (!paragraph->hyphen)
        shape_hyphen(paragraph, &paragraph->runs[last->run].style);
    return paragraph->hyphen->cluster_count == 1 ? paragraph->hyphen->clusters[0].advance : 0;
}
