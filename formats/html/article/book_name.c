/* The name of a book's file, taken apart. */
#include "formats/html/article/book_statement.h"
#include "formats/html/article/credits.h"
#include "formats/html/lexicon/book_words.h"

#include <string.h>

enum { PARTS_MOST = 8, NUMBER_LONGEST = 4 /* digits */ };

struct parts {
    struct text_view parts[PARTS_MOST];
    size_t count;
};

static bool is_site(struct text_view part)
{
    return book_words_advertise(part) || text_view_is_empty(book_title_clean(part)) ||
           book_word_is(part, BOOK_EDITION);
}

static void add_part(struct parts *parts, struct text_view part)
{
    part = text_view_trim(part);
    if (parts->count < PARTS_MOST && !text_view_is_empty(part) && !is_site(part))
        parts->parts[parts->count++] = part;
}

static const char name_marks[] = "-－—–_＿/／\\|｜│┃@＠";
static const char name_marks_and_blanks[] = "-－—–_＿/／\\|｜│┃@＠ 　";

/* The parts between marks of a set, sites and editions left out. */
static struct parts split(struct text_view name, const char *marks)
{
    struct parts parts = {0};
    size_t start = 0;
    for (struct text_view rest = name; !text_view_is_empty(rest);) {
        size_t at = name.length - rest.length;
        uint32_t character = text_view_take(&rest);
        if (!character_in(character, marks))
            continue;
        add_part(&parts, text_view_part(name, start, at));
        start = name.length - rest.length;
    }
    add_part(&parts, text_view_part(name, start, name.length));
    return parts;
}

static bool is_person(struct text_view part)
{
    struct text_view name = book_author_clean(part);
    return !text_view_is_empty(name) && name_is_person(name);
}

/* Of two parts one is a person, and the other is not. */
static bool take_pair(const struct parts *parts, struct book_statement *statement)
{
    if (parts->count != 2)
        return false;
    bool first = is_person(parts->parts[0]), second = is_person(parts->parts[1]);
    if (first == second)
        return false;
    statement->title = book_title_clean(parts->parts[first]);
    statement->author = book_author_clean(parts->parts[second]);
    statement->forms |= FORM_PARTED;
    return true;
}

bool book_statement_part(struct text_view line, const char *marks, struct book_statement *statement)
{
    struct parts parts = split(line, marks);
    if (parts.count != 2 || !is_person(parts.parts[1]))
        return false;
    struct text_view origin = parts.parts[1];
    if (!book_word_take(&origin, BOOK_ORIGIN) || !book_character_parts(text_view_first(origin)))
        return take_pair(&parts, statement);
    statement->title = book_title_clean(parts.parts[0]);
    statement->author = book_author_clean(parts.parts[1]);
    statement->forms |= FORM_PARTED;
    return true;
}

/* X 清 Y: a dynasty between the two. */
static bool take_dynasty(const struct parts *parts, struct book_statement *statement)
{
    if (parts->count != 3 || !book_word_is(parts->parts[1], BOOK_ORIGIN))
        return false;
    statement->title = parts->parts[0];
    statement->author = book_author_clean(parts->parts[2]);
    statement->forms |= FORM_PARTED;
    return true;
}

/* Y：X */
static bool take_colon(struct text_view name, struct book_statement *statement)
{
    ptrdiff_t colon = text_view_find(name, "：");
    size_t length = strlen("：");
    if (colon < 0) {
        colon = text_view_find(name, ":");
        length = 1;
    }
    if (colon <= 0 || !is_person(text_view_part(name, 0, (size_t)colon)))
        return false;
    statement->author = book_author_clean(text_view_part(name, 0, (size_t)colon));
    statement->title = book_title_clean(text_view_part(name, (size_t)colon + length, name.length));
    statement->forms |= FORM_PARTED;
    return true;
}

/* (Y)X, X[Y] */
static bool take_person_group(struct text_view name, struct book_statement *statement)
{
    struct text_view bare = book_title_bare(name);
    struct text_view before = text_view_part(name, 0, (size_t)(bare.text - name.text));
    struct text_view behind = text_view_part(name, before.length + bare.length, name.length);
    struct text_view groups[] = {book_line_peel(before), book_line_peel(behind)};
    for (size_t i = 0; i < 2; i++) {
        if (text_view_is_empty(groups[i]) || !is_person(groups[i]))
            continue;
        statement->title = book_title_clean(bare);
        statement->author = book_author_clean(groups[i]);
        statement->forms |= FORM_PARTED;
        return true;
    }
    return false;
}

/* 01.X, 001_X: a number of the archive's with a mark behind it. A number that is glued to the title is
 * order_number.h's matter. */
static struct text_view cut_number(struct text_view name)
{
    struct text_view rest = name;
    unsigned digits = 0;
    bool bracket = text_view_take_text(&rest, "[") || text_view_take_text(&rest, "【");
    while (character_digit(text_view_first(rest)) >= 0 && digits <= NUMBER_LONGEST) {
        text_view_take(&rest);
        digits++;
    }
    uint32_t mark = text_view_take(&rest);
    bool marked = character_in(mark, bracket ? "]】" : ".．、_-－—)） 　");
    rest = text_view_trim_start(rest);
    bool title = character_digit(text_view_first(rest)) < 0 && text_view_count_han(rest) > 1;
    return digits > 0 && digits <= NUMBER_LONGEST && marked && title ? rest : name;
}

struct book_statement book_statement_from_name(struct text_view name)
{
    struct text_view whole = cut_number(text_view_trim(name));
    struct book_statement statement = book_statement_read(whole);
    if (!text_view_is_empty(statement.title) || text_view_is_empty(whole))
        return statement;
    statement = (struct book_statement){0};
    struct parts parts = split(whole, name_marks), words = split(whole, name_marks_and_blanks);
    if (take_colon(whole, &statement) || take_pair(&parts, &statement) || take_dynasty(&words, &statement) ||
        take_pair(&words, &statement) || take_person_group(whole, &statement))
        return statement;
    struct text_view clean = book_title_clean(whole);
    statement.title = parts.count == 1 ? book_title_clean(parts.parts[0]) : clean;
    if (text_view_is_empty(statement.title))
        statement.title = whole;
    return statement;
}
