#include "converter/cli/name_fields.h"

#include "base/translation.h"

#include <string.h>

enum { LONGEST_PADDING = 9 };

static const struct name_field fields[] = {
    {FIELD_STEM, "stem", false},  {FIELD_DIR, "dir", false},  {FIELD_TITLE, "title", true},
    {FIELD_ORDER, "order", true}, {FIELD_DATE, "date", true}, {FIELD_AUTHOR, "author", true},
};

const struct name_field *name_field_find(const char *text, size_t *length, unsigned *padding)
{
    size_t name_length = strcspn(text, ":}");
    const char *end = text + name_length;
    *padding = 0;
    if (end[0] == ':' && end[1] == '0' && end[2] >= '1' && end[2] <= '0' + LONGEST_PADDING) {
        *padding = (unsigned)(end[2] - '0');
        end += 3;
    }
    *length = (size_t)(end - text) + 1;
    for (size_t i = 0; *end == '}' && i < sizeof fields / sizeof *fields; i++)
        if (strlen(fields[i].name) == name_length && !strncmp(fields[i].name, text, name_length))
            return &fields[i];
    return NULL;
}

static bool has_known_fields(const char *pattern)
{
    for (const char *brace = strchr(pattern, '{'); brace; brace = strchr(brace + 1, '{')) {
        size_t length;
        unsigned padding;
        if (!name_field_find(brace + 1, &length, &padding))
            return false;
    }
    return true;
}

bool name_part_is_sound(const char *part, size_t length)
{
    return length && strspn(part, ".") < length;
}

static bool has_names_only(const char *pattern)
{
    pattern += *pattern == '/'; /* it starts in the output folder */
    for (;; pattern++) {
        size_t length = strcspn(pattern, "/");
        if (!name_part_is_sound(pattern, length))
            return false;
        pattern += length;
        if (!*pattern)
            return true;
    }
}

const char *name_pattern_find_fault(const char *pattern)
{
    if (has_known_fields(pattern) && has_names_only(pattern))
        return NULL;
    return PHRASE("names, separated by /, with {stem} {title} {order} {order:03} {date} {author} {dir}");
}
