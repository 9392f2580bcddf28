#include "formats/html/roles/bylines.h"

#include "formats/html/roles/agencies.h"
#include "formats/html/roles/brackets.h"
#include "formats/html/roles/name_lists.h"

#include <string.h>

/* Characters. */
enum { BYLINE_LONGEST = 60, OFFICE_LONGEST = 20 };

bool credit_from_byline(struct arena *arena, struct text_view text, struct credit *credit)
{
    struct text_view rest = text_view_trim(text);
    *credit = (struct credit){0};
    if (character_in(text_view_first(rest), "□■◎●○◆"))
        text_view_take(&rest);
    if (text_view_count(rest) > BYLINE_LONGEST || text_view_has_any(rest, "。！？：:“”"))
        return false;
    return credit_from_names(arena, rest, true, credit);
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
    struct text_view inner = credit_last_bracket(rest);
    bool found = !text_view_is_empty(inner) && credit_from_names(arena, inner, false, credit);
    if (column && credit->source == NULL)
        credit->source = credit_source(arena, agency);
    return found || column;
}

/* A label stands at the start of a value, behind a blank or a mark. */
static struct text_view take_value(struct text_view *rest)
{
    struct text_view start = text_view_trim_start(*rest);
    bool boundary = true;
    *rest = start;
    while (!text_view_is_empty(*rest)) {
        struct text_view ahead = *rest;
        enum credit_field field;
        uint32_t first = text_view_first(*rest);
        if (first == '\t' || first == '|' || first == 0xFF5C ||
            (boundary && credit_label_take(&ahead, &field)))
            break;
        boundary = !character_is_han(text_view_take(rest));
    }
    return text_view_trim(text_view_part(start, 0, start.length - rest->length));
}

enum credit_field credit_take_labelled(struct text_view *text, struct text_view *value)
{
    struct text_view rest = text_view_trim_start(*text);
    enum credit_field field;
    if (!credit_label_take(&rest, &field))
        return CREDIT_NONE;
    *value = take_value(&rest);
    *text = rest;
    return field;
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
