#include "formats/html/book/book_clean.h"

#include "formats/html/lexicon/book_words.h"

#include <string.h>

/* Characters. */
enum { AUTHOR_LONGEST = 24, GROUP_ORIGIN = 5 };

static const char ornaments[] = "☆★※●◆◇■□▲△▼=＝─━—-~～*＊#＃•│┃|｜▍▌█【】";
static const char part_marks[] = "-－—–_＿/／\\|｜│┃@＠·•,，";

bool book_character_parts(uint32_t character)
{
    return character_in(character, part_marks);
}

bool book_character_is_latin(uint32_t character)
{
    return character < 0x250 && character != 0;
}

bool book_character_is_loose(uint32_t character)
{
    return character != 0 && (character_is_blank(character) || book_character_parts(character) ||
                              character_in(character, "：:.．。、+＋"));
}

struct text_view book_trim_start(struct text_view view)
{
    while (book_character_is_loose(text_view_first(view)))
        text_view_take(&view);
    return view;
}

struct text_view book_trim_end(struct text_view view)
{
    while (book_character_is_loose(text_view_last(view)) || character_in(text_view_last(view), "（([【［"))
        text_view_take_last(&view);
    return view;
}

struct text_view book_trim(struct text_view view)
{
    return book_trim_end(book_trim_start(view));
}

static const struct bracket {
    const char *open, *close;
} brackets[] = {{"（", "）"}, {"(", ")"},   {"[", "]"},   {"【", "】"}, {"［", "］"}, {"〔", "〕"},
                {"『", "』"}, {"「", "」"}, {"〖", "〗"}, {"<", ">"},   {"〈", "〉"}, {"《", "》"}};

enum { BOOK_BRACKET = sizeof brackets / sizeof *brackets - 1 };

/* The group in brackets at the start; `behind` is what follows it. */
bool book_group_take(struct text_view view, struct text_view *group, struct text_view *behind)
{
    for (size_t i = 0; i < BOOK_BRACKET; i++) {
        struct text_view inside = view;
        if (!text_view_take_text(&inside, brackets[i].open))
            continue;
        ptrdiff_t end = text_view_find(inside, brackets[i].close);
        if (end < 0)
            return false;
        *group = text_view_part(inside, 0, (size_t)end);
        *behind = text_view_part(inside, (size_t)end + strlen(brackets[i].close), inside.length);
        return true;
    }
    return false;
}

/* The group at the end; `before` is what stands before it. */
static bool take_group_end(struct text_view view, struct text_view *before, struct text_view *group)
{
    for (size_t i = 0; i < BOOK_BRACKET; i++) {
        struct text_view inside = view;
        if (!text_view_take_end(&inside, brackets[i].close))
            continue;
        size_t open = strlen(brackets[i].open);
        for (size_t at = inside.length; at-- > 0;)
            if (at + open <= inside.length && memcmp(inside.text + at, brackets[i].open, open) == 0) {
                *before = text_view_part(inside, 0, at);
                *group = text_view_part(inside, at + open, inside.length);
                return true;
            }
    }
    return false;
}

static bool is_whole_group(struct text_view view, struct text_view *group)
{
    struct text_view behind;
    return book_group_take(view, group, &behind) && text_view_is_empty(text_view_trim(behind));
}

static struct text_view peel_ornaments(struct text_view line)
{
    struct text_view inner = line;
    while (character_is_blank(text_view_first(inner)) || character_in(text_view_first(inner), ornaments) ||
           (inner.length < line.length && text_view_starts(inner, "、"))) /* ☆、 */
        text_view_take(&inner);
    while (character_is_blank(text_view_last(inner)) || character_in(text_view_last(inner), ornaments))
        text_view_take_last(&inner);
    return inner;
}

struct text_view book_line_peel(struct text_view line)
{
    struct text_view inner = text_view_trim(line), group;
    for (unsigned depth = 0; depth < 2 && is_whole_group(inner, &group); depth++)
        inner = text_view_trim(group);
    if (!character_in(text_view_first(inner), "【"))
        inner = peel_ornaments(inner);
    if (is_whole_group(inner, &group))
        inner = text_view_trim(group);
    return inner;
}

/* 1-100章, 第1-5卷, 共三册: how much there is of the book. */
static bool is_range(struct text_view text)
{
    static const char *const units[] = {"章", "卷", "册", "部", "集", "回", "冊", "话"};
    bool number = false, unit = false;
    while (!text_view_is_empty(text)) {
        struct text_view rest = text;
        uint32_t character = text_view_take(&text);
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            unit |= text_view_starts(rest, units[i]);
        bool digit = character_digit(character) >= 0 || character_han_number(character) >= 0;
        number |= digit;
        if (!digit && !character_in(character, "第共全至到-－—~～、.章卷册部集回冊话 "))
            return false;
    }
    return number && unit;
}

/* What an archive adds, and nothing else: 完结+番外, 精校版 TXT, 1-100章. */
bool book_text_is_edition(struct text_view text)
{
    struct text_view rest = book_trim(text);
    if (text_view_is_empty(rest))
        return false;
    while (!text_view_is_empty(rest)) {
        if (is_range(rest))
            return true;
        if (!book_word_take(&rest, BOOK_EDITION))
            return book_words_advertise(rest);
        rest = book_trim_start(rest);
    }
    return true;
}

/* 重生, 穿越/种田. */
static bool is_genre(struct text_view text)
{
    struct text_view rest = book_trim(text);
    bool found = false;
    while (book_word_take(&rest, BOOK_GENRE)) {
        rest = book_trim_start(rest);
        found = true;
    }
    return found && text_view_is_empty(rest);
}

bool book_group_is_edition(struct text_view group)
{
    return book_text_is_edition(group) || book_words_advertise(group) ||
           (book_word_occurs(group, BOOK_EDITION) && text_view_count(group) > 2);
}

bool book_group_is_aside(struct text_view group)
{
    return book_group_is_edition(group) || is_genre(group);
}

struct text_view book_title_clean(struct text_view title)
{
    struct text_view rest = book_trim_end(text_view_trim(title)), before, group, behind;
    while (book_group_take(rest, &group, &behind) && (book_text_is_edition(group) || is_genre(group)) &&
           !text_view_is_empty(text_view_trim(behind)))
        rest = book_trim_start(behind);
    for (unsigned pass = 0; pass < 6; pass++) {
        if (take_group_end(rest, &before, &group) && book_group_is_aside(group) &&
            !text_view_is_empty(before)) {
            rest = book_trim_end(before);
            continue;
        }
        struct text_view bare = rest;
        if (!book_word_take_end(&bare, BOOK_EDITION) || text_view_is_empty(bare))
            break;
        bool latin = book_character_is_latin(text_view_first(text_view_part(rest, bare.length, rest.length)));
        bool apart = book_character_is_loose(text_view_last(bare)) || text_view_ends(bare, "》") ||
                     (latin && !book_character_is_latin(text_view_last(bare)));
        if (!apart && (rest.length - bare.length < strlen("全集") || text_view_count(bare) < 2))
            break;
        rest = book_trim_end(bare);
    }
    return rest;
}

struct text_view book_title_bare(struct text_view title)
{
    struct text_view rest = text_view_trim(title), before, group;
    while (take_group_end(rest, &before, &group) && !text_view_is_empty(text_view_trim(before)))
        rest = text_view_trim(before);
    while (book_group_take(rest, &group, &before) && !text_view_is_empty(text_view_trim(before)))
        rest = text_view_trim(before);
    return rest;
}

/* [日], （美）, 清., 明·, 清 at the start. */
static struct text_view cut_origin(struct text_view author)
{
    struct text_view group, behind;
    while (book_group_take(author, &group, &behind) && text_view_count(group) <= GROUP_ORIGIN &&
           !text_view_is_empty(text_view_trim(behind)))
        author = book_trim_start(behind);
    struct text_view rest = author;
    if (book_word_take(&rest, BOOK_ORIGIN) && book_character_is_loose(text_view_first(rest)))
        return book_trim_start(rest);
    return author;
}

/* True when the name goes on behind a blank: Jane Austen; 王 珂. */
static bool blank_joins(struct text_view before, struct text_view after)
{
    if (book_character_is_latin(text_view_last(before)) && book_character_is_latin(text_view_first(after)))
        return true;
    uint32_t second;
    struct text_view rest = after;
    text_view_take(&rest);
    second = text_view_first(rest);
    return text_view_count(before) == 1 && (second == 0 || character_is_blank(second));
}

/* The length of a name: up to a bracket, a mark that ends it, or a blank behind which another begins. */
static struct text_view cut_end(struct text_view author)
{
    for (struct text_view rest = author; !text_view_is_empty(rest);) {
        struct text_view before = text_view_part(author, 0, author.length - rest.length);
        uint32_t character = text_view_take(&rest);
        bool ends = character_in(character, "（([【［〔《;；,，/／|｜│┃_＿。！!？?\n」』】）)]");
        if (character_is_blank(character) && !text_view_is_empty(before))
            ends |= !blank_joins(before, text_view_trim_start(rest));
        if (ends && !text_view_is_empty(before))
            return before;
    }
    return author;
}

struct text_view book_author_clean(struct text_view author)
{
    struct text_view name = cut_end(cut_origin(book_trim(text_view_trim(author))));
    struct text_view none = text_view_part(name, 0, 0), tail = name;
    if (book_word_take_end(&tail, BOOK_HELPER_TAIL) && text_view_count(tail) > 2)
        return none;
    while (book_word_take_end(&name, BOOK_AUTHOR_TAIL) && !text_view_is_empty(name))
        name = book_trim_end(name);
    struct text_view made = name;
    if (book_word_take_end(&made, BOOK_EDITION) && text_view_count(made) > 1 && name.length - made.length > 3)
        name = book_trim_end(made);
    bool nobody =
        book_word_occurs(name, BOOK_NOBODY) || book_text_is_edition(name) || book_words_advertise(name);
    size_t count = text_view_count(name);
    return count == 0 || count > AUTHOR_LONGEST || nobody ? none : name;
}
