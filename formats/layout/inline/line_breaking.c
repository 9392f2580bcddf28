/* How the ends of lines are chosen, and what each fault of a line costs.
 *
 * The algorithm is that of Knuth and Plass. A line may end at certain places of a paragraph (breaks.c), each
 * at a price, its penalty. The places are visited from the first to the last, and for each the cheapest way
 * to it is kept: the lines from the start of the paragraph that end there and cost least together. The last
 * of these lines begins at an earlier place, whose cheapest way is known. So a place asks only: from which
 * earlier place is one more line cheapest? At the end of the paragraph the answers are followed back. In this
 * way a line becomes a little looser where that spares the next one a wide gap, or the paragraph a last line
 * of one character; a program that fills one line after the other cannot see that far. Four ways are kept for
 * each place, one for each class of tightness, because what the next line costs depends on how tight this one
 * is.
 *
 * A line costs its demerits: (1 + badness + penalty)², with badness = 100 |r|³. The ratio r says how far the
 * line is from its natural width: 0 not at all, -1 all glue has given what it can (spacing.c), 1 all gaps are
 * open by 1/20 em (justify.h says which open first), 2 by 1/10 em, and so on. The cube spreads room over many lines: one gap of 1/5
 * em is eight times as bad as one of 1/10 em. The square lets one bad line weigh more than several fair ones.
 * The 1 lets fewer lines win where nothing else differs. These are the figures of TeX.
 *
 * The scale is what a typesetter says of a line of Han whose gaps are all open by
 *
 *     1/20 em   r 1     badness    100   demerits 10000    even: nobody sees it
 *     1/10 em   r 2     badness    800   demerits 641601   loose: seen when looked for
 *     1/4 em    r 5     badness  12500   demerits 1.6e8    bad: every reader sees it
 *     1/3 em    r 6.7   badness  29630   demerits 8.8e8    only a narrow column excuses it
 *     1/2 em    r 10    badness 100000   demerits 1e10     words come apart
 *     1 em      r 20    badness 800000   demerits 6.4e11   a character is missing from every gap
 *
 * Every other fault is priced as the gaps that a typesetter would rather open:
 *
 * - Marks that have given all their blank are as bad as gaps of 1/20 em. In Japanese a line is squeezed before it is
 *   opened (jlreq 3.8.2), and full stops keep their blank: there it is gaps of 1/30 em.
 * - A tight line beside a loose one shows, but less than a line more that is loose: 3000, gaps of 1/25 em.
 * - A divided word makes a reader wait for its other half: gaps of 1/6 em among Han, which are used to whole words;
 *   of 1/20 em in a text of Latin words. Two such lines one below the other are seen as a ladder: four times that, as in TeX. Words
 *   are divided only in a paragraph that has lines worse than that without (TeX's first and second pass).
 * - Korean words are whole as long as word spaces stay near 1/3 em (r 0.4); then a break between two syllables is
 *   what readers of print are used to: 8.
 * - A last line that is shorter than the indent of the next paragraph leaves a white stripe between the two:
 *   500², gaps of 1/12 em.
 * - A last line of two characters is disliked, not forbidden: 2000², gaps of 1/7 em, loose but not yet bad. Neither
 *   is a fault in Japanese, whose paragraphs go in by one character and end in する。 as often as not (jlreq 3.1.11).
 * - A last line of one character is a fault in every manual (clreq): 1e12, more than any gaps up to a whole
 *   em, so that it stays only where no other row of lines exists. In a column of fewer than eight characters
 *   the cure may be worse: one character taken from a line of seven opens five gaps by 1/5 em, two open four
 *   by 1/2 em. There it costs 20000², gaps of 2/7 em.
 * - Letters spaced by up to 1/20 em fill a line that is one long word: 1e8, gaps of not quite 1/4 em, because
 *   spaced letters look like emphasis.
 * - A line that nothing can fill stays short: 1e13 for each em. One that lacks 1/10 em is as bad as a last
 *   line of one character, one that lacks an em as bad as gaps of one and a half.
 * - A line that nothing can make fit is cut off at the edge of the paper or runs into the next column: 1e17
 *   for each em. A paragraph would rather have hundreds of short lines: one that lacks 30 em costs 3e14.
 *
 * The penalties of breaks.c and overflow_breaks.c are on the same scale; they count as badness, before the
 * square.
 */
#include "formats/layout/inline/line_breaking.h"

#include "formats/layout/inline/balance.h"
#include "formats/layout/inline/hyphens.h"
#include "formats/layout/inline/justify.h"
#include "formats/layout/inline/overflow_breaks.h"
#include "formats/layout/inline/running_sums.h"
#include "formats/layout/inline/squared_grid.h"
#include "formats/layout/inline/syllables.h"

#include <float.h>
#include <math.h>

/* More than a line of a page holds (40 characters, 52 in vertical lines: jlreq), with what shrinks. */
enum { MOST_CANDIDATES = 64 };

enum { FITNESS_CLASSES = 4 };

#define SQUARE(value) ((value) * (value))

/* A line is stretched by 1 when its gaps are open by 1/20 em. */
enum { COMFORTABLE = 20 };

/* That gaps beside marks and Latin have opened is as bad as if all had by 1/30 em more. */
enum { SIDE_STEP = 30 };

/* The badness of a line whose gaps are all open by 1/parts em. */
#define BADNESS_OF_GAP(parts)                                                                                \
    (100.0 * COMFORTABLE * COMFORTABLE * COMFORTABLE / ((double)(parts) * (parts) * (parts)))

static const double demerits_fitness = 3000; /* classes of two neighbours that are not side by side */
static const double demerits_ladder = 4 * SQUARE(1 + 100.0); /* two hyphens, one below the other */
static const double demerits_short = SQUARE(500.0);          /* a last line that is shorter than an indent */
static const double demerits_couple = SQUARE(2000.0);        /* ... of two characters */
static const double demerits_narrow = SQUARE(20000.0);       /* ... of one, in a narrow column */
static const double demerits_lone = SQUARE(1000000.0);       /* ... of one */
static const double demerits_letters = SQUARE(10000.0);      /* a line filled by spacing its letters */
static const double demerits_ragged = 1e13;   /* ... that cannot be filled, for each em it lacks */
static const double demerits_overfull = 1e17; /* ... that cannot be made to fit, for each em too much */

/* A paragraph may have a line more or less, so that a page is filled, while no line gets looser than this. */
static const double demerits_loose = SQUARE(1 + BADNESS_OF_GAP(10));

/* The best way to a break, for each fitness class of the line that ends there. */
struct way {
    double demerits;
    uint32_t previous; /* break, and the fitness class there */
    uint8_t previous_fitness;
};

struct filler {
    struct paragraph *paragraph;
    const struct break_place *breaks;
    uint32_t break_count;
    length first_measure, measure, em;
    struct way (*ways)[FITNESS_CLASSES];
    double *least; /* of the ways to each break */
    bool indents_lines;
    double line_cost; /* of every line, so that there are fewer, or more */
    uint32_t *open;   /* the breaks that a best way may lead through, in their order */
    uint32_t open_count;
};

/* The first line of a paragraph, and in some each that the author began. */
static bool is_first_line(const struct filler *filler, uint32_t from)
{
    return from == 0 || (filler->indents_lines && filler->breaks[from].forced);
}

static length indent_of(const struct paragraph *paragraph, bool is_first)
{
    return paragraph->start_indent + (is_first ? paragraph->first_indent : 0);
}

static length measure_of(const struct paragraph *paragraph, bool is_first)
{
    length measure =
        paragraph->request->geometry.measure - indent_of(paragraph, is_first) - paragraph->end_indent;
    return measure > paragraph->style->size ? measure : paragraph->style->size;
}

static length measure_at(const struct filler *filler, uint32_t from)
{
    return is_first_line(filler, from) ? filler->first_measure : filler->measure;
}

static struct line_width width_between(const struct filler *filler, uint32_t from, uint32_t to)
{
    return running_sums_line(&filler->breaks[from], &filler->breaks[to], measure_at(filler, from));
}

static struct line make_line(const struct filler *filler, uint32_t from, uint32_t to)
{
    const struct break_place *first = &filler->breaks[from], *last = &filler->breaks[to];
    struct line line = {.first = first->item, .end = last->item, .start = first->start, .stop = last->stop};
    line.hyphen = last->hyphen;
    if (line.hyphen && hyphen_is_soft(filler->paragraph, line.stop - 1))
        line.stop--;
    if (line.start > line.stop)
        line.start = line.stop;
    line.indent = indent_of(filler->paragraph, is_first_line(filler, from));
    line.measure = measure_at(filler, from) + width_between(filler, from, to).hang - line.hyphen;
    line.is_last = last->forced;
    return line;
}

static uint32_t count_characters(const struct paragraph *paragraph, uint32_t start, uint32_t stop)
{
    uint32_t count = 0;
    for (uint32_t i = start; i < stop && count <= 2; i++) {
        enum mark_class class = paragraph->items[i].class;
        count +=
            !class_is_mark(class) && class != CLASS_SPACE && class != CLASS_ZERO && class != CLASS_SYMBOL;
    }
    return count;
}

/* In a column narrower than this (em) a last line of one character is no worse than wide gaps. */
enum { NARROW_COLUMN = 8 };

/* A paragraph may be one short line; only a line that follows others may be too short. */
static double last_line_demerits(const struct filler *filler, uint32_t from, uint32_t to, length natural)
{
    const struct break_place *first = &filler->breaks[from];
    length em = filler->paragraph->style->size;
    if (first->forced || from == 0)
        return 0;
    uint32_t characters = count_characters(filler->paragraph, first->start, filler->breaks[to].stop);
    if (characters <= 1)
        return filler->measure >= NARROW_COLUMN * em ? demerits_lone : demerits_narrow;
    if (filler->paragraph->family == LANGUAGE_JAPANESE)
        return 0;
    if (characters <= 2)
        return demerits_couple;
    return natural <= 2 * em ? demerits_short : 0;
}

struct verdict {
    double demerits;
    uint8_t fitness;
};

/* Tight, even, a little loose, loose: a reader sees the step from one to the next but one (TeX). */
static uint8_t fitness_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1.0 ? 2 : 3;
}

/* In Japanese squeezed lines cost less: gaps of 1/30 em. */
static double badness_of(const struct filler *filler, double ratio)
{
    bool is_preferred = ratio < 0 && filler->paragraph->family == LANGUAGE_JAPANESE;
    double size = fabs(ratio);
    return (is_preferred ? BADNESS_OF_GAP(30) : 100) * size * size * size;
}

/* How far a line is stretched: 1 when word spaces have taken what they may and the other gaps are open by
 * what is comfortable; beyond, in steps of as much for all gaps alike. It follows the stages of justify.c. */
static double stretch_ratio(const struct line_width *width, length slack)
{
    const double even_ratio = width->even > 0 ? (double)COMFORTABLE / EVEN_GROWTH : 1;
    const double side_ratio = even_ratio + (double)COMFORTABLE / SIDE_STEP;
    length even = width->ease + width->even, side = width->side, open = width->open / OPEN_GROWTH;
    if (slack <= even)
        return even_ratio * (double)slack / (double)even;
    slack -= even;
    if (slack <= side)
        return even_ratio + (side_ratio - even_ratio) * (double)slack / (double)side;
    slack -= side;
    double ratio = side > 0 ? side_ratio : even_ratio;
    if (slack <= open)
        return ratio + (double)slack * COMFORTABLE / (double)width->open;
    return ratio + (double)COMFORTABLE / OPEN_GROWTH +
           (double)(slack - open) * COMFORTABLE / (double)width->wide;
}

static struct verdict judge_line(const struct filler *filler, uint32_t from, uint32_t to)
{
    const struct break_place *end = &filler->breaks[to];
    struct line_width width = width_between(filler, from, to);
    length slack = measure_at(filler, from) - width.natural;
    double em = (double)filler->paragraph->style->size, ratio = 0, extra = 0;
    if (slack < -width.shrink)
        return (struct verdict){demerits_overfull * (1 - (double)(slack + width.shrink) / em), 0};
    if (slack < 0)
        ratio = (double)slack / (double)width.shrink; /* -1: its glue has given all */
    else if (end->forced)
        extra = last_line_demerits(filler, from, to, width.natural);
    else if (slack > 0 && width.open > 0)
        ratio = stretch_ratio(&width, slack);
    else if (slack > 0 && slack <= (end->stop - filler->breaks[from].start - 1) * filler->em / LETTER_SPACE)
        extra = demerits_letters;
    else if (slack > 0)
        extra = demerits_ragged * (double)slack / em;
    double sum = 1 + badness_of(filler, ratio) + end->penalty;
    return (struct verdict){sum * sum + extra + filler->line_cost, fitness_of(ratio)};
}

static void join(struct filler *filler, uint32_t from, uint32_t to, const struct verdict *verdict)
{
    struct way *best = &filler->ways[to][verdict->fitness];
    for (uint8_t fitness = 0; fitness < FITNESS_CLASSES; fitness++) {
        double demerits = filler->ways[from][fitness].demerits + verdict->demerits;
        int distance = (int)fitness - (int)verdict->fitness;
        if (from > 0 && (distance > 1 || distance < -1))
            demerits += demerits_fitness;
        if (filler->breaks[from].hyphen && filler->breaks[to].hyphen)
            demerits += demerits_ladder;
        if (demerits < best->demerits)
            *best = (struct way){demerits, from, fitness};
    }
    if (best->demerits < filler->least[to])
        filler->least[to] = best->demerits;
}

static double least_from(const struct filler *filler, uint32_t first)
{
    double least = DBL_MAX;
    for (uint32_t i = first; i < filler->open_count && i < first + MOST_CANDIDATES; i++)
        if (filler->least[filler->open[i]] < least)
            least = filler->least[filler->open[i]];
    return least;
}

/* Lines that end at `to` and begin at an open break, the fullest first: they only get looser from there. */
static void reach(struct filler *filler, uint32_t first, uint32_t to)
{
    double floor = least_from(filler, first);
    for (uint32_t i = first; i < filler->open_count && i < first + MOST_CANDIDATES; i++) {
        struct verdict verdict = judge_line(filler, filler->open[i], to);
        if (verdict.demerits >= demerits_overfull && filler->open[i] + 1 < to)
            continue;
        if (verdict.demerits + floor > filler->least[to])
            break;
        join(filler, filler->open[i], to, &verdict);
    }
}

/* Can nothing make a line fit that begins at `from` and goes to `to`? Then none does that goes further. */
static bool is_out_of_reach(const struct filler *filler, uint32_t from, uint32_t to)
{
    const struct break_place *first = &filler->breaks[from], *last = &filler->breaks[to];
    length least = last->closing.width - last->closing.shrink - first->opening.width + first->opening.shrink;
    return least - last->hang > measure_at(filler, from);
}

static void forget(struct filler *filler, uint32_t to)
{
    filler->least[to] = DBL_MAX;
    for (int i = 0; i < FITNESS_CLASSES; i++)
        filler->ways[to][i].demerits = DBL_MAX;
}

/* Finds the best way to the end, if it costs no more than `ceiling`: what costs more is on no such way. */
static bool reach_end(struct filler *filler, double ceiling)
{
    uint32_t first = 0;
    filler->open_count = 1;
    for (uint32_t to = 1; to < filler->break_count; to++) {
        forget(filler, to);
        while (first + 1 < filler->open_count && is_out_of_reach(filler, filler->open[first], to))
            first++;
        reach(filler, first, to);
        if (filler->breaks[to].forced)
            first = filler->open_count;
        if (filler->least[to] <= ceiling)
            filler->open[filler->open_count++] = to;
        else if (filler->breaks[to].forced)
            return false;
    }
    return true;
}

/* Few breaks are open while little may be spent, and most paragraphs need little: so the ceiling rises by
 * steps. With the first a line costs on average what gaps of 1/20 em cost, as in a wide column of Han; with
 * the second, gaps of 1/3 em, as in a narrow one with long words; the last has no ceiling. There is none
 * either where lines may cost less than nothing. */
static void reach_end_cheaply(struct filler *filler)
{
    static const double ceilings[] = {SQUARE(BADNESS_OF_GAP(20)), 1e9};
    const struct break_place *end = &filler->breaks[filler->break_count - 1];
    double lines = (double)(end->closing.width / filler->measure + 1);
    for (size_t i = 0; filler->line_cost >= 0 && i < sizeof ceilings / sizeof *ceilings; i++)
        if (reach_end(filler, ceilings[i] * lines))
            return;
    reach_end(filler, DBL_MAX);
}

static const struct way *best_way(const struct filler *filler)
{
    const struct way *ways = filler->ways[filler->break_count - 1], *best = ways;
    for (uint8_t i = 1; i < FITNESS_CLASSES; i++)
        if (ways[i].demerits < best->demerits)
            best = &ways[i];
    return best;
}

static struct line *trace_back(const struct filler *filler, uint32_t *count)
{
    uint32_t to = filler->break_count - 1, lines = 0;
    const struct way *last = best_way(filler);
    for (const struct way *way = last; to > 0; lines++) {
        to = way->previous;
        way = &filler->ways[way->previous][way->previous_fitness];
    }
    struct line *result = arena_take_array(filler->paragraph->scratch, lines, sizeof *result);
    *count = lines;
    to = filler->break_count - 1;
    for (const struct way *way = last; to > 0;) {
        result[--lines] = make_line(filler, way->previous, to);
        to = way->previous;
        way = &filler->ways[way->previous][way->previous_fitness];
    }
    return result;
}

static struct line *fill_optimal(struct filler *filler, uint32_t *count)
{
    struct arena *arena = filler->paragraph->scratch;
    filler->ways = arena_allocate_array(arena, filler->break_count, sizeof *filler->ways);
    filler->least = arena_allocate_array(arena, filler->break_count, sizeof *filler->least);
    filler->open = arena_allocate_array(arena, filler->break_count, sizeof *filler->open);
    for (int i = 1; i < FITNESS_CLASSES; i++)
        filler->ways[0][i].demerits = DBL_MAX;
    reach_end_cheaply(filler);
    return trace_back(filler, count);
}

/* The demerits of the worst line that was chosen. */
static double worst_chosen(const struct filler *filler)
{
    double worst = 0;
    uint32_t to = filler->break_count - 1;
    for (const struct way *way = best_way(filler); to > 0;) {
        double demerits = judge_line(filler, way->previous, to).demerits - filler->line_cost;
        worst = demerits > worst ? demerits : worst;
        to = way->previous;
        way = &filler->ways[way->previous][way->previous_fitness];
    }
    return worst;
}

/* Words are divided where a line is worse without that: with a hyphen, or in Korean between syllables. */
static struct line *fill_dividing_words(struct filler *filler, uint32_t *count)
{
    struct line *lines = fill_optimal(filler, count);
    if (*count < 2)
        return lines;
    double worst = worst_chosen(filler);
    bool is_open = worst > SQUARE(1.0 + SYLLABLE_PENALTY) && syllables_open(filler->paragraph);
    if (worst > SQUARE(1.0 + hyphen_penalty(filler->paragraph)))
        is_open |= hyphens_open(filler->paragraph);
    if (!is_open)
        return lines;
    filler->breaks = running_sums_breaks(filler->paragraph, &filler->break_count);
    return fill_optimal(filler, count);
}

/* One line more or less than is best: what each line costs is raised or lowered until that is best. It begins
 * with what even gaps cost (1/20 em) and ends with gaps of 1/6 em: a paragraph that needs more has a line
 * that is looser than may be, unless it is very long. */
static struct line *fill_loosely(struct filler *filler, uint32_t *count)
{
    static const double least = 1e4, most = 1e7, step = 10;
    struct line *lines = fill_dividing_words(filler, count);
    int looseness = filler->paragraph->style->looseness;
    if (!looseness)
        return lines;
    double worst = worst_chosen(filler);
    uint32_t wanted = *count + (uint32_t)looseness;
    for (double cost = least; cost <= most; cost *= step) {
        uint32_t other_count;
        filler->line_cost = looseness > 0 ? -cost : cost;
        struct line *other = fill_optimal(filler, &other_count);
        if (other_count != wanted)
            continue;
        if (worst_chosen(filler) > (worst > demerits_loose ? worst : demerits_loose))
            return lines;
        *count = other_count;
        return other;
    }
    return lines;
}

/* The fullest line from `from` on that fits without being shrunk; the shortest when none does. */
static uint32_t fill_one(const struct filler *filler, uint32_t from)
{
    uint32_t best = from + 1;
    for (uint32_t to = from + 1; to < filler->break_count && !is_out_of_reach(filler, from, to); to++) {
        if (width_between(filler, from, to).natural <= measure_at(filler, from))
            best = to;
        if (filler->breaks[to].forced)
            break;
    }
    return best;
}

static struct line *fill_first_fit(const struct filler *filler, uint32_t *count)
{
    struct line *lines = arena_allocate_array(filler->paragraph->scratch, filler->break_count, sizeof *lines);
    bool on_cells = filler->paragraph->request->options.on_cells && !filler->paragraph->preformatted;
    *count = 0;
    for (uint32_t from = 0; from + 1 < filler->break_count;) {
        uint32_t to = on_cells ? squared_grid_fill_line(filler->paragraph, filler->breaks,
                                                        filler->break_count, from, measure_at(filler, from))
                               : fill_one(filler, from);
        lines[(*count)++] = make_line(filler, from, to);
        from = to;
    }
    return lines;
}

/* NULL when the text cannot be balanced. */
static struct line *fill_balanced(const struct filler *filler, uint32_t *count)
{
    uint32_t chosen[MOST_BALANCED_LINES];
    *count = balance_choose(filler->paragraph, filler->breaks, filler->break_count, filler->first_measure,
                            filler->measure, chosen);
    if (*count == 0)
        return NULL;
    struct line *lines = arena_allocate_array(filler->paragraph->scratch, *count, sizeof *lines);
    for (uint32_t i = 0; i < *count; i++)
        lines[i] = make_line(filler, i == 0 ? 0 : chosen[i - 1], chosen[i]);
    return lines;
}

struct line *line_breaking_choose(struct paragraph *paragraph, uint32_t *count)
{
    struct filler filler = {
        .paragraph = paragraph,
        .first_measure = measure_of(paragraph, true),
        .measure = measure_of(paragraph, false),
        .em = paragraph->style->size,
        .indents_lines = paragraph->indents_lines,
    };
    overflow_breaks_open(paragraph, filler.measure);
    filler.breaks = running_sums_breaks(paragraph, &filler.break_count);
    struct line *balanced = paragraph->style->balance ? fill_balanced(&filler, count) : NULL;
    if (balanced)
        return balanced;
    return paragraph->alignment == ALIGNMENT_JUSTIFY ? fill_loosely(&filler, count)
                                                     : fill_first_fit(&filler, count);
}
