#include "formats/html/book/book_statement.h"

#include "base/utf8.h"
#include "formats/html/book/book_clean.h"
#include "formats/html/book/book_parts.h"
#include "formats/html/lexicon/book_words.h"
#include "formats/html/lexicon/names.h"

#include <string.h>

/* Characters. */
enum { BESIDE_LONGEST = 12, BOOK_LONGEST = 60, SPEAKER_LONGEST = 8 };

/* 作者： with its mark; without one only where `loose` allows it. */
static bool take_author_label(struct text_view *view, bool loose)
{
    struct text_view rest = *view;
    if (!book_word_take(&rest, BOOK_AUTHOR_LABEL))
        return false;
    struct text_view value = text_view_trim_start(rest);
    bool marked = character_in(text_view_first(value), "：:/／=＝】》｜|﹕︰_");
    if (!marked && !loose)
        return false;
    *view = marked ? book_trim_start(text_view_part(value, strlen("："), value.length)) : value;
    if (marked && text_view_first(value) < 0x80)
        *view = book_trim_start(text_view_part(value, 1, value.length));
    return true;
}

/* by Y, 文/Y: the word, and a mark or a blank behind it. */
static bool take_written_by(struct text_view *view)
{
    struct text_view rest = *view;
    bool latin = book_character_is_latin(text_view_first(rest));
    if (!book_word_take(&rest, BOOK_WRITTEN_BY))
        return false;
    uint32_t next = text_view_first(rest);
    bool marked = character_in(next, latin ? "：:/／ 　\t" : "：:/／");
    if (!marked && !(latin && !book_character_is_latin(next)))
        return false;
    *view = book_trim_start(rest);
    return true;
}

static bool breaks_before(struct text_view before)
{
    uint32_t last = text_view_last(before);
    return text_view_is_empty(before) || book_character_is_loose(last) || character_is_closing(last) ||
           character_in(last, "（([【［》");
}

/* The first place where an author is announced; `before` and `after` are what stands around. */
static bool find_author(struct text_view line, struct text_view *before, struct text_view *after)
{
    for (struct text_view rest = line; !text_view_is_empty(rest); text_view_take(&rest)) {
        struct text_view head = text_view_part(line, 0, line.length - rest.length), value = rest;
        bool breaks =
            breaks_before(head) || (text_view_starts(rest, "BY") && character_is_han(text_view_last(head)));
        if (take_author_label(&value, breaks && !text_view_is_empty(head)) ||
            (breaks && take_written_by(&value))) {
            *before = head;
            *after = value;
            return true;
        }
    }
    return false;
}

/* 著 at the end of a run: ends there, or a mark follows. */
static bool take_tail(struct text_view run, struct text_view rest, struct text_view *after)
{
    *after = rest;
    bool apart = book_character_is_loose(text_view_last(run));
    if (!book_word_take(after, BOOK_AUTHOR_TAIL) && !(apart && book_word_take(after, BOOK_APART_TAIL)))
        return false;
    uint32_t next = text_view_first(*after);
    return (next == 0 || book_character_is_loose(next) || character_in(next, ";；）)]】』」（([")) &&
           !character_in(text_view_last(run), "名显顯原论論专譯译巨编");
}

/* Y著 or Y 著, at the end or before ；: `author` reaches back to the last mark. */
static bool find_works(struct text_view line, struct text_view *before, struct text_view *author)
{
    size_t start = 0;
    for (struct text_view rest = line; !text_view_is_empty(rest);) {
        size_t at = line.length - rest.length;
        struct text_view run = text_view_part(line, start, at), after;
        if (at > start && take_tail(run, rest, &after)) {
            *before = text_view_part(line, 0, start);
            *author = run;
            return true;
        }
        uint32_t character = text_view_take(&rest);
        struct text_view next = text_view_trim_start(rest), ahead;
        bool blank = character_is_blank(character) && !take_tail(text_view_of(" "), next, &ahead);
        bool mark = character_in(character, "/／|｜│》_；;-") && !take_tail(text_view_of("/"), next, &ahead);
        if (blank || mark)
            start = line.length - rest.length;
    }
    return false;
}

static bool is_wordy(struct text_view text)
{
    return text_view_has_any(text, "。！？!?，,；;“”");
}

/* The author right behind 《X》, or an addition of the archive there. */
static void read_behind(struct book_statement *statement, struct text_view rest)
{
    struct text_view group, behind, tail = book_trim_start(text_view_trim(rest));
    bool glued = !text_view_is_empty(rest) && tail.text == rest.text;
    while (book_group_take(tail, &group, &behind)) {
        if (text_view_is_empty(statement->author) && !book_group_is_edition(group) && name_is_person(group)) {
            statement->author = group;
            statement->forms |= FORM_BESIDE;
        }
        tail = book_trim_start(text_view_trim(behind));
        glued = false;
    }
    while (book_word_take(&tail, BOOK_EDITION))
        tail = book_trim_start(tail);
    if (text_view_is_empty(tail) || book_text_is_edition(tail))
        return;
    struct text_view author = book_author_clean(tail);
    bool site = book_words_advertise(tail) || book_word_occurs(tail, BOOK_DECLARATION);
    bool fits = !text_view_is_empty(author) && text_view_count(author) <= BESIDE_LONGEST && !is_wordy(tail);
    bool goes_on = glued && character_in(text_view_first(tail), "的之是和与與中里裡");
    if (site) {
        statement->forms |= FORM_ADVERT;
    } else if (fits && !goes_on) {
        statement->author = author;
        statement->forms |= FORM_BESIDE;
    } else {
        *statement = (struct book_statement){.forms = statement->forms & FORM_LABEL};
    }
}

/* 《X》 and what stands around it. */
static bool read_book_brackets(struct text_view line, struct book_statement *statement)
{
    ptrdiff_t open = text_view_find(line, "《");
    if (open < 0)
        return false;
    struct text_view before = book_trim(text_view_part(line, 0, (size_t)open));
    struct text_view inside = text_view_part(line, (size_t)open + strlen("《"), line.length);
    ptrdiff_t close = text_view_find(inside, "》");
    if (close <= 0)
        return false;
    struct text_view author = book_author_clean(before), group, behind;
    bool person = name_is_person(author);
    if (book_group_take(before, &group, &behind) && text_view_is_empty(book_trim(behind)))
        person = false;
    else if (!text_view_is_empty(before) && !person && !book_word_is(before, BOOK_EDITION))
        return false;
    statement->title = text_view_part(inside, 0, (size_t)close);
    statement->forms |= FORM_BRACKETS;
    if (person) {
        statement->author = author;
        statement->forms |= FORM_BESIDE;
    }
    struct text_view rest = text_view_part(inside, (size_t)close + strlen("》"), inside.length);
    if (text_view_is_empty(statement->author))
        read_behind(statement, rest);
    return true;
}

static void set_author(struct book_statement *statement, struct text_view author, unsigned form)
{
    statement->author = book_author_clean(author);
    statement->forms |= form;
}

static void set_title(struct book_statement *statement, struct text_view title)
{
    struct text_view name = book_title_clean(book_line_peel(book_trim(title)));
    struct book_statement inner = {0};
    if (read_book_brackets(name, &inner)) {
        statement->title = inner.title;
        statement->forms |= FORM_BRACKETS;
    } else if (text_view_count(name) <= BOOK_LONGEST && !text_view_has_any(name, "。")) {
        statement->title = name;
    }
}

static bool take_title_label(struct text_view *line)
{
    struct text_view rest = *line;
    if (!text_view_take_text(&rest, "【"))
        text_view_take_text(&rest, "[");
    if (!book_word_take(&rest, BOOK_TITLE_LABEL))
        return false;
    rest = text_view_trim_start(rest);
    if (!character_in(text_view_first(rest), "：:】]﹕︰"))
        return false;
    text_view_take(&rest);
    *line = book_trim_start(rest);
    return true;
}

/* 戴某上校在…的演讲, 某某2026年…的报告: who spoke. */
static bool read_speech(struct text_view line, struct book_statement *statement)
{
    if (!book_word_occurs(line, BOOK_SPEECH) || text_view_has_any(line, "。"))
        return false;
    struct text_view rest = line;
    for (size_t count = 0; count <= SPEAKER_LONGEST && !text_view_is_empty(rest); count++) {
        struct text_view name = text_view_part(line, 0, line.length - rest.length), after = rest;
        bool dated = character_digit(text_view_first(rest)) >= 0;
        if (count > 1 && ((book_word_take(&after, BOOK_SPEAKER) && name_is_person(name)) || dated)) {
            set_author(statement, name, FORM_SPEECH);
            return true;
        }
        if (!character_is_han(text_view_first(rest)) && !character_in(text_view_first(rest), "·"))
            return false;
        text_view_take(&rest);
    }
    return false;
}

struct book_statement book_statement_read(struct text_view line)
{
    struct book_statement statement = {0};
    struct text_view text = book_line_peel(line), before, after;
    if (take_title_label(&text))
        statement.forms |= FORM_LABEL;
    bool announced = find_author(text, &before, &after);
    if (announced)
        set_author(&statement, after, FORM_AUTHOR);
    else if (find_works(text, &before, &after))
        set_author(&statement, after, FORM_WORKS);
    else if (text_view_starts(text_view_trim_start(line), "——"))
        return statement; /* the second line of a title */
    else if (read_book_brackets(text, &statement) || book_statement_part(text, "/／|｜│┃", &statement) ||
             read_speech(text, &statement))
        return statement;
    else
        before = (statement.forms & FORM_LABEL) != 0 ? text : text_view_part(text, 0, 0);
    if (!text_view_is_empty(book_trim(before)))
        set_title(&statement, before);
    return statement;
}
