#include "formats/html/metadata/title_byline.h"

#include "formats/html/roles/bylines.h"
#include "formats/html/roles/name_lists.h"

#include <string.h>

static bool may_part(uint32_t character)
{
    return character_is_blank(character) || character_in(character, "（([【》」』");
}

/* The names behind a label that stand alone to the end; NULL: there are none. */
static const char *read_names(struct arena *arena, struct text_view rest)
{
    struct text_view value;
    if (credit_take_labelled(&rest, &value) != CREDIT_AUTHOR || !text_view_is_empty(text_view_trim(rest)))
        return NULL;
    while (character_in(text_view_last(value), "）)]】"))
        text_view_take_last(&value);
    return credit_people(arena, value);
}

/* 《杏花》 is 杏花. */
static struct text_view cut_marks(struct text_view title)
{
    struct text_view inner = text_view_trim(title);
    while (character_in(text_view_last(inner), "（([【 "))
        text_view_take_last(&inner);
    inner = text_view_trim(inner);
    struct text_view bare = inner;
    bool is_quoted = text_view_take_text(&bare, "《") && text_view_take_end(&bare, "》") &&
                     text_view_find(bare, "《") < 0 && text_view_find(bare, "》") < 0;
    return is_quoted ? bare : inner;
}

bool title_take_byline(struct arena *arena, const char **title, const char **author)
{
    struct text_view whole = text_view_of(*title), rest = whole;
    while (!text_view_is_empty(rest)) {
        bool is_part = may_part(text_view_take(&rest));
        const char *names = is_part ? read_names(arena, rest) : NULL;
        struct text_view before = cut_marks(text_view_part(whole, 0, whole.length - rest.length));
        if (!names || text_view_is_empty(before))
            continue;
        *title = text_view_copy_plain(arena, before);
        *author = names;
        return true;
    }
    return false;
}
