#include "formats/html/css/selector.h"

#include <ctype.h>
#include <string.h>

enum { MOST_COUNTED = 255, BITS_OF_CLASSES = 8, BITS_OF_IDS = 16 };

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-' || byte == '_' || (unsigned char)byte >= 0x80;
}

static struct piece take_name(struct piece *text)
{
    struct piece name = {text->text, 0};
    while (name.length < text->length && is_name_byte(text->text[name.length]))
        name.length++;
    *text = (struct piece){text->text + name.length, text->length - name.length};
    return name;
}

static bool take_byte(struct piece *text, char byte)
{
    if (!text->length || *text->text != byte)
        return false;
    *text = (struct piece){text->text + 1, text->length - 1};
    return true;
}

/* `p.a.b`, `#id`, `*`; adds what it is worth to `counts`: elements, classes, ids. */
static bool read_compound(struct piece text, struct compound *compound, unsigned counts[3])
{
    bool is_any = take_byte(&text, '*');
    *compound = (struct compound){.element = is_any ? (struct piece){0} : take_name(&text)};
    counts[0] += compound->element.length > 0;
    while (text.length) {
        bool is_class = take_byte(&text, '.');
        if (!is_class && (compound->id.length || !take_byte(&text, '#')))
            return false;
        struct piece name = take_name(&text);
        if (!name.length)
            return false;
        counts[is_class ? 1 : 2]++;
        if (!is_class)
            compound->id = name;
        else if (!compound->classes.length)
            compound->classes = name;
        else if (name.text == compound->classes.text + compound->classes.length + 1)
            compound->classes.length += 1 + name.length;
        else
            return false;
    }
    return is_any || compound->element.length || compound->id.length || compound->classes.length;
}

static bool is_around_all(const struct compound *compound)
{
    return !compound->id.length && !compound->classes.length &&
           (!compound->element.length || piece_is(compound->element, "html") ||
            piece_is(compound->element, "body"));
}

static uint32_t specificity_of(const unsigned counts[3])
{
    unsigned least[3];
    for (size_t i = 0; i < 3; i++)
        least[i] = counts[i] < MOST_COUNTED ? counts[i] : MOST_COUNTED;
    return least[2] << BITS_OF_IDS | least[1] << BITS_OF_CLASSES | least[0];
}

bool selector_read(struct arena *arena, struct piece text, struct selector *selector)
{
    struct compound inwards[MOST_COMPOUNDS];
    unsigned counts[3] = {0};
    uint32_t count = 0;
    for (struct piece part; (part = piece_take(&text, CSS_WHITE_SPACE)).length;) {
        if (part.length == 1 && *part.text == '>' && count)
            continue;
        if (count == MOST_COMPOUNDS || !read_compound(part, &inwards[count], counts))
            return false;
        count++;
    }
    if (!count)
        return false;
    struct compound *outwards = arena_allocate(arena, count * sizeof *outwards);
    *selector = (struct selector){outwards, 0, specificity_of(counts)};
    for (uint32_t i = count; i-- > 0;)
        if (i + 1 == count || !is_around_all(&inwards[i]))
            outwards[selector->count++] = inwards[i];
    return true;
}

static bool has_class(const char *list, struct piece class)
{
    while (*(list += strspn(list, CSS_WHITE_SPACE))) {
        size_t length = strcspn(list, CSS_WHITE_SPACE);
        if (piece_same((struct piece){list, length}, class))
            return true;
        list += length;
    }
    return false;
}

bool compound_matches(const struct compound *compound, const struct subject *subject)
{
    if (compound->element.length && !piece_is(compound->element, subject->element))
        return false;
    if (compound->id.length && !(subject->id && piece_is(compound->id, subject->id)))
        return false;
    struct piece classes = compound->classes;
    for (struct piece class; (class = piece_take(&classes, ".")).length;)
        if (!subject->classes || !has_class(subject->classes, class))
            return false;
    return true;
}
