#include "formats/html/book/book_volume.h"

#include "base/array.h"
#include "formats/html/lexicon/number.h"

#include <string.h>

enum { WORK_SHORTEST = 2 /* characters */, VOLUMES_MOST = 200 };

/* What a volume of a work that is printed in parts is called, without its unit. */
static const struct named_volume {
    const char *name, *place;
} named[] = {
    {"上", "1"},
    {"中", "1.5"},
    {"下", "2"},
};

static const char *const units[] = {"册", "冊", "部", "卷", "集", "辑", "輯", "篇", "编", "編"};

static const char opening[] = "（([［〔【", closing[] = "）)]］〕】";

static bool take_unit(struct text_view *view)
{
    for (size_t i = 0; i < COUNT(units); i++)
        if (text_view_take_end(view, units[i]))
            return true;
    return false;
}

/* 上, 上册: the place; NULL: it is something else. Where nothing parts it from the work it needs its unit: 路在桥上. */
static const char *read_named(struct text_view text, bool needs_unit)
{
    bool has_unit = take_unit(&text);
    for (size_t i = 0; i < COUNT(named); i++)
        if (text_view_equals(text, named[i].name) && (has_unit || !needs_unit))
            return named[i].place;
    return NULL;
}

/* 第二部, 卷三, 第2册; bare in brackets 二, for (2) is the second copy of a file. */
static const char *read_numbered(struct arena *arena, struct text_view text, bool in_brackets)
{
    bool ordinal = text_view_take_text(&text, "第"), before = !ordinal && text_view_take_text(&text, "卷");
    bool unit = !before && take_unit(&text);
    enum number_kind kind = NUMBER_DIGITS;
    int number = number_take(&text, NUMBER_DIGITS | NUMBER_HAN | NUMBER_ROMAN, &kind);
    bool is_volume = unit ? ordinal : before || (in_brackets && !ordinal && kind == NUMBER_HAN);
    return number > 0 && number <= VOLUMES_MOST && text_view_is_empty(text) && is_volume
               ? arena_format(arena, "%d", number)
               : NULL;
}

static const char *read_place(struct arena *arena, struct text_view text, bool is_parted, bool in_brackets)
{
    text = text_view_trim(text);
    const char *place = read_named(text, !is_parted);
    return place != NULL ? place : read_numbered(arena, text, in_brackets);
}

/* The part behind the last bracket or blank; false: there is none. */
static bool cut_last(struct text_view title, struct text_view *work, struct text_view *last, bool *bracket)
{
    struct text_view rest = title;
    *bracket = character_in(text_view_last(rest), closing) && !text_view_is_empty(rest);
    if (*bracket)
        text_view_take_last(&rest);
    size_t end = rest.length;
    while (!text_view_is_empty(rest)) {
        size_t start = rest.length;
        uint32_t character = text_view_take_last(&rest);
        bool parts = *bracket ? character_in(character, opening)
                              : character_is_blank(character) || character_in(character, "：:·•-—－_");
        if (!parts)
            continue;
        *last = text_view_part(title, start, end);
        *work = rest;
        return true;
    }
    return false;
}

/* 石桥镇旧事上册, 石桥镇旧事第二部: nothing parts the two. */
static bool cut_glued(struct text_view title, struct text_view *work, struct text_view *last)
{
    for (size_t count = 2, all = text_view_count(title); count <= 6 && count < all; count++) {
        struct text_view head = text_view_head(title, all - count);
        *work = head;
        *last = text_view_part(title, head.length, title.length);
        if (text_view_starts(*last, "第") || (count == 2 && read_named(*last, true) != NULL))
            return true;
    }
    return false;
}

static bool is_work(struct text_view *work)
{
    *work = text_view_trim(*work);
    while (character_in(text_view_last(*work), "：:·•-—－_ ") && !text_view_is_empty(*work))
        text_view_take_last(work);
    return text_view_count_visible(*work) >= WORK_SHORTEST;
}

bool book_volume_read(struct arena *arena, struct text_view title, struct text_view *work, const char **place)
{
    struct text_view last;
    bool bracket = false;
    title = text_view_trim(title);
    *place = cut_last(title, work, &last, &bracket) ? read_place(arena, last, true, bracket) : NULL;
    if (*place == NULL && cut_glued(title, work, &last))
        *place = read_place(arena, last, false, false);
    return *place != NULL && is_work(work);
}
