#include "formats/html/roles/bylines.h"

#include "formats/html/roles/agencies.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/name_lists.h"

#include <string.h>

/* Characters. */
enum {
    BYLINE_LONGEST = 60,
    OFFICE_LONGEST = 20,
    EMPLOYER_SHORTEST = 4,
    LABEL_SHORTEST = 2,
    OTHER_LABEL_LONGEST = 6
};

struct text_view credit_byline_bare(struct text_view text)
{
    text = text_view_trim(text);
    if (character_in(text_view_first(text), "□■◎●○◆◇"))
        text_view_take(&text);
    return text_view_trim_start(text);
}

bool credit_from_byline(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = credit_byline_bare(text);
    *credit = (struct credit){0};
    if (text_view_count(rest) > BYLINE_LONGEST || text_view_has_any(rest, "。！？：:“”"))
        return false;
    return credit_from_names(arena, rest, true, credit);
}

/* The Chinese word before the first blank. */
static struct text_view take_employer(struct text_view *text)
{
    struct text_view start = *text;
    while (character_is_han(text_view_first(*text)))
        text_view_take(text);
    return text_view_part(start, 0, start.length - text->length);
}

bool credit_from_employed(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = text_view_trim(text);
    *credit = (struct credit){0};
    if (credit_from_names(arena, rest, false, credit))
        return true;
    struct text_view employer = take_employer(&rest);
    return text_view_count(employer) >= EMPLOYER_SHORTEST && character_is_blank(text_view_first(rest)) &&
           credit_from_names(arena, text_view_trim_start(rest), false, credit);
}

bool credit_is_doubtful(struct text_view text)
{
    enum credit_field field;
    struct text_view rest = text;
    bool begins = credit_word_take(CREDIT_REPORTER, &rest) || credit_label_take_bare(&rest, &field);
    return begins && text_view_count_han(text) == text_view_count(text) && !name_is_person(rest) &&
           !credit_names_medium(rest);
}

/* 【新华社微特稿】 behind the names. */
static bool take_column(struct text_view *text, struct text_view *agency)
{
    if (!text_view_ends(*text, "】"))
        return false;
    ptrdiff_t start = -1;
    for (size_t at = text->length; at > 0 && start < 0; at--)
        if (text_view_starts(text_view_part(*text, at - 1, text->length), "【"))
            start = (ptrdiff_t)at - 1;
    if (start < 0)
        return false;
    struct text_view column = text_view_part(*text, (size_t)start + strlen("【"), text->length);
    *text = text_view_trim_end(text_view_part(*text, 0, (size_t)start));
    return agency_take(&column, agency);
}

bool credit_from_end(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view agency = {0}, rest = text_view_trim(text);
    *credit = (struct credit){0};
    bool column = take_column(&rest, &agency);
    struct text_view inner = credit_last_bracket(rest), ahead = inner;
    enum credit_field field = CREDIT_NONE;
    bool sourced = credit_label_take(&ahead, &field) && field == CREDIT_SOURCE;
    bool found = !text_view_is_empty(inner) && !sourced && credit_from_names(arena, inner, false, credit);
    if (column && credit->source == NULL)
        credit->source = credit_source(arena, agency);
    return found || column;
}

/* A label of a site that says nothing of what is looked for: 字数：, 索引号：. */
static bool is_other_label(struct text_view rest)
{
    size_t count = 0;
    while (count <= OTHER_LABEL_LONGEST && character_is_han(text_view_first(rest))) {
        text_view_take(&rest);
        count++;
    }
    return count >= LABEL_SHORTEST && count <= OTHER_LABEL_LONGEST &&
           character_in(text_view_first(rest), "：:");
}

/* A label of one character, 文 or 图, only behind a blank or a mark; a longer one also glued to a value. */
static bool is_label(struct text_view rest, bool boundary)
{
    struct text_view ahead = rest;
    enum credit_field field;
    return credit_label_take(&ahead, &field) &&
           (boundary ||
            text_view_count_han(text_view_part(rest, 0, rest.length - ahead.length)) >= LABEL_SHORTEST);
}

/* `来源：某报 记者 某某`: who wrote is no part of the source; 记者： never is. */
static bool is_reporter(struct text_view rest, bool may_follow)
{
    return credit_word_take(CREDIT_REPORTER, &rest) &&
           (may_follow || character_in(text_view_first(rest), "：:"));
}

static bool is_full_date(struct text_view rest)
{
    struct date date;
    return character_digit(text_view_first(rest)) >= 0 && date_take(&rest, &date) && date.year > 0 &&
           date.day > 0;
}

/* The value ends before `rest`; `last` is the character before it. */
static bool ends_value(struct text_view rest, uint32_t last, enum credit_field field)
{
    uint32_t first = text_view_first(rest);
    bool blank = character_is_blank(last), boundary = !character_is_han(last);
    if (first == '\t' || first == '|' || first == 0xFF5C || is_label(rest, boundary))
        return true;
    if (blank && is_other_label(rest))
        return true;
    if (field == CREDIT_SOURCE)
        return last != 0 && is_reporter(rest, blank);
    return (field == CREDIT_AUTHOR || field == CREDIT_EDITOR) && is_full_date(rest);
}

static struct text_view take_value(struct text_view *rest, enum credit_field field)
{
    struct text_view start = text_view_trim_start(*rest);
    uint32_t last = 0;
    *rest = start;
    while (!text_view_is_empty(*rest) && !ends_value(*rest, last, field))
        last = text_view_take(rest);
    return text_view_trim(text_view_part(start, 0, start.length - rest->length));
}

enum credit_field credit_take_labelled(struct text_view *text, struct text_view *value)
{
    struct text_view rest = text_view_trim_start(*text);
    enum credit_field field;
    if (!credit_label_take(&rest, &field))
        return CREDIT_NONE;
    *value = take_value(&rest, field);
    *text = rest;
    return field;
}

bool credit_take_other_label(struct text_view *text)
{
    struct text_view rest = *text;
    if (!is_other_label(rest))
        return false;
    while (character_is_han(text_view_first(rest)))
        text_view_take(&rest);
    text_view_take(&rest);
    *text = rest;
    return true;
}

bool credit_from_title_prefix(struct text_view title, struct text_view *name)
{
    ptrdiff_t wide = text_view_find(title, "："), narrow = text_view_find(title, ":");
    ptrdiff_t end = wide < 0 || (narrow >= 0 && narrow < wide) ? narrow : wide;
    if (end <= 0)
        return false;
    *name = text_view_trim(text_view_part(title, 0, (size_t)end));
    return text_view_count(*name) <= OFFICE_LONGEST && credit_word_ends(CREDIT_SIGNING, *name);
}
