#include "formats/html/lexicon/book_words.h"

#include "base/array.h"
#include "base/utf8.h"

static const struct {
    enum book_word_class class;
    const char *word;
} words[] = {
#define BOOK_WORD(class, word, source) {BOOK_##class, word},
#include "formats/html/lexicon/book_words.def"
};

static uint32_t fold(uint32_t character)
{
    return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
}

/* Takes one word from the start; blanks inside it are passed over: 作　者. */
static bool take_word(struct text_view *view, const char *word)
{
    struct text_view rest = *view, letters = text_view_of(word);
    for (bool first = true; !text_view_is_empty(letters); first = false) {
        while (!first && character_is_blank(text_view_first(rest)))
            text_view_take(&rest);
        if (fold(text_view_take(&rest)) != text_view_take(&letters))
            return false;
    }
    *view = rest;
    return true;
}

bool book_word_take(struct text_view *view, enum book_word_class class)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (words[i].class == class && take_word(view, words[i].word))
            return true;
    return false;
}

bool book_word_take_end(struct text_view *view, enum book_word_class class)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text_view word = text_view_of(words[i].word);
        if (words[i].class != class || word.length > view->length)
            continue;
        size_t start = view->length - word.length;
        struct text_view end = text_view_part(*view, start, view->length);
        if (utf8_continues(*end.text) || !take_word(&end, words[i].word))
            continue;
        *view = text_view_part(*view, 0, start);
        return true;
    }
    return false;
}

bool book_word_occurs(struct text_view view, enum book_word_class class)
{
    for (; !text_view_is_empty(view); text_view_take(&view)) {
        struct text_view rest = view;
        if (book_word_take(&rest, class))
            return true;
    }
    return false;
}

bool book_words_advertise(struct text_view view)
{
    return book_word_occurs(view, BOOK_ADDRESS) || book_word_occurs(view, BOOK_ADVERT);
}

bool book_word_is(struct text_view view, enum book_word_class class)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        struct text_view rest = view;
        if (words[i].class == class && take_word(&rest, words[i].word) && text_view_is_empty(rest))
            return true;
    }
    return false;
}
