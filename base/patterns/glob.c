/* Globs: base/patterns/patterns.h. */
#include "base/patterns/glob.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { NO_CHARACTER = 0x110000 }; /* and above: a byte that is not UTF-8 */

static uint32_t next(const char **text)
{
    size_t offset = 0;
    bool valid;
    uint32_t character = utf8_next_checked(*text, strnlen(*text, UTF8_LONGEST), &offset, &valid);
    if (!valid) {
        offset = 1;
        character = NO_CHARACTER + (unsigned char)**text;
    }
    *text += offset;
    return character;
}

static bool is_upper(uint32_t character)
{
    return unicode_lower(character) != character;
}

static bool is_lower(uint32_t character)
{
    return unicode_is_letter(character) && unicode_upper(character) != character;
}

static bool is_letter_or_digit(uint32_t character)
{
    return unicode_is_letter(character) || unicode_is_digit(character);
}

static const struct {
    const char *name;
    bool (*has)(uint32_t character);
} classes[] = {
    {"alnum", is_letter_or_digit}, {"alpha", unicode_is_letter},      {"digit", unicode_is_digit},
    {"lower", is_lower},           {"punct", unicode_is_punctuation}, {"space", unicode_is_white_space},
    {"upper", is_upper},
};

/* Behind "[:name:]"; NULL when none stands there. `found` is set when the class has the character. */
static const char *read_class(const char *at, uint32_t character, bool *found)
{
    const char *end = !strncmp(at, "[:", 2) ? strstr(at + 2, ":]") : NULL;
    if (!end)
        return NULL;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strlen(classes[i].name) == (size_t)(end - at - 2) &&
            !strncmp(at + 2, classes[i].name, (size_t)(end - at - 2)))
            *found |= character < NO_CHARACTER && classes[i].has(character);
    return end + 2;
}

static uint32_t next_of_set(const char **at)
{
    if (**at == '\\' && (*at)[1])
        ++*at;
    return next(at);
}

/* Behind a character or a range of the set; `found` is set when it has the character. */
static const char *read_range(const char *at, uint32_t character, bool *found)
{
    uint32_t first = next_of_set(&at), last = first;
    if (*at == '-' && at[1] && at[1] != ']') {
        at++;
        last = next_of_set(&at);
    }
    *found |= character >= first && character <= last;
    return at;
}

/* Behind the set that begins at "["; NULL when it is not closed. A "]" that stands first is one of the set.
 */
static const char *read_set(const char *at, uint32_t character, bool *found)
{
    bool is_negated = at[1] == '!' || at[1] == '^';
    at += 1 + is_negated;
    *found = false;
    const char *first = at;
    while (*at && (*at != ']' || at == first)) {
        const char *behind = read_class(at, character, found);
        at = behind ? behind : read_range(at, character, found);
    }
    *found ^= is_negated;
    return *at ? at + 1 : NULL;
}

/* Behind what stands for one character; NULL when that is another. */
static const char *read_one(const char *glob, uint32_t character)
{
    bool found;
    const char *behind = *glob == '[' ? read_set(glob, character, &found) : NULL;
    if (behind)
        return found ? behind : NULL;
    if (*glob == '?')
        return glob + 1;
    return next_of_set(&glob) == character ? glob : NULL;
}

/* After a mismatch the latest "*" takes one character more; an earlier one need not, for what it could take
 * the latest one can. */
bool glob_fits(const char *glob, const char *text)
{
    const char *star = NULL, *star_text = NULL;
    while (*text) {
        if (*glob == '*') {
            star = ++glob;
            star_text = text;
            continue;
        }
        const char *behind = text;
        uint32_t character = next(&behind);
        const char *rest = *glob ? read_one(glob, character) : NULL;
        if (rest) {
            glob = rest;
            text = behind;
            continue;
        }
        if (!star)
            return false;
        next(&star_text);
        text = star_text;
        glob = star;
    }
    while (*glob == '*')
        glob++;
    return !*glob;
}

bool glob_is_pattern(const char *text)
{
    return strpbrk(text, "*?[");
}
