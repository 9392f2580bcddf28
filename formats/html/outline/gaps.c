#include "formats/html/outline/gaps.h"

#include "formats/html/outline/line_features.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/lines.h"

#include <stdlib.h>

/* Members of a family whose gaps are filled; blocks between two chapters that are searched; parts that show a
 * habit; characters of a part's name; lines that are added in all. */
enum { SURE_LEAST = 10, GAP_BLOCKS = 2000, PARTS_LEAST = 3, PART_LONGEST = 16, ADDED_MOST = 256 };

struct additions {
    size_t blocks[ADDED_MOST];
    struct numbering numberings[ADDED_MOST]; /* of class, when it has a family */
    uint32_t families[ADDED_MOST];
    size_t count;
};

static void add(struct additions *additions, size_t block, uint32_t family, const struct numbering *numbering)
{
    if (additions->count == ADDED_MOST)
        return;
    additions->blocks[additions->count] = block;
    additions->families[additions->count] = family;
    additions->numberings[additions->count++] = *numbering;
}

/* A short line of the family's look that begins with the number that is missing. */
static void search_gap(const struct outline *outline, const struct line *line, const struct line *next,
                       struct additions *additions)
{
    struct numbering numbering = line->numbering;
    numbering.value++;
    for (size_t i = line->index + 1; i < next->index && i - line->index < GAP_BLOCKS; i++) {
        const struct article_block *block = &outline->article->blocks[i];
        if (!block_is_open(block) || look_of(outline, block) != line->look ||
            !numbering_is_misprint(block->text, numbering.value))
            continue;
        add(additions, i, line->family, &numbering);
        return;
    }
}

static void search_family(const struct outline *outline, const struct family *family,
                          struct additions *additions)
{
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next) {
        const struct line *line = &outline->lines[i];
        const struct line *next = line->next == NO_LINE ? NULL : &outline->lines[line->next];
        if (next != NULL && next->numbering.value == line->numbering.value + 2)
            search_gap(outline, line, next, additions);
    }
}

static void fill_gaps(struct outline *outline, const struct additions *additions)
{
    for (size_t i = 0; i < additions->count; i++) {
        struct line *line = outline_add(outline, additions->blocks[i], "misprinted number");
        line->numbering = additions->numberings[i];
        line->family = additions->families[i];
        line->has_number = true;
        line->rule = "misprinted number";
        line_clear(line, FEATURE_IN_BOOK);
        line_set(line, FEATURE_COUNTS_ON, true);
        line_set(line, FEATURE_FAMILY_RUNS, true);
        line_set(line, FEATURE_LOOK_OF_FAMILY, true);
    }
}

/* The block above a first chapter that may name a part; SIZE_MAX: there is none. */
static size_t name_above(const struct line *line)
{
    const struct article_block *above = line->index == 0 ? NULL : line->block - 1;
    if (above == NULL || !block_is_open(above) || above->characters > PART_LONGEST ||
        text_view_count_han(above->text) == 0)
        return SIZE_MAX;
    return line->index - 1;
}

/* Where the numbers begin anew again and again, a line right above each first one names a part: 合影樓. */
static void find_parts(const struct outline *outline, const struct family *family,
                       struct additions *additions)
{
    static const struct numbering none = {0};
    unsigned firsts = 0, named = 0;
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next) {
        const struct line *line = &outline->lines[i];
        firsts += line->numbering.value == 1;
        named += line->numbering.value == 1 && name_above(line) != SIZE_MAX;
    }
    if (named < PARTS_LEAST || named * 4 < firsts * 3)
        return;
    for (size_t i = family->first; i != NO_LINE; i = outline->lines[i].next)
        if (outline->lines[i].numbering.value == 1 && name_above(&outline->lines[i]) != SIZE_MAX)
            add(additions, name_above(&outline->lines[i]), 0, &none);
}

static void name_parts(struct outline *outline, const struct additions *additions)
{
    for (size_t i = 0; i < additions->count; i++) {
        struct line *line = outline_add(outline, additions->blocks[i], "part");
        if (line->has_number)
            continue;
        line->rule = "part";
        line_clear(line, FEATURE_IN_BOOK);
        line_set(line, FEATURE_PART_NAME, true);
    }
}

void gaps_find(struct outline *outline)
{
    struct additions *gaps = memory_allocate(2 * sizeof *gaps), *parts = gaps + 1;
    gaps->count = parts->count = 0;
    for (size_t i = 1; i <= outline->family_count; i++) {
        const struct family *family = &outline->families[i];
        if (family->first == NO_LINE || family->is_style || family->is_tag)
            continue;
        if (family->class == NUMBERING_UNIT && family->rank == UNIT_RANK_CHAPTER)
            find_parts(outline, family, parts);
        if (family->runs && family->members >= SURE_LEAST)
            search_family(outline, family, gaps);
    }
    fill_gaps(outline, gaps);
    name_parts(outline, parts);
    free(gaps);
}
