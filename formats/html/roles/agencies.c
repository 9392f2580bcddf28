#include "formats/html/roles/agencies.h"

/* Characters. */
enum { AGENCY_LONGEST = 16 };

static size_t shortest_agency(struct text_view view)
{
    struct text_view rest = view;
    for (size_t count = 0; count < AGENCY_LONGEST && !text_view_is_empty(rest); count++) {
        uint32_t character = text_view_take(&rest);
        if (!character_is_han(character) && !(character > ' ' && character < 0x7F))
            return 0;
        struct text_view head = text_view_part(view, 0, view.length - rest.length);
        if (count > 0 && credit_word_ends(CREDIT_AGENCY_END, head))
            return head.length;
    }
    return 0;
}

static size_t agency_tail(struct text_view rest)
{
    struct text_view after = rest;
    if (text_view_first(rest) == '-' || text_view_first(rest) == 0x00B7) {
        text_view_take(&after);
        size_t more = shortest_agency(after);
        return more == 0 ? 0 : rest.length - after.length + more;
    }
    credit_word_take(CREDIT_AGENCY_TAIL, &after);
    return rest.length - after.length;
}

bool agency_take(struct text_view *view, struct text_view *agency)
{
    size_t length = shortest_agency(*view);
    if (length == 0)
        return false;
    length += agency_tail(text_view_part(*view, length, view->length));
    *agency = text_view_part(*view, 0, length);
    *view = text_view_part(*view, length, view->length);
    return true;
}

const char *credit_source(struct arena *arena, struct text_view name)
{
    return credit_names_nobody(name) ? NULL : text_view_copy_plain(arena, name);
}
