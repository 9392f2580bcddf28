#include "converter/cli/values.h"

#include "base/language.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "converter/cli/dates.h"

#include <stdio.h>
#include <string.h>

static bool is_plain(const char *text, const char *spared)
{
    for (const char *byte = text; *byte; byte++)
        if (((unsigned char)*byte < 0x20 || *byte == 0x7F) && !strchr(spared, *byte))
            return false;
    return utf8_is_valid(text, strlen(text));
}

/* What ends lines of a title is nothing to read either. */
static bool shows_something(const char *text)
{
    size_t length = strlen(text);
    for (size_t offset = 0; offset < length;) {
        uint32_t character = utf8_next(text, length, &offset);
        if (!unicode_is_white_space(character) && !unicode_is_format(character) && character != '|')
            return true;
    }
    return false;
}

/* An empty text is the wish for none; blanks would stand for a name in lists and files. */
static const char *find_fault(const char *text, const char *spared)
{
    if (!is_plain(text, spared))
        return PHRASE("UTF-8 text without control characters");
    return !*text || shows_something(text) ? NULL : PHRASE("a text that is not blank");
}

const char *plain_text_find_fault(const char *text)
{
    return find_fault(text, "");
}

const char *title_find_fault(const char *text)
{
    return find_fault(text, "\n");
}

const char *series_index_find_fault(const char *text)
{
    static const char digits[] = "0123456789";
    size_t length = strspn(text, digits);
    while (length && text[length] == '.') {
        size_t more = strspn(text + length + 1, digits);
        length = more ? length + 1 + more : 0;
    }
    return length && !text[length] ? NULL : PHRASE("a number, as in 3 or 2.5");
}

const char *date_find_fault(const char *text)
{
    return date_is_allowed(text) ? NULL : PHRASE("2019-06-05, 2019-06, 2019 or 2019年6月5日");
}

const char *language_find_fault(const char *text)
{
    return language_is_well_formed(text) ? NULL : PHRASE("a tag like zh-CN, zh-TW or ja");
}

const char *assignment_find_fault(const char *text)
{
    return *text && *text != '=' ? NULL : "NAME=VALUE";
}

struct assignment assignment_read(struct arena *arena, const char *text)
{
    size_t length = strcspn(text, "=");
    return (struct assignment){.name = arena_copy(arena, text, length),
                               .value = text[length] ? text + length + 1 : "yes"};
}

const char *shard_parse(const char *text, void *shard)
{
    struct shard read;
    int length = 0;
    bool is_share = sscanf(text, "%9lu/%9lu%n", &read.number, &read.count, &length) == 2 && !text[length] &&
                    read.number >= 1 && read.number <= read.count;
    if (!is_share)
        return PHRASE("I/N, from 1/N to N/N");
    *(struct shard *)shard = read;
    return NULL;
}
