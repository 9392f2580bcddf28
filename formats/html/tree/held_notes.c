#include "formats/html/tree/held_notes.h"

#include "base/buffer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST_HELD = 8000 };

/* No id of a source has a space in it. */
static const char prefix[] = "#banxin note ";

/* Parts of the class of an element whose title is a note, and whole classes of what a tooltip shows. */
static const char *const note_classes[] = {"footnote", "footernote", "tooltip", "annotation",
                                           "glossary", "zhushi",     "zhujie",  "endnote"};
static const char *const shown_classes[] = {"tooltiptext", "tooltip-text", "tooltip-content", "tooltip__text",
                                            "tooltip__content"};

static bool has_note_class(const char *classes)
{
    for (size_t i = 0; classes && i < sizeof note_classes / sizeof *note_classes; i++)
        if (strcasestr(classes, note_classes[i]))
            return true;
    return false;
}

static bool is_shown_as_tooltip(const char *classes)
{
    for (size_t i = 0; classes && i < sizeof shown_classes / sizeof *shown_classes; i++) {
        size_t length = strlen(shown_classes[i]);
        const char *at = strcasestr(classes, shown_classes[i]);
        if (at && (at == classes || isspace((unsigned char)at[-1])) &&
            (!at[length] || isspace((unsigned char)at[length])))
            return true;
    }
    return false;
}

static bool is_named(const struct element *element, const char *const *names)
{
    for (; *names; names++)
        if (!strcmp(element->name, *names))
            return true;
    return false;
}

/* Microformats put dates into the title of abbr. */
static bool is_date(const char *text)
{
    return strspn(text, "0123456789") == 4 && text[4] == '-';
}

/* A note that its attribute alone makes one. */
static const char *own_text(const struct element *element, const char *const *values)
{
    static const enum attribute names[] = {ATTRIBUTE_DATA_WR_FOOTERNOTE, ATTRIBUTE_ZY_FOOTNOTE};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (values[names[i]])
            return values[names[i]];
    bool is_mark = element->role == ROLE_IMAGE && has_note_class(values[ATTRIBUTE_CLASS]);
    return is_mark ? values[ATTRIBUTE_ALT] : NULL;
}

/* The title of an inline; of a link it says what a click does, and that of a picture is its own. */
static const char *title_text(const struct element *element, const char *const *values, bool *is_sure)
{
    static const char *const holders[] = {"abbr", "acronym", "dfn", NULL};
    static const enum attribute names[] = {ATTRIBUTE_TITLE, ATTRIBUTE_DATA_ORIGINAL_TITLE,
                                           ATTRIBUTE_DATA_TOOLTIP};
    bool is_inline = element->role == ROLE_INLINE || element->role == ROLE_FORMATTING;
    *is_sure = is_named(element, holders) || has_note_class(values[ATTRIBUTE_CLASS]) ||
               values[ATTRIBUTE_DATA_TOOLTIP];
    for (size_t i = 0; is_inline && i < sizeof names / sizeof *names; i++)
        if (values[names[i]] && *values[names[i]] && !is_date(values[names[i]]))
            return values[names[i]];
    return NULL;
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
    bool is_sure = true,
         is_shown = element->role == ROLE_INLINE && is_shown_as_tooltip(values[ATTRIBUTE_CLASS]);
    const char *text = own_text(element, values);
    if (!text && !is_shown)
        text = title_text(element, values, &is_sure);
    text = text ? clean(arena, text) : NULL;
    if ((!is_shown && (!text || !*text)) || held->count == MOST_HELD)
        return NULL;
    if (held->count == held->capacity) {
        held->capacity = held->capacity ? 2 * held->capacity : 64;
        held->items = memory_resize(held->items, held->capacity * sizeof *held->items);
    }
    held->items[held->count] = (struct held_note){.text = text, .line = line, .is_sure = is_sure};
    return arena_format(arena, "%s%zu", prefix, held->count++);
}

struct held_note *held_notes_find(const struct held_notes *held, const char *target)
{
    if (!target || strncmp(target, prefix, sizeof prefix - 1) != 0)
        return NULL;
    size_t index = strtoul(target + sizeof prefix - 1, NULL, 10);
    return index < held->count ? &held->items[index] : NULL;
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
