#include "formats/html/roles/datelines.h"

#include "formats/html/roles/agencies.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/name_lists.h"

#include <string.h>

/* Characters. */
enum { PLACE_LONGEST = 12, SOURCE_LONGEST = 20, PRINT_LONGEST = 30, NAMES_LONGEST = 12 };

/* Characters of a short name with a short place; of most names. */
enum { NAME_AND_PLACE = 4, NAME_USUAL = 3 };

static void skip_place(struct text_view *view)
{
    for (size_t count = 0; count < PLACE_LONGEST; count++) {
        uint32_t first = text_view_first(*view);
        if (character_digit(first) >= 0 || !(character_is_han(first) || character_in(first, "·")))
            return;
        text_view_take(view);
    }
}

/* 消息： 讯（记者 …）: news without a day. A mark or white space must follow. */
static bool take_news(struct text_view *view)
{
    struct text_view rest = *view;
    if (!credit_word_take(CREDIT_NEWS, &rest))
        return false;
    uint32_t next = text_view_first(rest);
    if (!character_in(next, "：:（(") && !character_is_blank(next))
        return false;
    if (character_in(next, "：:"))
        text_view_take(&rest);
    *view = rest;
    return true;
}

/* 19日電: the month is that of the paper. */
static bool take_day(struct text_view *view, struct date *date)
{
    struct text_view rest = *view;
    *date = (struct date){0};
    while (character_digit(text_view_first(rest)) >= 0)
        text_view_take(&rest);
    if (rest.length == view->length || !text_view_take_text(&rest, "日"))
        return false;
    *view = rest;
    return true;
}

/* agency + place + day + 电; or agency + 消息：. */
static bool take_dateline(struct text_view *text, struct text_view *agency, struct credit *credit)
{
    struct text_view rest = *text;
    credit->is_quoted = text_view_take_text(&rest, "据");
    if (!agency_take(&rest, agency))
        return false;
    if (!take_news(&rest)) {
        skip_place(&rest);
        rest = text_view_trim_start(rest);
        bool dated =
            (date_take(&rest, &credit->date) && credit->date.day > 0) || take_day(&rest, &credit->date);
        rest = text_view_trim_start(rest);
        credit->is_wire = credit_word_starts(CREDIT_WIRE, rest);
        if (!dated || !(credit_word_take(CREDIT_WIRE, &rest) || credit_word_take(CREDIT_NEWS, &rest)))
            return false;
    }
    credit->is_wire &= text_view_ends(*agency, "社");
    *text = rest;
    return true;
}

/* 东方网记者曹某5月13日报道： */
static bool take_report(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = text, agency;
    struct credit people = {0};
    if (!agency_take(&rest, &agency) || !credit_word_starts(CREDIT_REPORTER, rest))
        return false;
    struct text_view names = rest;
    for (size_t i = 0; i < NAMES_LONGEST && character_digit(text_view_first(rest)) < 0; i++)
        text_view_take(&rest);
    names.length -= rest.length;
    if (!date_take(&rest, &credit->date) || credit->date.day == 0 || !text_view_take_text(&rest, "报道") ||
        !credit_from_names(arena, names, true, &people))
        return false;
    credit->author = people.author;
    credit->source = credit_source(arena, agency);
    return true;
}

/* （法新社羅馬19日電）: brackets around all of it. */
static bool take_bracketed_dateline(struct text_view *rest, struct text_view *agency, struct credit *credit)
{
    struct text_view inner, after = *rest;
    if (!credit_take_bracketed(&after, &inner) || !take_dateline(&inner, agency, credit) ||
        !text_view_is_empty(inner))
        return false;
    *rest = after;
    return true;
}

/* The name at the start of a name and a place: 周一鳴河口, of five characters or more three are the name. */
static struct text_view split_name(struct text_view name_and_place)
{
    size_t count = text_view_count(name_and_place),
           name = count > NAME_AND_PLACE ? NAME_USUAL : NAME_SHORTEST;
    struct text_view rest = name_and_place;
    for (size_t i = 0; i < name; i++)
        text_view_take(&rest);
    return text_view_part(name_and_place, 0, name_and_place.length - rest.length);
}

/* （中央社記者周一鳴河口5日電）: agency, reporter, place and day in one bracket. */
static bool take_reporter_wire(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view inner, agency, rest = text;
    if (!credit_take_bracketed(&rest, &inner) || !agency_take(&inner, &agency) ||
        !credit_word_take(CREDIT_REPORTER, &inner))
        return false;
    struct text_view words = inner;
    skip_place(&inner);
    words.length -= inner.length;
    if (text_view_count(words) < NAME_AND_PLACE || !take_day(&inner, &credit->date) ||
        !credit_word_starts(CREDIT_WIRE, inner) || !name_is_person(split_name(words)))
        return false;
    credit->author = text_view_copy_plain(arena, split_name(words));
    credit->source = credit_source(arena, agency);
    credit->is_wire = text_view_ends(agency, "社");
    return true;
}

/* 〔記者周一鳴／河口報導〕 at the start of a text. */
static bool take_bracketed_report(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view inner = {0}, rest = text;
    if (!credit_take_bracketed(&rest, &inner) || !credit_word_ends(CREDIT_DID, inner) ||
        text_view_count(inner) > NAMES_LONGEST * 2)
        return false;
    struct text_view names = inner;
    while (!text_view_is_empty(names) && !character_in(text_view_last(names), "／/"))
        text_view_take_last(&names);
    text_view_take_last(&names);
    return credit_from_names(arena, text_view_is_empty(names) ? inner : names, true, credit);
}

bool credit_from_dateline(struct arena *arena, struct text_view text, struct credit *credit, bool *titled)
{
    struct text_view agency, names, rest = text_view_trim_start(text);
    struct credit people = {0};
    *credit = (struct credit){0};
    *titled = false;
    if (take_report(arena, rest, credit) || take_reporter_wire(arena, rest, credit) ||
        take_bracketed_report(arena, rest, credit))
        return true;
    *credit = (struct credit){0};
    if (!take_dateline(&rest, &agency, credit) && !take_bracketed_dateline(&rest, &agency, credit))
        return false;
    credit->source = credit_source(arena, agency);
    struct text_view after = text_view_trim_start(rest);
    *titled = text_view_starts(after, "题：") || text_view_starts(after, "题:");
    if (credit_take_bracketed(&rest, &names) && credit_from_names(arena, names, false, &people))
        credit->author = people.author;
    return true;
}

bool credit_from_end_dateline(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view agency, inner = credit_last_bracket(text);
    *credit = (struct credit){0};
    if (text_view_is_empty(inner) || !take_dateline(&inner, &agency, credit))
        return false;
    credit->source = credit_source(arena, agency);
    return true;
}

/* 《name》; takes it. */
static bool take_quoted(struct text_view *rest, struct text_view *name)
{
    struct text_view inner = text_view_trim_start(*rest);
    if (!text_view_take_text(&inner, "《"))
        return false;
    ptrdiff_t end = text_view_find(inner, "》");
    if (end <= 0)
        return false;
    *name = text_view_trim(text_view_part(inner, 0, (size_t)end));
    *rest = text_view_part(inner, (size_t)end + strlen("》"), inner.length);
    return text_view_count(*name) <= SOURCE_LONGEST;
}

/* 张三 《某报》…, 《某刊》2023年第5期 张三: takes the writer. */
static void take_writer(struct arena *arena, struct text_view *line, struct credit *credit)
{
    ptrdiff_t quoted = text_view_find(*line, "《");
    struct text_view before = text_view_trim(text_view_part(*line, 0, quoted > 0 ? (size_t)quoted : 0));
    struct text_view last = *line, rest = *line;
    while (!text_view_is_empty(rest))
        if (character_is_blank(text_view_take(&rest)))
            last = rest;
    struct text_view name = name_is_person(before) ? before : name_is_person(last) ? last : text_view_of("");
    if (text_view_is_empty(name))
        return;
    credit->author = text_view_copy_plain(arena, name);
    *line = name.text == last.text ? text_view_part(*line, 0, line->length - last.length)
                                   : text_view_part(*line, (size_t)quoted, line->length);
}

/* （2023年4月5日 第8版）, 2023年第5期: all of it. */
static bool read_print_date(struct text_view rest, struct date *date)
{
    struct text_view inner;
    if (!credit_take_bracketed(&rest, &inner)) {
        inner = rest;
        rest = text_view_of("");
    }
    inner = text_view_trim(inner);
    return text_view_is_empty(text_view_trim(rest)) && text_view_count(inner) <= PRINT_LONGEST &&
           date_take(&inner, date) && date->year > 0;
}

bool credit_from_print_line(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = credit_unbracket(text), name;
    *credit = (struct credit){0};
    take_writer(arena, &rest, credit);
    if (!take_quoted(&rest, &name) || !read_print_date(text_view_trim(rest), &credit->date))
        return false;
    credit->source = credit_source(arena, name);
    return true;
}

/* The day of an issue, or its year: 2002/15. */
static void read_issue(struct text_view text, struct date *date)
{
    if (date_find(text, date))
        return;
    struct text_view rest = text_view_trim(text);
    int year = 0, digits = 0;
    for (; digits < 4 && character_digit(text_view_first(rest)) >= 0; digits++)
        year = year * 10 + character_digit(text_view_take(&rest));
    bool issue = digits == 4 && character_in(text_view_first(rest), "/.-第年");
    *date = (struct date){issue ? year : 0, 0, 0};
}

bool credit_from_excerpt(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = credit_last_bracket(text), name;
    *credit = (struct credit){0};
    if (text_view_is_empty(rest))
        rest = credit_unbracket(text);
    if (text_view_count(rest) > PRINT_LONGEST * 2 || !credit_word_take(CREDIT_EXCERPT, &rest))
        return false;
    struct text_view before = rest;
    date_take(&rest, &credit->date);
    if (!take_quoted(&rest, &name))
        return false;
    if (credit->date.year == 0)
        read_issue(rest, &credit->date);
    credit->source = credit_source(arena, name);
    return before.length > rest.length;
}
