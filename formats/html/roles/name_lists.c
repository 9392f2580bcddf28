#include "formats/html/roles/name_lists.h"

#include "base/buffer.h"
#include "formats/html/roles/agencies.h"

enum { MOST_NAMES = 24, LIST_LONGEST = 60 /* characters */ };

struct name_list {
    struct text_view names[MOST_NAMES];
    size_t count;
    struct text_view medium; /* 新华社 before 记者 */
    bool reporter;           /* a word like 记者 vouches for the names */
};

static bool is_separator(uint32_t character)
{
    return character_is_blank(character) || character_in(character, "、，,；;/／|｜&＆和与");
}

/* The length of the name at the start: up to a separator, a bracket or a word like 记者. */
static size_t name_length(struct text_view view)
{
    struct text_view rest = view;
    while (!text_view_is_empty(rest)) {
        uint32_t first = text_view_first(rest);
        if (is_separator(first) || character_in(first, "（(") || credit_word_starts(CREDIT_REPORTER, rest))
            break;
        text_view_take(&rest);
    }
    return view.length - rest.length;
}

/* `王 珂`: two single characters are one name. */
static bool joins_previous(const struct name_list *list, struct text_view name)
{
    if (list->count == 0 || text_view_count(name) != 1)
        return false;
    const struct text_view *last = &list->names[list->count - 1];
    return text_view_count(*last) == 1 && name.text > last->text &&
           (size_t)(name.text - last->text) <= last->length + 6;
}

static bool add_name(struct name_list *list, struct text_view name)
{
    if (joins_previous(list, name)) {
        struct text_view *last = &list->names[list->count - 1];
        last->length = (size_t)(name.text + name.length - last->text);
        return true;
    }
    if (list->count == MOST_NAMES)
        return false;
    list->names[list->count++] = name;
    return true;
}

static void skip_bracket(struct text_view *view)
{
    if (!character_in(text_view_first(*view), "（("))
        return;
    while (!text_view_is_empty(*view) && !character_in(text_view_take(view), "）)"))
        ;
}

static bool is_medium(struct text_view name)
{
    return credit_names_medium(name) || text_view_starts(name, "《");
}

/* 写作者: a single character before the word makes it another. */
static bool is_within_word(const struct name_list *list, struct text_view view)
{
    const struct text_view *last = &list->names[list->count == 0 ? 0 : list->count - 1];
    return list->count > 0 && last->text + last->length == view.text && text_view_count(*last) == 1;
}

/* 央视记者: what stands right before the word is where the reporter works. */
static void take_affiliation(struct name_list *list, bool glued)
{
    if (list->count == 0)
        return;
    struct text_view last = list->names[list->count - 1];
    bool named = name_is_person(last) || (list->reporter && !glued);
    if (named && !is_medium(last))
        return;
    list->medium = last;
    list->count--;
}

static bool take_reporter(struct text_view *view)
{
    if (!credit_word_take(CREDIT_REPORTER, view))
        return false;
    while (character_in(text_view_first(*view), "：:"))
        text_view_take(view);
    return true;
}

static bool read_names(struct text_view view, struct name_list *list)
{
    while (!text_view_is_empty(view)) {
        skip_bracket(&view);
        if (credit_word_starts(CREDIT_REPORTER, view) && is_within_word(list, view))
            return false;
        bool glued = list->count > 0 &&
                     list->names[list->count - 1].text + list->names[list->count - 1].length == view.text;
        if (take_reporter(&view)) {
            if (character_in(text_view_first(view), "与和及的之") && !text_view_is_empty(view))
                return false; /* 作者与读者 */
            take_affiliation(list, glued);
            list->reporter = true;
            continue;
        }
        size_t length = name_length(view);
        if (length > 0 && !add_name(list, text_view_part(view, 0, length)))
            return false;
        view = text_view_part(view, length, view.length);
        while (!text_view_is_empty(view) && is_separator(text_view_first(view)))
            text_view_take(&view);
    }
    return list->count > 0;
}

/* 某某大学教授, 整理: beside names, and none. */
static bool is_beside_names(struct text_view name)
{
    bool long_office = name_is_office(name) && text_view_count(name) > NAME_LONGEST;
    bool did = credit_word_ends(CREDIT_DID, name) && text_view_count(name) > NAME_LONGEST;
    return long_office || did || credit_word_is(CREDIT_DID, name) || credit_word_is(CREDIT_NOBODY, name) ||
           is_medium(name);
}

/* Takes offices from the names, and away what is none, where a name is left. */
static void clean_names(struct name_list *list)
{
    struct name_list kept = {.medium = list->medium, .reporter = list->reporter};
    for (size_t i = 0; i < list->count; i++) {
        struct text_view name = list->names[i];
        name_take_office(&name);
        if (!is_beside_names(name))
            kept.names[kept.count++] = name;
        else if (is_medium(name) && text_view_is_empty(kept.medium))
            kept.medium = name;
    }
    if (kept.count > 0)
        *list = kept;
}

static bool is_vouched_name(struct text_view name)
{
    size_t count = text_view_count_visible(name);
    return ((count >= NAME_SHORTEST && count <= NAME_LONGEST) || name_is_foreign(name)) &&
           !is_beside_names(name);
}

static bool are_names(const struct name_list *list, bool vouched)
{
    for (size_t i = 0; i < list->count; i++)
        if (!(vouched ? is_vouched_name(list->names[i]) : name_is_widened_person(list->names[i])))
            return false;
    return list->count > 0;
}

/* A name without the white space that was typed to widen it. */
static void append_name(struct buffer *names, struct text_view name)
{
    while (!text_view_is_empty(name)) {
        uint32_t character = text_view_take(&name);
        if (!character_is_blank(character))
            buffer_append_character(names, character);
    }
}

static const char *join_names(struct arena *arena, const struct name_list *list)
{
    struct buffer names = {0};
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buffer_append_text(&names, "、");
        append_name(&names, list->names[i]);
    }
    const char *copy = arena_copy(arena, names.data, names.length);
    buffer_free(&names);
    return copy;
}

const char *credit_people(struct arena *arena, struct text_view list)
{
    struct name_list names = {0};
    if (text_view_count(list) > LIST_LONGEST * 2 || !read_names(text_view_trim(list), &names))
        return NULL;
    clean_names(&names);
    return are_names(&names, true) ? join_names(arena, &names) : NULL;
}

bool credit_from_names(struct arena *arena, struct text_view text, bool vouched, struct credit *credit)
{
    struct name_list names = {0};
    struct text_view rest = text_view_trim(text);
    credit_word_take_end(CREDIT_DID, &rest);
    if (text_view_count(rest) > LIST_LONGEST || !read_names(rest, &names))
        return false;
    clean_names(&names);
    if ((vouched && !names.reporter) || !are_names(&names, names.reporter))
        return false;
    credit->author = join_names(arena, &names);
    if (credit_word_ends(CREDIT_AGENCY_END, names.medium) ||
        credit_word_ends(CREDIT_AGENCY_TAIL, names.medium))
        credit->source = credit_source(arena, names.medium);
    return true;
}
