#include "formats/html/outline/notices.h"

#include "formats/html/outline/line_features.h"
#include "formats/html/outline/line_text.h"
#include "formats/html/outline/lines.h"

/* Of all short lines of the look, in percent, so many must be headings already. */
enum { PURE = 70 };

/* Notices in a text at most. */
enum { NOTICES_MOST = 256 };

/* Beside the bits of look_of. */
#define GAP (1U << 20)

struct look {
    uint32_t look;
    size_t first; /* block of the first heading */
    unsigned headings;
    bool is_prefixed, is_apart;
};

/* A gap before a line belongs to its look here. */
static uint32_t look_with_gap(const struct outline *outline, const struct article_block *block)
{
    bool gap = block->node->kind == NODE_PARAGRAPH && block->node->paragraph.section_start;
    return look_of(outline, block) | (gap ? GAP : 0);
}

/* A chapter printed twice or three times has the gap of the first. */
static uint32_t look_of_chapter(const struct outline *outline, size_t index)
{
    while (index > 0 && line_has(&outline->lines[index - 1], FEATURE_REPEATED) &&
           outline_touch(outline, outline->lines[index - 1].index, outline->lines[index].index))
        index--;
    return look_with_gap(outline, outline->lines[index].block);
}

static bool is_chapter(const struct line *line)
{
    return line->role == LINE_HEADING && line->has_number && !line_has(line, FEATURE_TAG);
}

/* The look of most numbered headings, by majority vote. */
static struct look find_look(const struct outline *outline)
{
    struct look found = {0, SIZE_MAX, 0, false, false};
    unsigned votes = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (!is_chapter(line))
            continue;
        uint32_t look = look_of_chapter(outline, i);
        found.look = votes == 0 ? look : found.look;
        votes = look == found.look ? votes + 1 : votes - 1;
        found.is_prefixed |= line->numbering.is_prefixed;
    }
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (!is_chapter(line) || look_of_chapter(outline, i) != found.look)
            continue;
        found.headings++;
        found.first = found.first == SIZE_MAX ? line->index : found.first;
        found.is_apart |= line_has(line, FEATURE_SET_APART);
    }
    found.is_apart |= (found.look & GAP) != 0;
    return found;
}

/* Paragraphs behind a gap look like chapters, too; they are never taken for one. */
static bool may_head(const struct article_block *block)
{
    return block_is_open(block) && block->characters <= STYLED_LONGEST;
}

static unsigned count_repeated(const struct outline *outline, const struct look *look)
{
    unsigned count = 0;
    for (size_t i = 0; i < outline->count; i++)
        count += line_has(&outline->lines[i], FEATURE_REPEATED) && outline->lines[i].index >= look->first &&
                 may_head(outline->lines[i].block) &&
                 look_with_gap(outline, outline->lines[i].block) == look->look;
    return count;
}

static bool is_pure(const struct outline *outline, const struct look *look)
{
    unsigned long long count = 0;
    for (size_t i = look->first; i < outline->article->count; i++)
        count += may_head(&outline->article->blocks[i]) &&
                 look_with_gap(outline, &outline->article->blocks[i]) == look->look;
    return look->headings * 100ULL >= (count - count_repeated(outline, look)) * PURE;
}

/* The first line of all has only the title above it, and no gap. */
static bool has_look(const struct outline *outline, const struct look *look, size_t index)
{
    const struct article_block *block = &outline->article->blocks[index];
    if (index >= outline->article->count || !may_head(block))
        return false;
    return (look_with_gap(outline, block) | (index == 0 ? look->look & GAP : 0)) == look->look;
}

/* Three lines of the look right behind each other are a list: who made the file, where it may go. */
static bool is_in_list(const struct outline *outline, const struct look *look, size_t index)
{
    bool before = index > 0 && has_look(outline, look, index - 1), after = has_look(outline, look, index + 1);
    return (before && after) || (before && index > 1 && has_look(outline, look, index - 2)) ||
           (after && has_look(outline, look, index + 2));
}

static bool is_notice(const struct outline *outline, const struct look *look, size_t index)
{
    const struct article_block *after = article_neighbour(outline->article, index, 1);
    return has_look(outline, look, index) && !is_in_list(outline, look, index) && after != NULL &&
           (index > look->first || block_is_body(after));
}

void notices_find(struct outline *outline)
{
    struct look look = find_look(outline);
    if (look.headings == 0 || look.is_prefixed || !look.is_apart || !is_pure(outline, &look))
        return;
    unsigned added = 0;
    for (size_t i = 0; i < outline->article->count && added < NOTICES_MOST; i++) {
        if (!is_notice(outline, &look, i))
            continue;
        struct line *line = outline_add(outline, i, "looks like a chapter");
        if (line->role != LINE_BODY || line->has_number)
            continue;
        line_set(line, FEATURE_LOOK_OF_CHAPTERS, true);
        line_clear(line, FEATURE_IN_BOOK);
        line_clear(line, FEATURE_NOT_WORDS);
        added++;
    }
}
