#include "formats/document/metadata.h"

#include "base/language.h"

#include <string.h>

struct metadata metadata_copy(struct arena *arena, const struct metadata *from)
{
    return (struct metadata){
        .title = arena_copy_text(arena, from->title),
        .title_lines = arena_copy_text(arena, from->title_lines),
        .order = arena_copy_text(arena, from->order),
        .author = arena_copy_text(arena, from->author),
        .contributors = arena_copy_text(arena, from->contributors),
        .source = arena_copy_text(arena, from->source),
        .date = arena_copy_text(arena, from->date),
        .language = arena_copy_text(arena, from->language),
        .publisher = arena_copy_text(arena, from->publisher),
        .keywords = arena_copy_text(arena, from->keywords),
        .summary = arena_copy_text(arena, from->summary),
        .series = arena_copy_text(arena, from->series),
        .series_index = arena_copy_text(arena, from->series_index),
    };
}

static void forget_if_other(const char **common, const char *text)
{
    if (*common && (!text || strcmp(*common, text)))
        *common = NULL;
}

void metadata_keep_common(struct metadata *common, const struct metadata *other)
{
    forget_if_other(&common->author, other->author);
    forget_if_other(&common->contributors, other->contributors);
    forget_if_other(&common->source, other->source);
    forget_if_other(&common->publisher, other->publisher);
    forget_if_other(&common->keywords, other->keywords);
    forget_if_other(&common->series, other->series);
    forget_if_other(&common->series_index, other->series_index);
    common->order = common->date = common->summary = NULL;
}

static char *name_collected(struct arena *arena, const char *author, const char *language)
{
    switch (language_family(language)) {
    case LANGUAGE_KOREAN: return arena_format(arena, "%s 작품집", author);
    case LANGUAGE_OTHER: return arena_format(arena, "Works of %s", author);
    case LANGUAGE_SIMPLIFIED_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG:
    case LANGUAGE_JAPANESE: break;
    }
    return arena_format(arena, "%s作品集", author);
}

const char *metadata_collected_title(struct arena *arena, const struct metadata *common, const char *title)
{
    if (!common->author || strcmp(common->author, title))
        return title;
    return name_collected(arena, title, common->language);
}
