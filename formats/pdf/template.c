#include "formats/pdf/template.h"

#include "base/buffer.h"
#include "base/translation.h"
#include "base/utf8.h"
#include "formats/document/credits.h"

#include <string.h>

enum field {
    FIELD_TITLE,
    FIELD_PAGE,
    FIELD_PAGES,
    FIELD_DATE,
    FIELD_SOURCE,
    FIELD_AUTHOR,
    FIELD_ORDER,
    FIELD_COUNT
};

static const char *const field_names[FIELD_COUNT] = {"{title}",  "{page}",   "{pages}", "{date}",
                                                     "{source}", "{author}", "{order}"};

static enum field find_field(const char *text)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (!strncmp(text, field_names[i], strlen(field_names[i])))
            return (enum field)i;
    return FIELD_COUNT;
}

const char *template_find_fault(const char *template)
{
    unsigned bars = 0;
    for (const char *at = template; *at; at++) {
        bars += *at == '|';
        if (*at == '{' && find_field(at) == FIELD_COUNT)
            return PHRASE("an unknown name in braces");
    }
    if (!utf8_is_valid(template, strlen(template)))
        return PHRASE("it is no UTF-8");
    return bars >= TEMPLATE_PARTS ? "more than three parts" : NULL;
}

static void append_field(struct buffer *text, struct arena *arena, enum field field,
                         const struct template_facts *facts)
{
    const struct metadata *metadata = facts->metadata;
    const char *const values[FIELD_COUNT] = {[FIELD_TITLE] = metadata->title,
                                             [FIELD_DATE] =
                                                 credits_date(arena, metadata->date, metadata->language),
                                             [FIELD_SOURCE] = metadata->source,
                                             [FIELD_AUTHOR] = metadata->author,
                                             [FIELD_ORDER] = metadata->order};
    if (field == FIELD_PAGE || field == FIELD_PAGES)
        buffer_append_format(text, "%u", field == FIELD_PAGE ? facts->page : facts->pages);
    else if (values[field])
        buffer_append_text(text, values[field]);
}

/* Fills in one part, up to its end or the next bar. */
static void fill_part(struct buffer *text, struct arena *arena, const char *part, size_t length,
                      const struct template_facts *facts)
{
    for (const char *at = part, *end = part + length; at < end;) {
        enum field field = *at == '{' ? find_field(at) : FIELD_COUNT;
        if (field == FIELD_COUNT) {
            buffer_append_byte(text, *at++);
            continue;
        }
        append_field(text, arena, field, facts);
        at += strlen(field_names[field]);
    }
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
    struct buffer text = {0};
    struct parts parts = split(template, mirrored);
    fill_part(&text, arena, parts.start[part], parts.length[part], facts);
    char *filled = arena_copy(arena, text.data ? text.data : "", text.length);
    buffer_free(&text);
    return filled;
}
