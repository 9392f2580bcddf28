#include "formats/html/lexicon/words.h"

#include "base/array.h"
#include <stdlib.h>
#include <string.h>

enum boundary { BOUNDARY_WHOLE, BOUNDARY_START, BOUNDARY_FIRST, BOUNDARY_END, BOUNDARY_LABEL };

static const struct word {
    enum word_class class;
    enum boundary boundary;
    const char *word;
} words[] = {
#define WORD(class, boundary, word, source) {WORDS_##class, BOUNDARY_##boundary, word},
#include "formats/html/lexicon/words.def"
};

static uint32_t fold(uint32_t character)
{
    return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
}

static uint32_t take_visible(struct text_view *view)
{
    while (character_is_blank(text_view_first(*view)))
        text_view_take(view);
    return fold(text_view_take(view));
}

/* Takes a word from the start, case and blanks inside left out: 后　记. */
static bool take_word(struct text_view *view, const char *word)
{
    struct text_view rest = *view, letters = text_view_of(word);
    while (!text_view_is_empty(letters))
        if (take_visible(&rest) != text_view_take(&letters))
            return false;
    *view = rest;
    return true;
}

static bool is_end(struct text_view rest)
{
    uint32_t first = text_view_first(rest);
    return first == 0 || character_is_blank(first) ||
           character_in(first, "：:·•・、—－-|｜（(【[0123456789一二三四五六七八九十");
}

static bool stands(const struct word *word, struct text_view line)
{
    struct text_view rest = line;
    if (word->boundary == BOUNDARY_END)
        return text_view_ends(line, word->word);
    if (!take_word(&rest, word->word))
        return false;
    switch (word->boundary) {
    case BOUNDARY_WHOLE: return text_view_is_empty(text_view_trim(rest));
    case BOUNDARY_START: return is_end(rest);
    case BOUNDARY_LABEL: return character_in(text_view_first(text_view_trim_start(rest)), "：:");
    case BOUNDARY_FIRST:
    case BOUNDARY_END: break;
    }
    return true;
}

/* Classes that a trial build leaves out; see tests/bench/lexicon.py. */
static unsigned left_out(void)
{
#ifdef BANXIN_LEXICON_TRIALS
    static const char *const names[WORDS_CLASSES] = {
        [WORDS_FRONT] = "FRONT",     [WORDS_BACK] = "BACK",          [WORDS_CONTENTS] = "CONTENTS",
        [WORDS_SUMMARY] = "SUMMARY", [WORDS_CLOSING] = "CLOSING",    [WORDS_CAPTION] = "CAPTION",
        [WORDS_CREDIT] = "CREDIT",   [WORDS_FURNITURE] = "FURNITURE"};
    const char *name = getenv("BANXIN_LEXICON_WITHOUT");
    for (unsigned i = 0; name != NULL && i < WORDS_CLASSES; i++)
        if (strcmp(names[i], name) == 0)
            return 1U << i;
#endif
    return 0;
}

unsigned words_find(struct text_view line)
{
    unsigned found = 0;
    struct text_view at = line;
    uint32_t first = take_visible(&at);
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text_view word = text_view_of(words[i].word);
        if ((words[i].boundary == BOUNDARY_END || text_view_first(word) == first) && stands(&words[i], line))
            found |= 1U << words[i].class;
    }
    return found & ~left_out();
}
