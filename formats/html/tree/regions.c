#include "formats/html/tree/regions.h"

#include "base/arena.h"
#include "base/array.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIRST_CAPACITY = 256, WORD_LONGEST = 24 };

enum boundary { BOUNDARY_WHOLE, BOUNDARY_START, BOUNDARY_NAME };

struct called {
    enum region_hint hint;
    enum boundary boundary;
    char word[WORD_LONGEST]; /* no pointer, which would cost each start of the program */
};

static const struct called called[] = {
#define CALLED(hint, boundary, word, source) {REGION_##hint, BOUNDARY_##boundary, word},
#include "formats/html/tree/regions.def"
};

struct named {
    enum region_hint hint;
    char name[WORD_LONGEST];
};

static const struct named elements[] = {
#define ELEMENT_HINT(hint, name) {REGION_##hint, name},
#include "formats/html/tree/regions.def"
};

static const struct named roles[] = {
#define ROLE_HINT(hint, value) {REGION_##hint, value},
#include "formats/html/tree/regions.def"
};

static const struct named properties[] = {
#define PROPERTY_HINT(hint, value) {REGION_##hint, value},
#include "formats/html/tree/regions.def"
};

static uint32_t hints_named(const struct named *rows, size_t count, const char *value)
{
    for (size_t i = 0; value != NULL && i < count; i++)
        if (rows[i].name[0] == tolower((unsigned char)*value) && strcasecmp(rows[i].name, value) == 0)
            return 1U << rows[i].hint;
    return 0;
}

static uint32_t hints_of_word(const char *word, size_t length, bool alone)
{
    uint32_t hints = 0;
    for (size_t i = 0; i < COUNT(called); i++) {
        if (called[i].word[0] != *word)
            continue;
        size_t wanted = strlen(called[i].word);
        bool fits = called[i].boundary == BOUNDARY_START ? wanted <= length : wanted == length;
        if (called[i].boundary == BOUNDARY_NAME && !alone)
            continue;
        if (fits && memcmp(called[i].word, word, wanted) == 0)
            hints |= 1U << called[i].hint;
    }
    return hints;
}

static bool is_state(const char *word, size_t length)
{
    static const char states[][WORD_LONGEST] = {
#define STATE(word) word,
#include "formats/html/tree/regions.def"
    };
    for (size_t i = 0; i < COUNT(states); i++)
        if (strlen(states[i]) == length && memcmp(states[i], word, length) == 0)
            return true;
    return false;
}

static bool is_letter(char character)
{
    return isalpha((unsigned char)character) != 0;
}

/* Takes a word, which goes up to a mark, a figure, or a capital behind a small letter: relatedNews-list2. */
static size_t take_word(const char **name, char word[WORD_LONGEST])
{
    size_t length = 0;
    for (const char *start = *name; is_letter(**name); (*name)++) {
        if (*name > start && isupper((unsigned char)**name) && islower((unsigned char)(*name)[-1]))
            break;
        if (length < WORD_LONGEST)
            word[length++] = (char)tolower((unsigned char)**name);
    }
    return length;
}

/* Of all names in an attribute, with blanks between them. */
static uint32_t hints_of_names(const char *name)
{
    uint32_t hints = 0;
    bool first = true, state = false;
    for (char word[WORD_LONGEST]; name != NULL && *name != '\0';) {
        if (!is_letter(*name)) {
            first |= isspace((unsigned char)*name) != 0;
            name++;
            continue;
        }
        size_t length = take_word(&name, word);
        bool alone = first && (*name == '\0' || isspace((unsigned char)*name));
        state = first ? is_state(word, length) : state;
        first = false;
        hints |= state ? 0 : hints_of_word(word, length, alone);
    }
    return hints;
}

/* The id of a section or a heading is made of its title, and says nothing of its place. */
static bool is_named_by_title(const struct element *element, const char *classes)
{
    return element->role == ROLE_HEADING || strcmp(element->name, "section") == 0 ||
           (classes != NULL && strstr(classes, "section") != NULL);
}

static uint32_t hints_of(const struct element *element, const struct attributes *attributes)
{
    const char *const *values = attributes->values, *classes = values[ATTRIBUTE_CLASS];
    uint32_t hints = hints_named(elements, COUNT(elements), element->name) |
                     hints_named(roles, COUNT(roles), values[ATTRIBUTE_ROLE]) |
                     hints_named(properties, COUNT(properties), values[ATTRIBUTE_ITEMPROP]) |
                     hints_of_names(classes);
    return is_named_by_title(element, classes) ? hints : hints | hints_of_names(values[ATTRIBUTE_ID]);
}

static bool is_container(const struct element *element)
{
    enum element_role role = element->role;
    return role == ROLE_BLOCK || role == ROLE_LIST || role == ROLE_ITEM || role == ROLE_DESCRIPTIONS ||
           role == ROLE_TABLE || role == ROLE_ROW || role == ROLE_CELL || role == ROLE_QUOTE;
}

static void reserve(struct regions *regions)
{
    if (regions->count < regions->capacity)
        return;
    regions->capacity = regions->capacity == 0 ? FIRST_CAPACITY : regions->capacity * 2;
    regions->items = memory_resize(regions->items, regions->capacity * sizeof *regions->items);
    if (regions->count == 0)
        regions->items[regions->count++] = (struct region){0, 0, NULL};
}

uint32_t regions_enter(struct regions *regions, uint32_t parent, const struct element *element,
                       const struct attributes *attributes)
{
    uint32_t hints = hints_of(element, attributes);
    if ((!is_container(element) && hints == 0) || regions->count == REGIONS_MOST)
        return parent;
    reserve(regions);
    regions->items[regions->count] = (struct region){parent, hints, NULL};
    return regions->count++;
}

bool regions_is_in(const struct regions *regions, uint32_t region, uint32_t outer)
{
    while (region > outer)
        region = regions->items[region].parent;
    return region == outer;
}

void regions_free(struct regions *regions)
{
    free(regions->items);
    *regions = (struct regions){.items = NULL};
}
