#include "formats/html/lexicon/names.h"

#include "base/array.h"
#include "base/utf8.h"

enum { FOREIGN_NAME_LONGEST = 16 };

static const char family_names[] =
#define FAMILY(characters, source) characters
#include "formats/html/lexicon/names.def"
    ;

static const char *const compound_names[] = {
#define COMPOUND(name, source) name,
#include "formats/html/lexicon/names.def"
};

static const char *const no_persons[] = {
#define NO_PERSON(word, source) word,
#include "formats/html/lexicon/names.def"
};

static const char *const offices[] = {
#define OFFICE(word, source) word,
#include "formats/html/lexicon/names.def"
};

static bool is_one_of(struct text_view view, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_view_equals(view, words[i]))
            return true;
    return false;
}

static bool is_all_han(struct text_view view)
{
    return text_view_count_han(view) == text_view_count(view);
}

bool name_is_foreign(struct text_view view)
{
    bool dotted = false;
    if (text_view_count(view) > FOREIGN_NAME_LONGEST)
        return false;
    while (!text_view_is_empty(view)) {
        uint32_t character = text_view_take(&view);
        bool dot = character_in(character, "·・•");
        dotted |= dot;
        if (!dot && !character_is_han(character))
            return false;
    }
    return dotted;
}

bool name_is_person(struct text_view view)
{
    size_t count = text_view_count(view);
    if (name_is_foreign(view))
        return true;
    if (count < NAME_SHORTEST || count > NAME_LONGEST || !is_all_han(view) ||
        is_one_of(view, no_persons, COUNT(no_persons)))
        return false;
    bool compound = text_view_starts_with_one_of(view, compound_names, COUNT(compound_names));
    return compound ? count > NAME_SHORTEST
                    : count < NAME_LONGEST && character_in(text_view_first(view), family_names);
}

bool name_is_widened_person(struct text_view view)
{
    char name[NAME_LONGEST * UTF8_LONGEST];
    size_t length = 0;
    if (text_view_count_visible(view) > NAME_LONGEST || !text_view_has_any(view, " 　"))
        return name_is_person(view);
    while (!text_view_is_empty(view)) {
        struct text_view before = view;
        if (!character_is_han(text_view_take(&view)))
            continue;
        for (size_t i = 0; i < before.length - view.length && length < sizeof name; i++)
            name[length++] = before.text[i];
    }
    return name_is_person((struct text_view){name, length});
}

/* Where the last blank of a view ends; 0: there is none. */
static size_t behind_last_blank(struct text_view view)
{
    size_t behind = 0;
    for (struct text_view rest = view; !text_view_is_empty(rest);)
        if (character_is_blank(text_view_take(&rest)))
            behind = view.length - rest.length;
    return behind;
}

bool name_is_office(struct text_view view)
{
    return text_view_ends_with_one_of(view, offices, COUNT(offices));
}

bool name_with_office(struct text_view view, struct text_view *name)
{
    size_t behind = behind_last_blank(view);
    struct text_view office = text_view_trim(text_view_part(view, 0, behind));
    *name = text_view_part(view, behind, view.length);
    return behind > 0 && name_is_person(*name) && name_is_office(office) && is_all_han(office);
}

bool name_take_office(struct text_view *view)
{
    for (size_t i = 0; i < COUNT(offices); i++) {
        struct text_view rest = *view;
        if (!text_view_take_text(&rest, offices[i]) || !name_is_person(text_view_trim_start(rest)))
            continue;
        *view = text_view_trim_start(rest);
        return true;
    }
    return false;
}
