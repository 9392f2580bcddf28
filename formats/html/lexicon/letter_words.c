#include "formats/html/lexicon/letter_words.h"

#include "base/array.h"

static const struct {
    enum letter_word class;
    const char *word;
} words[] = {
#define LETTER_WORD(class, word, source) {LETTER_##class, word},
#include "formats/html/lexicon/letters.def"
};

bool letter_word_is(enum letter_word class, struct text_view view)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].class == class && text_view_same_visible(view, text_view_of(words[i].word)))
            return true;
    return false;
}

bool letter_word_starts(enum letter_word class, struct text_view view)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].class == class && text_view_starts(view, words[i].word))
            return true;
    return false;
}

bool letter_word_within(enum letter_word class, struct text_view view)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].class == class && text_view_find(view, words[i].word) >= 0)
            return true;
    return false;
}

bool letter_word_ends(enum letter_word class, struct text_view view)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].class == class && text_view_ends(view, words[i].word))
            return true;
    return false;
}
