#include "formats/html/book/book_name.h"

#include "formats/html/book/book_clean.h"
#include "formats/html/book/book_parts.h"
#include "formats/html/book/book_statement.h"
#include "formats/html/lexicon/book_words.h"

#include <string.h>

enum { NUMBER_LONGEST = 4 /* digits */ };

static const char name_marks[] = "-－—–_＿/／\\|｜│┃@＠";
static const char name_marks_and_blanks[] = "-－—–_＿/／\\|｜│┃@＠ 　";

/* X 清 Y: a dynasty between the two. */
static bool take_dynasty(const struct book_parts *parts, struct book_statement *statement)
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
    if (colon <= 0 || !book_part_is_person(text_view_part(name, 0, (size_t)colon)))
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
        if (text_view_is_empty(groups[i]) || !book_part_is_person(groups[i]))
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
    struct book_parts parts = book_parts_split(whole, name_marks),
                      words = book_parts_split(whole, name_marks_and_blanks);
    if (take_colon(whole, &statement) || book_parts_take_pair(&parts, &statement) ||
        take_dynasty(&words, &statement) || book_parts_take_pair(&words, &statement) ||
        take_person_group(whole, &statement))
        return statement;
    struct text_view clean = book_title_clean(whole);
    statement.title = parts.count == 1 ? book_title_clean(parts.parts[0]) : clean;
    if (text_view_is_empty(statement.title))
        statement.title = whole;
    return statement;
}
