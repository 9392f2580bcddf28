/* The language of a document: what it declares, unless the text itself says otherwise.
 *
 * Source: cjk-layout rule R10.1. */
#include "base/language.h"

#include "base/utf8.h"
#include "formats/document/walk.h"
#include "formats/html/article/article.h"
#include "formats/html/article/language_sets.h"

#include <string.h>
#include <strings.h>

enum { FIRST_HAN = 0x4E00, LAST_HAN = 0x9FFF, HAN_COUNT = LAST_HAN - FIRST_HAN + 1 };

/* So many characters are enough to know a language; a longer text is not read on. */
enum { SAMPLE_CHARACTERS = 50 * 1000 };

/* A declaration is overridden by so many characters that only the other script has, nine in ten of all such.
 */
enum { DECISIVE_CHARACTERS = 20, DECISIVE_RATIO = 9 };

/* Chinese notes on programming hold much more code than text. */
enum { CODE_RATIO = 20 };

enum written_in { WRITTEN_IN_EITHER, WRITTEN_IN_SIMPLIFIED, WRITTEN_IN_TRADITIONAL };

struct statistics {
    uint8_t scripts[HAN_COUNT]; /* enum written_in of each character */
    size_t han, kana, hangul, latin, simplified, traditional;
};

static void note_set(struct statistics *statistics, const char *set, enum written_in script)
{
    struct text_view rest = text_view_of(set);
    while (!text_view_is_empty(rest))
        statistics->scripts[text_view_take(&rest) - FIRST_HAN] = (uint8_t)script;
}

static void count_character(struct statistics *statistics, uint32_t character)
{
    if (character >= FIRST_HAN && character <= LAST_HAN) {
        statistics->han++;
        statistics->simplified += statistics->scripts[character - FIRST_HAN] == WRITTEN_IN_SIMPLIFIED;
        statistics->traditional += statistics->scripts[character - FIRST_HAN] == WRITTEN_IN_TRADITIONAL;
    } else if (character >= 0x3041 && character <= 0x30FA) {
        statistics->kana++;
    } else if (character >= 0xAC00 && character <= 0xD7A3) {
        statistics->hangul++;
    } else if ((character | 0x20) >= 'a' && (character | 0x20) <= 'z') {
        statistics->latin++;
    }
}

static bool is_enough(const struct statistics *statistics)
{
    return statistics->han + statistics->kana + statistics->hangul + statistics->latin >= SAMPLE_CHARACTERS;
}

static void count_text(struct statistics *statistics, const char *text, size_t length)
{
    for (size_t offset = 0; offset < length && !is_enough(statistics);)
        count_character(statistics, utf8_next(text, length, &offset));
}

static void count_document(struct statistics *statistics, const struct document *document)
{
    if (document->metadata.title != NULL)
        count_text(statistics, document->metadata.title, strlen(document->metadata.title));
    struct walk walk = walk_start(document->root);
    while (walk_next(&walk) && !is_enough(statistics))
        if (walk.event == WALK_ENTER && walk.node->kind == NODE_TEXT)
            count_text(statistics, walk.node->text, walk.node->text_length);
}

static size_t count_cjk(const struct statistics *statistics)
{
    return statistics->han + statistics->kana + statistics->hangul;
}

/* What the text looks like; NULL when it has nothing to go by. */
static const char *guess(const struct statistics *statistics)
{
    size_t cjk = count_cjk(statistics);
    if (cjk == 0)
        return statistics->latin > 0 ? "en" : NULL;
    if (statistics->hangul * 4 > cjk)
        return "ko";
    if (statistics->kana * 100 >= cjk)
        return "ja";
    return statistics->traditional > statistics->simplified ? "zh-TW" : "zh-CN";
}

/* True when the characters contradict a declared Chinese script nine to one. */
static bool is_contradicted(const struct statistics *statistics, enum script_language declared)
{
    bool simplified = declared == LANGUAGE_SIMPLIFIED_CHINESE;
    size_t against = simplified ? statistics->traditional : statistics->simplified;
    size_t decisive = statistics->traditional + statistics->simplified;
    return against >= DECISIVE_CHARACTERS && against * 10 >= decisive * DECISIVE_RATIO;
}

/* "zh" alone leaves the script to the text; so does a tag that is none. */
static bool says_nothing(const char *declared)
{
    return declared == NULL || !language_is_well_formed(declared) || strcasecmp(declared, "zh") == 0;
}

/* One tag for each way to write Chinese, whatever the source calls it: zh-Hans, zh-cmn-Hans, zh-SG. */
static const char *canonical(const char *declared)
{
    switch (language_family(declared)) {
    case LANGUAGE_SIMPLIFIED_CHINESE: return "zh-CN";
    case LANGUAGE_TRADITIONAL_CHINESE: return "zh-TW";
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG: return "zh-HK";
    case LANGUAGE_JAPANESE:
    case LANGUAGE_KOREAN:
    case LANGUAGE_OTHER: break;
    }
    return declared;
}

static const char *decide(const struct statistics *statistics, const char *declared)
{
    const char *guessed = guess(statistics);
    if (says_nothing(declared))
        return guessed;
    enum script_language family = language_family(declared);
    size_t cjk = count_cjk(statistics);
    bool japanese = statistics->kana * 100 >= cjk && statistics->kana >= DECISIVE_CHARACTERS;
    if (guessed == NULL)
        return canonical(declared);
    if (language_is_chinese(family))
        return is_contradicted(statistics, family) || japanese || statistics->hangul * 4 > cjk
                   ? guessed
                   : canonical(declared);
    bool han_text = cjk >= DECISIVE_CHARACTERS && cjk * CODE_RATIO > statistics->latin;
    bool fits = family == LANGUAGE_JAPANESE ? japanese : family == LANGUAGE_KOREAN && statistics->hangul > 0;
    return han_text && !fits ? guessed : declared;
}

void pass_language(struct article *article)
{
    struct statistics statistics = {0};
    note_set(&statistics, simplified_only, WRITTEN_IN_SIMPLIFIED);
    note_set(&statistics, traditional_only, WRITTEN_IN_TRADITIONAL);
    count_document(&statistics, article->document);
    const char *language = decide(&statistics, article->context->language);
    article->document->metadata.language =
        arena_copy_text(article->document->arena, language ? language : "zh-CN");
}
