#include "formats/html/roles/author_lines.h"

#include "base/array.h"
#include "base/buffer.h"
#include "formats/html/lexicon/letter_words.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/bylines.h"

#include <string.h>

/* Characters. */
enum { LINE_LONGEST = 40, COUNTRY_LONGEST = 3, EMPLOYER_SHORTEST = 4 };

/* What a person did stands behind the name. */
static const struct deed {
    const char *word;
    bool is_author;
} deeds[] = {
    {"文/图", true}, {"图/文", true}, {"文图", true}, {"编著", true},  {"原著", true},  {"口述", true},
    {"撰文", true},  {"著", true},    {"撰", true},   {"作", true},    {"文", true},    {"编译", false},
    {"翻译", false}, {"译", false},   {"譯", false},  {"整理", false}, {"编", false},   {"校", false},
    {"摄", false},   {"摄影", false}, {"图", false},  {"绘", false},   {"插图", false}, {"编辑", false},
};

struct reading {
    struct buffer authors, waiting; /* waiting: names behind which nothing was said yet */
    bool is_shown;                  /* a mark, a country, an employer or a deed shows what the names are */
};

static bool is_parting(uint32_t character)
{
    return character_is_blank(character) || character_in(character, "、，,/／|｜丨");
}

static struct text_view take_word(struct text_view *text)
{
    struct text_view start = *text;
    while (!text_view_is_empty(*text) && !is_parting(text_view_first(*text)))
        text_view_take(text);
    struct text_view word = text_view_part(start, 0, start.length - text->length);
    while (!text_view_is_empty(*text) && is_parting(text_view_first(*text)))
        text_view_take(text);
    return word;
}

static const struct deed *find_deed(struct text_view word)
{
    for (size_t i = 0; i < COUNT(deeds); i++)
        if (text_view_equals(word, deeds[i].word))
            return &deeds[i];
    return NULL;
}

/* 张三著: the deed behind a name; NULL: none. */
static const struct deed *take_deed(struct text_view *word)
{
    for (size_t i = 0; i < COUNT(deeds); i++) {
        struct text_view name = *word;
        if (text_view_take_end(&name, deeds[i].word) && name_is_person(name)) {
            *word = name;
            return &deeds[i];
        }
    }
    return NULL;
}

static void settle(struct reading *reading, const struct deed *deed)
{
    if (deed->is_author && reading->waiting.length > 0)
        buffer_append_format(&reading->authors, "%s%s", reading->authors.length > 0 ? "、" : "",
                             reading->waiting.data);
    buffer_truncate(&reading->waiting, 0);
    reading->is_shown = true;
}

static void add_name(struct reading *reading, struct text_view name)
{
    if (reading->waiting.length > 0)
        buffer_append_text(&reading->waiting, "、");
    buffer_append(&reading->waiting, name.text, name.length);
}

static bool names_office(struct text_view text)
{
    return text_view_count(text) >= EMPLOYER_SHORTEST &&
           (credit_names_medium(text) || letter_word_ends(LETTER_OFFICE, text) || name_is_office(text));
}

/* 张三（江城大学）: what stands in the brackets is where the person works. */
static void cut_office(struct reading *reading, struct text_view *word)
{
    struct text_view inner = credit_last_bracket(*word);
    ptrdiff_t open = text_view_find(*word, "（");
    if (text_view_is_empty(inner) || open <= 0 || !names_office(inner))
        return;
    *word = text_view_part(*word, 0, (size_t)open);
    reading->is_shown = true;
}

static bool take_person(struct reading *reading, struct text_view word)
{
    cut_office(reading, &word);
    const struct deed *deed = name_is_person(word) ? NULL : take_deed(&word);
    if (!name_is_person(word))
        return false;
    add_name(reading, word);
    if (deed)
        settle(reading, deed);
    return true;
}

/* [美], （英）, before a name. */
static bool take_country(struct text_view *text)
{
    struct text_view rest = *text;
    if (!character_in(text_view_take(&rest), "[［（(【〔"))
        return false;
    struct text_view inner = rest;
    while (character_is_han(text_view_first(rest)))
        text_view_take(&rest);
    size_t count = text_view_count(text_view_part(inner, 0, inner.length - rest.length));
    if (count == 0 || count > COUNTRY_LONGEST || !character_in(text_view_take(&rest), "]］）)】〕"))
        return false;
    *text = text_view_trim_start(rest);
    return true;
}

/* The words of a line: an employer first, then names and what they did. */
static bool read_words(struct reading *reading, struct text_view text)
{
    for (bool is_first = true; !text_view_is_empty(text); is_first = false) {
        reading->is_shown |= take_country(&text);
        struct text_view word = take_word(&text);
        const struct deed *deed = find_deed(word);
        bool is_employer = is_first && names_office(word) && !text_view_is_empty(text);
        if (deed && reading->waiting.length == 0 && reading->authors.length == 0)
            return false;
        if (deed)
            settle(reading, deed);
        else if (is_employer)
            reading->is_shown = true;
        else if (!take_person(reading, word))
            return false;
    }
    static const struct deed nothing = {"", true};
    bool is_shown = reading->is_shown;
    settle(reading, &nothing);
    return is_shown && reading->authors.length > 0;
}

bool credit_from_author_line(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view whole = text_view_trim(text), rest = credit_byline_bare(whole);
    struct reading reading = {.is_shown = rest.length < whole.length};
    *credit = (struct credit){0};
    if (text_view_count(rest) > LINE_LONGEST || text_view_has_any(rest, "。！？：:“”《》；"))
        return false;
    bool is_found = read_words(&reading, rest);
    if (is_found)
        credit->author = arena_copy(arena, reading.authors.data, reading.authors.length);
    buffer_free(&reading.authors);
    buffer_free(&reading.waiting);
    return is_found;
}
