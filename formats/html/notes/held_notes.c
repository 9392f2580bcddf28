#include "formats/html/notes/held_notes.h"

#include "base/buffer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_HELD = 8000 };

/* No id of a source has a space in it. */
static const char prefix[] = "#banxin note ";

/* Words of the class of an element that holds a note, or that a tooltip shows. */
struct class_row {
    const char *word;
    enum class_kind { CLASS_MARK, CLASS_WORD, CLASS_SHOWN } kind;
    bool is_part; /* of a longer word too */
};

static const struct class_row note_classes[] = {
    {"footnote", CLASS_MARK, true},
    {"footernote", CLASS_MARK, true},
    {"endnote", CLASS_MARK, true},
    {"zhushi", CLASS_MARK, true},
    {"zhujie", CLASS_MARK, true},
    {"annotation", CLASS_WORD, true},
    {"glossary", CLASS_WORD, true},
    {"tooltip", CLASS_WORD, false},
    {"tooltips", CLASS_WORD, false},
    {"tooltiptext", CLASS_SHOWN, false},
    {"tooltip-text", CLASS_SHOWN, false},
    {"tooltip__text", CLASS_SHOWN, false},
    {"tooltip-content", CLASS_SHOWN, false},
};

static bool has_word(const char *classes, const struct class_row *row)
{
    size_t length = strlen(row->word);
    for (const char *at = classes; (at = strcasestr(at, row->word)); at += length) {
        bool is_whole = (at == classes || isspace((unsigned char)at[-1])) &&
                        (!at[length] || isspace((unsigned char)at[length]));
        if (is_whole || row->is_part)
            return true;
    }
    return false;
}

static const struct class_row *find_class(const char *classes)
{
    for (size_t i = 0; classes && i < sizeof note_classes / sizeof *note_classes; i++)
        if (has_word(classes, &note_classes[i]))
            return &note_classes[i];
    return NULL;
}

static bool has_class(const char *const *values, enum class_kind kind)
{
    const struct class_row *row = find_class(values[ATTRIBUTE_CLASS]);
    return row && row->kind == kind;
}

static bool is_named(const struct element *element, const char *const *names)
{
    for (; *names; names++)
        if (!strcmp(element->name, *names))
            return true;
    return false;
}

/* Counters have numbers for titles, and microformats put dates into that of abbr. */
static bool has_words(const char *text)
{
    bool is_date = strspn(text, "0123456789") == 4 && text[4] == '-';
    for (; *text && !is_date; text++)
        if ((unsigned char)*text >= 0x80 || isalpha((unsigned char)*text))
            return true;
    return false;
}

/* A note that its attribute alone makes one. */
static const char *own_text(const struct element *element, const char *const *values)
{
    static const enum attribute names[] = {ATTRIBUTE_DATA_WR_FOOTERNOTE, ATTRIBUTE_ZY_FOOTNOTE};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (values[names[i]])
            return values[names[i]];
    if (!strcmp(element->name, "sup")) /* 知乎 */
        return values[ATTRIBUTE_DATA_TEXT];
    bool is_mark = element->role == ROLE_IMAGE && has_class(values, CLASS_MARK);
    return is_mark ? values[ATTRIBUTE_ALT] : NULL;
}

/* The title of an inline; of a link it says what a click does, and that of a picture is its own. */
static const char *title_text(const struct element *element, const char *const *values)
{
    static const enum attribute names[] = {ATTRIBUTE_TITLE, ATTRIBUTE_DATA_ORIGINAL_TITLE,
                                           ATTRIBUTE_DATA_TOOLTIP, ATTRIBUTE_DATA_CONTENT};
    bool is_inline = element->role == ROLE_INLINE || element->role == ROLE_FORMATTING;
    for (size_t i = 0; is_inline && i < sizeof names / sizeof *names; i++)
        if (values[names[i]] && has_words(values[names[i]]))
            return values[names[i]];
    return NULL;
}

/* An `a` without an address is a button; only a mark can be a note's. */
static enum holder holder_of(const struct element *element, const char *const *values)
{
    static const char *const words[] = {"abbr", "acronym", "dfn", NULL};
    if (has_class(values, CLASS_MARK))
        return HOLDER_NOTHING;
    bool is_word =
        is_named(element, words) || values[ATTRIBUTE_DATA_TOOLTIP] || has_class(values, CLASS_WORD);
    return is_word && element->role == ROLE_INLINE ? HOLDER_WORD : HOLDER_MARK;
}

/* White space is one space, none at the ends; controls go. */
static const char *clean(struct arena *arena, const char *text)
{
    char *copy = arena_copy_text(arena, text), *end = copy;
    bool wants_space = false;
    for (const char *at = text; *at; at++) {
        bool is_space = (unsigned char)*at <= ' ' || *at == 0x7F;
        if (!is_space && wants_space && end > copy)
            *end++ = ' ';
        wants_space = is_space;
        if (!is_space)
            *end++ = *at;
    }
    *end = '\0';
    return copy;
}

const char *held_notes_add(struct held_notes *held, struct arena *arena, const struct element *element,
                           const struct attributes *attributes, uint32_t line)
{
    const char *const *values = attributes->values;
    bool is_shown = element->role == ROLE_INLINE && has_class(values, CLASS_SHOWN);
    const char *own = own_text(element, values);
    const char *text = own || is_shown ? own : title_text(element, values);
    if (!text && !is_shown)
        return NULL;
    enum holder holder = own ? HOLDER_NOTHING : holder_of(element, values);
    text = text ? clean(arena, text) : NULL;
    if ((!is_shown && (!text || !*text)) || held->count == MOST_HELD)
        return NULL;
    if (held->count == held->capacity) {
        held->capacity = held->capacity ? 2 * held->capacity : 64;
        held->items = memory_resize(held->items, held->capacity * sizeof *held->items);
    }
    held->items[held->count] = (struct held_note){.text = text, .line = line, .holder = holder};
    return arena_format(arena, "%s%zu", prefix, held->count++);
}

struct held_note *held_notes_find(const struct held_notes *held, const char *target)
{
    if (!target || strncmp(target, prefix, sizeof prefix - 1) != 0)
        return NULL;
    size_t index = strtoul(target + sizeof prefix - 1, NULL, 10);
    return index < held->count ? &held->items[index] : NULL;
}

bool held_notes_is_mark(const struct held_notes *held, const char *target)
{
    const struct held_note *note = held_notes_find(held, target);
    return note && note->text && note->holder == HOLDER_NOTHING;
}

bool held_notes_is_inside(const struct held_notes *held, const char *target)
{
    const struct held_note *note = held_notes_find(held, target);
    return note && !note->text;
}

void held_notes_free(struct held_notes *held)
{
    free(held->items);
    free(held->placed);
    *held = (struct held_notes){NULL, 0, 0, NULL, 0};
}
