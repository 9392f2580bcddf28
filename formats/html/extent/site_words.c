#include "formats/html/extent/site_words.h"

#include "base/array.h"

/* Bytes of a word; characters of a line. */
enum { WORD_LONGEST = 24, LINE_LONGEST = 240 };

bool block_speaks_for_site(const struct article_block *block)
{
    static const char words[][WORD_LONGEST] = {
#define SITE_WORD(word, source) word,
#include "formats/html/extent/site_words.def"
    };
    for (size_t i = 0; block->characters <= LINE_LONGEST && i < COUNT(words); i++)
        if (text_view_find(block->text, words[i]) >= 0)
            return true;
    return text_view_has_any(block->text, "©");
}
