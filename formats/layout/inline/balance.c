#include "formats/layout/inline/balance.h"

#include "base/unicode.h"

#include <float.h>

/* In squares of ems: 4 is what a line costs that is 2 em longer or shorter than the others. */
enum {
    COST_SPACE = 0,
    COST_COLON = 0,
    COST_PUNCTUATION = 20,
    COST_WORD_EDGE = 48,
    COST_PARTICLE = 120, /* a line that begins with 的 */
    COST_INSIDE_WORD = 400,
    COST_INSIDE_TITLE = 600,
    COST_LINE = 40, /* one line more than must be */
};

enum { MOST_BREAKS = 512 };

struct balancer {
    const struct paragraph *paragraph;
    const struct break_place *breaks;
    uint32_t count;
    length first_measure, measure;
    double *costs;                           /* of ending a line at each break */
    double (*best)[MOST_BALANCED_LINES + 1]; /* of reaching a break with so many lines */
    uint32_t (*from)[MOST_BALANCED_LINES + 1];
};

static bool is_particle(uint32_t code)
{
    return code == U'的' || code == U'之' || code == U'地' || code == U'得' || code == U'了' || code == U'们';
}

static double break_cost(const struct paragraph *paragraph, uint32_t character, const uint8_t *words,
                         int depth)
{
    const struct character *left = &paragraph->characters[character - 1], *right = left + 1;
    if (depth > 0)
        return COST_INSIDE_TITLE;
    if (left->class == CLASS_SPACE || left->class == CLASS_IDEOGRAPHIC_SPACE)
        return COST_SPACE;
    if (left->class == CLASS_DASH || left->code == 0xFF1A)
        return COST_COLON;
    if (class_is_mark(left->class))
        return COST_PUNCTUATION;
    if (right->class == CLASS_OPEN)
        return COST_WORD_EDGE;
    if (is_particle(right->code))
        return COST_PARTICLE;
    return words[right->offset] ? COST_WORD_EDGE : COST_INSIDE_WORD;
}

/* The depth of 《》 and other brackets that a title keeps on one line. */
static int track_brackets(int depth, const struct character *character)
{
    if (character->class == CLASS_OPEN)
        return depth + 1;
    return character->class == CLASS_CLOSE && depth > 0 ? depth - 1 : depth;
}

static void find_costs(struct balancer *balancer)
{
    const struct paragraph *paragraph = balancer->paragraph;
    uint8_t *words = arena_allocate(paragraph->arena, paragraph->text_length + 1);
    unicode_find_breaks(UNICODE_WORD_BREAKS, paragraph->language, paragraph->text, paragraph->text_length,
                        words);
    int depth = 0;
    uint32_t at = 0;
    for (uint32_t i = 1; i + 1 < balancer->count; i++) {
        uint32_t character = paragraph->items[balancer->breaks[i].item].character;
        while (at < character)
            depth = track_brackets(depth, &paragraph->characters[at++]);
        balancer->costs[i] = break_cost(paragraph, character, words, depth);
    }
}

static length width_of(const struct balancer *balancer, uint32_t from, uint32_t to)
{
    length measure = from == 0 ? balancer->first_measure : balancer->measure;
    length width = running_sums_line(&balancer->breaks[from], &balancer->breaks[to], measure).natural;
    return width <= measure || to == from + 1 ? width : -1;
}

static void reach(struct balancer *balancer, uint32_t to, unsigned lines, double target)
{
    double em = (double)balancer->paragraph->style->size;
    for (uint32_t from = 0; from < to; from++) {
        double before = balancer->best[from][lines - 1];
        length width = before < DBL_MAX ? width_of(balancer, from, to) : -1;
        if (width < 0)
            continue;
        double off = ((double)width - target) / em, cost = before + off * off + balancer->costs[to];
        if (cost >= balancer->best[to][lines])
            continue;
        balancer->best[to][lines] = cost;
        balancer->from[to][lines] = from;
    }
}

/* The cost of setting all in so many lines. */
static double try_lines(struct balancer *balancer, unsigned lines)
{
    uint32_t last = balancer->count - 1;
    double target =
        (double)(balancer->breaks[last].closing.width - balancer->breaks[0].opening.width) / lines;
    for (uint32_t i = 0; i < balancer->count; i++)
        for (unsigned j = 0; j <= lines; j++)
            balancer->best[i][j] = i == 0 && j == 0 ? 0 : DBL_MAX;
    for (unsigned j = 1; j <= lines; j++)
        for (uint32_t to = j; to < balancer->count; to++)
            reach(balancer, to, j, target);
    return balancer->best[last][lines];
}

static void trace(const struct balancer *balancer, unsigned lines, uint32_t *chosen)
{
    uint32_t to = balancer->count - 1;
    for (unsigned j = lines; j > 0; j--) {
        chosen[j - 1] = to;
        to = balancer->from[to][j];
    }
}

static bool has_forced_break(const struct break_place *breaks, uint32_t count)
{
    for (uint32_t i = 1; i + 1 < count; i++)
        if (breaks[i].forced)
            return true;
    return false;
}

static void allocate(struct balancer *balancer)
{
    struct arena *arena = balancer->paragraph->arena;
    balancer->costs = arena_allocate_array(arena, balancer->count, sizeof *balancer->costs);
    balancer->best = arena_allocate_array(arena, balancer->count, sizeof *balancer->best);
    balancer->from = arena_allocate_array(arena, balancer->count, sizeof *balancer->from);
}

uint32_t balance_choose(const struct paragraph *paragraph, const struct break_place *breaks, uint32_t count,
                        length first_measure, length measure, uint32_t chosen[static MOST_BALANCED_LINES])
{
    struct balancer balancer = {paragraph, breaks, count, first_measure, measure, NULL, NULL, NULL};
    if (count > MOST_BREAKS || has_forced_break(breaks, count))
        return 0;
    if (width_of(&balancer, 0, count - 1) >= 0) { /* one line: no need to ask ICU, dearly, where words end */
        chosen[0] = count - 1;
        return 1;
    }
    allocate(&balancer);
    find_costs(&balancer);
    for (unsigned lines = 1; lines <= MOST_BALANCED_LINES; lines++) {
        double cost = try_lines(&balancer, lines);
        if (cost == DBL_MAX)
            continue;
        trace(&balancer, lines, chosen);
        bool may_grow = lines > 1 && lines < MOST_BALANCED_LINES;
        if (may_grow && try_lines(&balancer, lines + 1) + COST_LINE < cost)
            trace(&balancer, ++lines, chosen);
        return lines;
    }
    return 0;
}
