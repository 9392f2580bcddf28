#include "formats/html/article/book_statement.h"

#include "base/utf8.h"
#include "formats/html/article/credits.h"
#include "formats/html/lexicon/book_words.h"

#include <string.h>

/* Characters. */
enum {
    AUTHOR_LONGEST = 24,
    BESIDE_LONGEST = 12,
    TITLE_LONGEST_HERE = 60,
    GROUP_ORIGIN = 5,
    SPEAKER_LONGEST = 8
};

static const char ornaments[] = "☆★※●◆◇■□▲△▼=＝─━—-~～*＊#＃•│┃|｜▍▌█【】";
static const char part_marks[] = "-－—–_＿/／\\|｜│┃@＠·•,，";

bool book_character_parts(uint32_t character)
{
    return character_in(character, part_marks);
}

static bool is_latin(uint32_t character)
{
    return character < 0x250 && character != 0;
}

static bool is_loose(uint32_t character)
{
    return character != 0 && (character_is_blank(character) || book_character_parts(character) ||
                              character_in(character, "：:.．。、+＋"));
}

static struct text_view drop_last(struct text_view view)
{
    size_t end = view.length;
    utf8_previous(view.text, &end);
    return text_view_part(view, 0, end);
}

static struct text_view trim_loose_start(struct text_view view)
{
    while (is_loose(text_view_first(view)))
        text_view_take(&view);
    return view;
}

static struct text_view trim_loose_end(struct text_view view)
{
    while (is_loose(text_view_last(view)) || character_in(text_view_last(view), "（([【［"))
        view = drop_last(view);
    return view;
}

static struct text_view trim_loose(struct text_view view)
{
    return trim_loose_end(trim_loose_start(view));
}

static const struct bracket {
    const char *open, *close;
} brackets[] = {{"（", "）"}, {"(", ")"},   {"[", "]"},   {"【", "】"}, {"［", "］"}, {"〔", "〕"},
                {"『", "』"}, {"「", "」"}, {"〖", "〗"}, {"<", ">"},   {"〈", "〉"}, {"《", "》"}};

enum { BOOK_BRACKET = sizeof brackets / sizeof *brackets - 1 };

/* The group in brackets at the start; `behind` is what follows it. */
static bool take_group(struct text_view view, struct text_view *group, struct text_view *behind)
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
    return take_group(view, group, &behind) && text_view_is_empty(text_view_trim(behind));
}

static struct text_view peel_ornaments(struct text_view line)
{
    struct text_view inner = line;
    while (character_is_blank(text_view_first(inner)) || character_in(text_view_first(inner), ornaments))
        text_view_take(&inner);
    while (character_is_blank(text_view_last(inner)) || character_in(text_view_last(inner), ornaments))
        inner = drop_last(inner);
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
static bool is_edition(struct text_view text)
{
    struct text_view rest = trim_loose(text);
    if (text_view_is_empty(rest))
        return false;
    while (!text_view_is_empty(rest)) {
        if (is_range(rest))
            return true;
        if (!book_word_take(&rest, BOOK_EDITION))
            return book_words_advertise(rest);
        rest = trim_loose_start(rest);
    }
    return true;
}

static bool holds_edition(struct text_view group)
{
    return is_edition(group) || book_words_advertise(group) ||
           (book_word_occurs(group, BOOK_EDITION) && text_view_count(group) > 2);
}

struct text_view book_title_clean(struct text_view title)
{
    struct text_view rest = trim_loose_end(text_view_trim(title)), before, group, behind;
    while (take_group(rest, &group, &behind) && is_edition(group) &&
           !text_view_is_empty(text_view_trim(behind)))
        rest = trim_loose_start(behind);
    for (unsigned pass = 0; pass < 6; pass++) {
        if (take_group_end(rest, &before, &group) && holds_edition(group) && !text_view_is_empty(before)) {
            rest = trim_loose_end(before);
            continue;
        }
        struct text_view bare = rest;
        if (!book_word_take_end(&bare, BOOK_EDITION) || text_view_is_empty(bare))
            break;
        bool latin = is_latin(text_view_first(text_view_part(rest, bare.length, rest.length)));
        bool apart = is_loose(text_view_last(bare)) || text_view_ends(bare, "》") ||
                     (latin && !is_latin(text_view_last(bare)));
        if (!apart && (rest.length - bare.length < strlen("全集") || text_view_count(bare) < 2))
            break;
        rest = trim_loose_end(bare);
    }
    return rest;
}

struct text_view book_title_bare(struct text_view title)
{
    struct text_view rest = text_view_trim(title), before, group;
    while (take_group_end(rest, &before, &group) && !text_view_is_empty(text_view_trim(before)))
        rest = text_view_trim(before);
    while (take_group(rest, &group, &before) && !text_view_is_empty(text_view_trim(before)))
        rest = text_view_trim(before);
    return rest;
}

/* [日], （美）, 清., 明·, 清 at the start. */
static struct text_view cut_origin(struct text_view author)
{
    struct text_view group, behind;
    while (take_group(author, &group, &behind) && text_view_count(group) <= GROUP_ORIGIN &&
           !text_view_is_empty(text_view_trim(behind)))
        author = trim_loose_start(behind);
    struct text_view rest = author;
    if (book_word_take(&rest, BOOK_ORIGIN) && is_loose(text_view_first(rest)))
        return trim_loose_start(rest);
    return author;
}

/* True when the name goes on behind a blank: Jane Austen; 王 珂. */
static bool blank_joins(struct text_view before, struct text_view after)
{
    if (is_latin(text_view_last(before)) && is_latin(text_view_first(after)))
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
    struct text_view name = cut_end(cut_origin(trim_loose(text_view_trim(author))));
    struct text_view none = text_view_part(name, 0, 0), tail = name;
    if (book_word_take_end(&tail, BOOK_HELPER_TAIL) && text_view_count(tail) > 2)
        return none;
    while (book_word_take_end(&name, BOOK_AUTHOR_TAIL) && !text_view_is_empty(name))
        name = trim_loose_end(name);
    struct text_view made = name;
    if (book_word_take_end(&made, BOOK_EDITION) && text_view_count(made) > 1 && name.length - made.length > 3)
        name = trim_loose_end(made);
    bool nobody = book_word_occurs(name, BOOK_NOBODY) || is_edition(name) || book_words_advertise(name);
    size_t count = text_view_count(name);
    return count == 0 || count > AUTHOR_LONGEST || nobody ? none : name;
}

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
    *view = marked ? trim_loose_start(text_view_part(value, strlen("："), value.length)) : value;
    if (marked && text_view_first(value) < 0x80)
        *view = trim_loose_start(text_view_part(value, 1, value.length));
    return true;
}

/* by Y, 文/Y: the word, and a mark or a blank behind it. */
static bool take_written_by(struct text_view *view)
{
    struct text_view rest = *view;
    bool latin = is_latin(text_view_first(rest));
    if (!book_word_take(&rest, BOOK_WRITTEN_BY))
        return false;
    uint32_t next = text_view_first(rest);
    bool marked = character_in(next, latin ? "：:/／ 　\t" : "：:/／");
    if (!marked && !(latin && !is_latin(next)))
        return false;
    *view = trim_loose_start(rest);
    return true;
}

static bool breaks_before(struct text_view before)
{
    uint32_t last = text_view_last(before);
    return text_view_is_empty(before) || is_loose(last) || character_is_closing(last) ||
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
    bool apart = is_loose(text_view_last(run));
    if (!book_word_take(after, BOOK_AUTHOR_TAIL) && !(apart && book_word_take(after, BOOK_APART_TAIL)))
        return false;
    uint32_t next = text_view_first(*after);
    return (next == 0 || is_loose(next) || character_in(next, ";；）)]】』」（([")) &&
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
    struct text_view group, behind, tail = trim_loose_start(text_view_trim(rest));
    bool glued = !text_view_is_empty(rest) && tail.text == rest.text;
    while (take_group(tail, &group, &behind)) {
        if (text_view_is_empty(statement->author) && !holds_edition(group) && name_is_person(group)) {
            statement->author = group;
            statement->forms |= FORM_BESIDE;
        }
        tail = trim_loose_start(text_view_trim(behind));
        glued = false;
    }
    while (book_word_take(&tail, BOOK_EDITION))
        tail = trim_loose_start(tail);
    if (text_view_is_empty(tail) || is_edition(tail))
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
    struct text_view before = trim_loose(text_view_part(line, 0, (size_t)open));
    struct text_view inside = text_view_part(line, (size_t)open + strlen("《"), line.length);
    ptrdiff_t close = text_view_find(inside, "》");
    if (close <= 0)
        return false;
    struct text_view author = book_author_clean(before), group, behind;
    bool person = name_is_person(author);
    if (take_group(before, &group, &behind) && text_view_is_empty(trim_loose(behind)))
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
    struct text_view name = book_title_clean(book_line_peel(trim_loose(title)));
    struct book_statement inner = {0};
    if (read_book_brackets(name, &inner)) {
        statement->title = inner.title;
        statement->forms |= FORM_BRACKETS;
    } else if (text_view_count(name) <= TITLE_LONGEST_HERE && !text_view_has_any(name, "。")) {
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
    *line = trim_loose_start(rest);
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
    if (!text_view_is_empty(trim_loose(before)))
        set_title(&statement, before);
    return statement;
}
