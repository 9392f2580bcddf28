#include "formats/html/outline/levels.h"

enum { LEVEL_DEEPEST = 6 };

/* Marks the outer ones of a family. */
#define OUTER 0x80000000U

/* What a section is opened by. Among ranks the smaller stands higher; 0: by nesting alone. */
struct section {
    uint32_t family;
    unsigned rank;
    unsigned tag; /* the level of its tag; 0: none */
};

struct sections {
    struct section open[LEVEL_DEEPEST];
    unsigned depth;
};

/* The family that counts as chapters where no unit does: the first that has a number, else the first of a
 * look. */
static uint32_t main_family(const struct outline *outline)
{
    uint32_t numbered = 0, styled = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (line->role != LINE_HEADING)
            continue;
        if (line_has(line, FEATURE_TAG) || line_has(line, FEATURE_DOCUMENT))
            return 0;
        if (line->has_number && line->numbering.rank != UNIT_RANK_NONE &&
            outline->families[line->family].members > 1)
            return 0;
        if (line->has_number)
            numbered = numbered == 0 ? line->family : numbered;
        else if (!line_has(line, FEATURE_FRONT))
            styled = styled == 0 ? line->family : styled;
    }
    return numbered != 0 ? numbered : styled;
}

static unsigned rank_of(const struct outline *outline, const struct line *line, uint32_t chapters)
{
    if (line_has(line, FEATURE_TAG))
        return 0;
    if (line_has(line, FEATURE_PART_NAME))
        return UNIT_RANK_PART;
    if (line->has_number && line->numbering.rank != UNIT_RANK_NONE)
        return line->numbering.rank;
    bool beside = line_has(line, FEATURE_FRONT) || line_has(line, FEATURE_LOOK_OF_CHAPTERS) ||
                  line_has(line, FEATURE_LISTED) || line_has(line, FEATURE_HEADS_FRONT);
    if (line->family != 0 && line->family == chapters)
        return UNIT_RANK_CHAPTER;
    return beside && (chapters != 0 || outline->has_chapters) ? UNIT_RANK_CHAPTER : 0;
}

/* 卷 and 篇 are both parts: which of them is the outer one, nesting shows. */
static bool is_equal(const struct section *open, const struct section *section)
{
    if (open->family == section->family)
        return true;
    return section->rank == UNIT_RANK_CHAPTER && open->rank == UNIT_RANK_CHAPTER;
}

static bool closes(const struct section *open, const struct section *section)
{
    if (section->family == (open->family | OUTER) && open->family != section->family)
        return true;
    if (section->tag != 0)
        return open->tag == 0 || open->tag > section->tag;
    return section->rank != 0 && (open->rank == 0 || open->rank > section->rank);
}

/* Closes the sections that a heading ends and opens its own; its level. */
static uint8_t nest(struct sections *sections, struct section section)
{
    for (unsigned i = 0; i < sections->depth; i++)
        if (is_equal(&sections->open[i], &section)) {
            sections->open[i] = section;
            sections->depth = i + 1;
            return (uint8_t)(i + 1);
        }
    while (sections->depth > 0 && closes(&sections->open[sections->depth - 1], &section))
        sections->depth--;
    if (sections->depth == LEVEL_DEEPEST)
        return LEVEL_DEEPEST;
    sections->open[sections->depth++] = section;
    return (uint8_t)sections->depth;
}

/* The line of the last part; what closes the book behind it stands beside the parts. */
static size_t last_part(const struct outline *outline)
{
    size_t last = 0;
    for (size_t i = 0; i < outline->count; i++)
        if (outline->lines[i].role == LINE_HEADING &&
            rank_of(outline, &outline->lines[i], 0) == UNIT_RANK_PART)
            last = i;
    return last;
}

/* Of two lines of one look right behind each other the first is the outer one. */
static uint32_t family_of(const struct outline *outline, const struct line *line)
{
    if (line->family == 0 || !outline->families[line->family].is_style || line->next == NO_LINE ||
        line_has(line, FEATURE_TAG) || line_has(line, FEATURE_FRONT))
        return line->family;
    const struct line *next = &outline->lines[line->next];
    bool outer = next->role == LINE_HEADING && outline_touch(outline, line->index, next->index) &&
                 (!outline->is_page || next->block == article_neighbour(outline->article, line->index, 1));
    return outer ? line->family | OUTER : line->family;
}

/* A plain line of a page has no look that would show its level: it stands beside the line of a look before.
 */
static uint32_t plain_family(const struct outline *outline, const struct sections *sections,
                             const struct line *line)
{
    const struct section *open = sections->depth == 0 ? NULL : &sections->open[sections->depth - 1];
    uint32_t family = family_of(outline, line);
    bool plain = outline->is_page && line_has(line, FEATURE_PLAIN) && !line_has(line, FEATURE_BOLD);
    if (!plain || open == NULL || open->tag != 0 || ((open->family | family) & OUTER) != 0)
        return family;
    return outline->families[open->family].is_style ? open->family : family;
}

void levels_give(struct outline *outline, uint8_t *levels)
{
    struct sections sections = {0};
    uint32_t chapters = main_family(outline);
    size_t part = last_part(outline);
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        levels[i] = 0;
        if (line->role != LINE_HEADING)
            continue;
        struct section section = {plain_family(outline, &sections, line), rank_of(outline, line, chapters),
                                  0};
        if ((section.family & OUTER) != 0 && section.rank == UNIT_RANK_CHAPTER)
            section.rank = UNIT_RANK_PART;
        if (line_has(line, FEATURE_TAG))
            section.tag = line->block->node->heading.level;
        if ((line->is_forced && !line->has_number) || line_has(line, FEATURE_DOCUMENT) ||
            (line->is_back && part > 0 && i > part))
            sections.depth = 0;
        levels[i] = nest(&sections, section);
    }
}
