#include "formats/html/tree/declared.h"

#include "formats/html/lexicon/dates.h"
#include "formats/html/lexicon/text_view.h"

#include <string.h>
#include <strings.h>

enum field { FIELD_TITLE, FIELD_AUTHOR, FIELD_SOURCE, FIELD_DATE, FIELD_KEYWORDS, FIELD_COUNT };

struct name_row {
    const char *name; /* of the attribute `name` or `property`, case ignored */
    enum field field;
};

static const struct name_row names[] = {
    {"ArticleTitle", FIELD_TITLE}, {"og:title", FIELD_TITLE},
    {"author", FIELD_AUTHOR},      {"article:author", FIELD_AUTHOR},
    {"DC.creator", FIELD_AUTHOR},  {"ContentSource", FIELD_SOURCE},
    {"source", FIELD_SOURCE},      {"DC.source", FIELD_SOURCE},
    {"PubDate", FIELD_DATE},       {"article:published_time", FIELD_DATE},
    {"publishdate", FIELD_DATE},   {"DC.date", FIELD_DATE},
    {"keywords", FIELD_KEYWORDS},
};

static enum field find_field(const char *name)
{
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (!strcasecmp(names[i].name, name))
            return names[i].field;
    return FIELD_COUNT;
}

static void keep_text(struct arena *arena, const char **field, struct text_view text)
{
    bool is_address = text_view_has_any(text, "/"); /* of the author's page, as Open Graph would have it */
    if (!*field && !text_view_is_empty(text) && !is_address)
        *field = text_view_copy_plain(arena, text);
}

static void keep_date(struct arena *arena, const char **field, struct text_view text)
{
    struct date date;
    if (!*field && date_find(text, &date))
        *field = date_format(arena, date);
}

void declared_read(struct document *document, const struct attributes *attributes)
{
    const char *content = attributes->values[ATTRIBUTE_CONTENT];
    enum field field = find_field(attributes->values[ATTRIBUTE_NAME]);
    if (field == FIELD_COUNT)
        field = find_field(attributes->values[ATTRIBUTE_PROPERTY]);
    if (!content || field == FIELD_COUNT)
        return;
    struct metadata *metadata = &document->metadata;
    struct text_view text = text_view_trim(text_view_of(content));
    switch (field) {
    case FIELD_TITLE:
        if (!metadata->title && !text_view_is_empty(text))
            metadata->title = text_view_copy_plain(document->arena, text);
        break;
    case FIELD_AUTHOR: keep_text(document->arena, &metadata->author, text); break;
    case FIELD_SOURCE: keep_text(document->arena, &metadata->source, text); break;
    case FIELD_KEYWORDS: keep_text(document->arena, &metadata->keywords, text); break;
    case FIELD_DATE: keep_date(document->arena, &metadata->date, text); break;
    case FIELD_COUNT: break;
    }
}
