#include "formats/html/roles/brackets.h"

#include "base/utf8.h"

/* Bytes. */
enum { END_LONGEST = 400 };

struct text_view credit_unbracket(struct text_view text)
{
    struct text_view inner = text_view_trim(text);
    bool opened = text_view_take_text(&inner, "（") || text_view_take_text(&inner, "(") ||
                  text_view_take_text(&inner, "[") || text_view_take_text(&inner, "【");
    bool closed = text_view_take_end(&inner, "）") || text_view_take_end(&inner, ")") ||
                  text_view_take_end(&inner, "]") || text_view_take_end(&inner, "】");
    return opened && closed && !text_view_has_any(inner, "（(）)") ? text_view_trim(inner)
                                                                   : text_view_trim(text);
}

bool credit_take_bracketed(struct text_view *view, struct text_view *inner)
{
    struct text_view rest = text_view_trim_start(*view);
    if (!character_in(text_view_first(rest), "（(〔【"))
        return false;
    text_view_take(&rest);
    struct text_view start = rest;
    while (!text_view_is_empty(rest)) {
        size_t length = (size_t)(rest.text - start.text);
        if (character_in(text_view_take(&rest), "）)〕】")) {
            *inner = text_view_part(start, 0, length);
            *view = rest;
            return true;
        }
    }
    return false;
}

/* Only the last bytes of a long paragraph can be a credit. */
static struct text_view tail_of(struct text_view text)
{
    size_t start = text.length > END_LONGEST ? text.length - END_LONGEST : 0;
    while (start > 0 && utf8_continues(text.text[start]))
        start--;
    return text_view_part(text, start, text.length);
}

struct text_view credit_last_bracket(struct text_view text)
{
    struct text_view rest = tail_of(text_view_trim(text)), inner = {0}, found = {0};
    if (!character_in(text_view_last(rest), "）)〕】"))
        return found;
    while (!text_view_is_empty(rest)) {
        struct text_view ahead = rest;
        if (credit_take_bracketed(&ahead, &inner) && text_view_is_empty(ahead))
            found = inner;
        text_view_take(&rest);
    }
    return found;
}
