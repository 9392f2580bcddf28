#include "formats/pdf/plan/template.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "formats/document/credits.h"

#include <string.h>

enum field {
    FIELD_TITLE,
    FIELD_CHAPTER,
    FIELD_PAGE,
    FIELD_PAGES,
    FIELD_DATE,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    FIELD_ORDER,
    FIELD_COPY,
    FIELD_BOOK,
    FIELD_COUNT
};

static const char *const field_names[FIELD_COUNT] = {
    [FIELD_TITLE] = "{title}",   [FIELD_CHAPTER] = "{chapter}", [FIELD_PAGE] = "{page}",
    [FIELD_PAGES] = "{pages}",   [FIELD_DATE] = "{date}",       [FIELD_SOURCE] = "{source}",
    [FIELD_AUTHOR] = "{author}", [FIELD_ORDER] = "{order}",     [FIELD_COPY] = "{copy}",
    [FIELD_BOOK] = "{book}",
};

static enum field find_field(const char *text)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (!strncmp(text, field_names[i], strlen(field_names[i])))
            return (enum field)i;
    return FIELD_COUNT;
}

bool template_is_valid_text(const char *text)
{
    for (const char *at = text; (at = strchr(at, '{')); at++)
        if (find_field(at) == FIELD_COUNT)
            return false;
    return utf8_is_valid(text, strlen(text));
}

bool template_is_valid(const char *template)
{
    unsigned bars = 0;
    for (const char *at = template; *at; at++)
        bars += *at == '|';
    return bars < TEMPLATE_PARTS && template_is_valid_text(template);
}

bool template_has_copy(const char *template)
{
    return strstr(template, field_names[FIELD_COPY]);
}

const char *template_with_copy(struct arena *arena, const char *template)
{
    if (template_has_copy(template))
        return template;
    const char *parting = strchr(template, '|') ? *template == '|' ? "" : "　" : "|";
    return arena_format(arena, "%s%s%s", field_names[FIELD_COPY], parting, template);
}

static void append_field(struct buffer *text, struct arena *arena, enum field field,
                         const struct template_facts *facts)
{
    const struct metadata *metadata = facts->metadata;
    const char *const values[FIELD_COUNT] = {
        [FIELD_TITLE] = metadata->title,
        [FIELD_CHAPTER] = facts->chapter ? facts->chapter : metadata->title,
        [FIELD_DATE] = credits_date(arena, metadata->date, metadata->language),
        [FIELD_SOURCE] = metadata->source,
        [FIELD_AUTHOR] = metadata->author,
        [FIELD_ORDER] = metadata->order,
        [FIELD_COPY] = facts->copy,
        [FIELD_BOOK] = facts->book ? facts->book : metadata->title};
    if (field == FIELD_PAGE || field == FIELD_PAGES)
        buffer_append_format(text, "%u", field == FIELD_PAGE ? facts->page : facts->pages);
    else if (values[field])
        buffer_append_text(text, values[field]);
}

static void fill(struct buffer *text, struct arena *arena, const char *template,
                 const struct template_facts *facts)
{
    for (const char *at = template; *at;) {
        enum field field = *at == '{' ? find_field(at) : FIELD_COUNT;
        if (field == FIELD_COUNT) {
            buffer_append_byte(text, *at++);
            continue;
        }
        append_field(text, arena, field, facts);
        at += strlen(field_names[field]);
    }
}

char *template_fill_text(struct arena *arena, const char *text, const struct template_facts *facts)
{
    struct buffer filled = {0};
    fill(&filled, arena, text, facts);
    char *copy = arena_copy(arena, filled.data ? filled.data : "", filled.length);
    buffer_free(&filled);
    return copy;
}

/* Where each part of the template begins, and its length. */
struct parts {
    const char *start[TEMPLATE_PARTS];
    size_t length[TEMPLATE_PARTS];
};

static struct parts split(const char *template, bool mirrored)
{
    struct parts parts = {{"", "", ""}, {0}};
    bool single = !strchr(template, '|');
    for (int part = single ? TEMPLATE_MIDDLE : TEMPLATE_LEFT; part < TEMPLATE_PARTS; part++) {
        int place = mirrored ? TEMPLATE_PARTS - 1 - part : part;
        parts.start[place] = template;
        parts.length[place] = strcspn(template, "|");
        template += parts.length[place];
        if (!*template ++)
            break;
    }
    return parts;
}

char *template_fill(struct arena *arena, const char *template, enum template_part part, bool mirrored,
                    const struct template_facts *facts)
{
    struct parts parts = split(template, mirrored);
    return template_fill_text(arena, arena_copy(arena, parts.start[part], parts.length[part]), facts);
}
