/* Lines that have no number and the look of the chapters: an author's notice, a side story, an afterword. */
#include "formats/html/article/outline.h"

/* Of all blocks of the look, in percent, so many must be headings already; headings that show a look. */
enum { PURE = 70, LOOK_LEAST = 3 };

struct look {
    uint32_t look;
    size_t first; /* line of the first heading */
    unsigned headings;
    bool is_prefixed;
};

static bool is_chapter(const struct line *line)
{
    return line->role == LINE_HEADING && line->has_number && !line_has(line, FEATURE_TAG);
}

/* The look of most numbered headings, by majority vote. */
static struct look find_look(const struct outline *outline)
{
    struct look found = {0, NO_LINE, 0, false};
    unsigned votes = 0;
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (!is_chapter(line))
            continue;
        if (votes == 0)
            found.look = line->look;
        votes = line->look == found.look ? votes + 1 : votes - 1;
        found.is_prefixed |= line->numbering.is_prefixed;
    }
    for (size_t i = 0; i < outline->count; i++) {
        const struct line *line = &outline->lines[i];
        if (!is_chapter(line) || line->look != found.look)
            continue;
        found.headings++;
        found.first = found.first == NO_LINE ? i : found.first;
    }
    return found;
}

static unsigned count_blocks(const struct outline *outline, const struct look *look)
{
    unsigned count = 0;
    for (size_t i = outline->lines[look->first].index; i < outline->article->count; i++)
        count += outline->article->blocks[i].characters > 0 &&
                 look_of(outline, &outline->article->blocks[i]) == look->look;
    return count;
}

void notices_find(struct outline *outline)
{
    struct look look = find_look(outline);
    if (look.headings < LOOK_LEAST || look.is_prefixed ||
        !line_has(&outline->lines[look.first], FEATURE_SET_APART) ||
        look.headings * 100ULL < (unsigned long long)count_blocks(outline, &look) * PURE)
        return;
    for (size_t i = 0; i < outline->count; i++) {
        struct line *line = &outline->lines[i];
        const struct article_block *after = article_neighbour(outline->article, line->index, 1);
        bool joins = line->look == look.look && line->role == LINE_BODY && !line->has_number &&
                     (i > look.first || (after != NULL && block_is_body(after)));
        line_set(line, FEATURE_LOOK_OF_CHAPTERS, joins);
        if (joins)
            line_clear(line, FEATURE_IN_BOOK);
    }
}
