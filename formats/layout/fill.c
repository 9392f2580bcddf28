#include "formats/layout/fill.h"

#include "formats/layout/emergency.h"
#include "formats/layout/sums.h"

#include <float.h>
#include <math.h>

enum { FITNESS_CLASSES = 4, MOST_CANDIDATES = 64 };

/* §4.5. A gap between Han that opens by this much (per mille of an em) is comfortable. */
enum { COMFORT = 50 };

static const double demerits_ragged = 1e13;   /* a line that cannot be filled, for each em it lacks */
static const double demerits_overfull = 1e17; /* a line that cannot be made to fit, for each em too much */
static const double demerits_fitness = 3000;
static const double demerits_lone = 1e12;  /* a last line of one character */
static const double penalty_couple = 2000; /* ... of two */
static const double penalty_short = 500;   /* ... shorter than an indent */

/* The best way to a break, for each fitness class of the line that ends there. */
struct way {
    double demerits;
    uint32_t previous; /* break, and the fitness class there */
    uint8_t previous_fitness;
};

struct filler {
    const struct paragraph *paragraph;
    const struct sums *sums;
    const struct break_place *breaks;
    uint32_t break_count;
    struct way (*ways)[FITNESS_CLASSES];
    double *least; /* of the nodes of each break */
};

static length indent_of(const struct paragraph *paragraph, uint32_t first_item)
{
    bool first = first_item == 0;
    return paragraph->start_indent + (first ? paragraph->first_indent : 0);
}

static length measure_of(const struct paragraph *paragraph, uint32_t first_item)
{
    length measure =
        paragraph->request->geometry.measure - indent_of(paragraph, first_item) - paragraph->end_indent;
    return measure > paragraph->style->size ? measure : paragraph->style->size;
}

static struct line make_line(const struct filler *filler, uint32_t from, uint32_t to)
{
    const struct break_place *first = &filler->breaks[from], *last = &filler->breaks[to];
    struct line line = {.first = first->item, .end = last->item, .start = first->start, .stop = last->stop};
    if (line.start > line.stop)
        line.start = line.stop;
    line.indent = indent_of(filler->paragraph, line.first);
    line.measure = measure_of(filler->paragraph, line.first);
    line.is_last = last->forced;
    return line;
}

static uint32_t count_characters(const struct paragraph *paragraph, const struct line *line)
{
    uint32_t count = 0;
    for (uint32_t i = line->start; i < line->stop && count <= 2; i++) {
        enum mark_class class = paragraph->items[i].class;
        count +=
            !class_is_mark(class) && class != CLASS_SPACE && class != CLASS_ZERO && class != CLASS_SYMBOL;
    }
    return count;
}

/* In a column narrower than this (em) a last line of one character is no worse than the gaps that prevent it.
 */
enum { NARROW_COLUMN = 8 };

/* A paragraph may be one short line; only a line that follows others may be too short. */
static double last_line_demerits(const struct paragraph *paragraph, const struct line *line, length natural)
{
    length em = paragraph->style->size;
    if (line->first == 0 || paragraph->items[line->first - 1].ends_line)
        return 0;
    uint32_t characters = count_characters(paragraph, line);
    if (characters <= 1 && line->measure >= NARROW_COLUMN * em)
        return demerits_lone;
    if (characters <= 2)
        return penalty_couple * penalty_couple;
    return natural <= 2 * em ? penalty_short * penalty_short : 0;
}

struct verdict {
    double demerits;
    uint8_t fitness;
};

static uint8_t fitness_of(double ratio)
{
    return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1.0 ? 2 : 3;
}

static double badness_of(double ratio)
{
    double size = fabs(ratio);
    return 100 * size * size * size;
}

static struct verdict judge_line(const struct filler *filler, const struct line *line, double penalty)
{
    const struct paragraph *paragraph = filler->paragraph;
    struct line_width width = sums_line(paragraph, filler->sums, line->start, line->stop, line->measure);
    double em = (double)paragraph->style->size, slack = (double)(line->measure - width.natural), ratio = 0,
           extra = 0;
    if (slack < 0 && -slack > (double)width.shrink)
        return (struct verdict){demerits_overfull * (1 - (slack + (double)width.shrink) / em), 0};
    if (slack < 0)
        ratio = slack / (double)width.shrink;
    else if (line->is_last)
        extra = last_line_demerits(paragraph, line, width.natural);
    else if (width.solid + width.ease > 0)
        ratio = slack / ((double)width.ease + (double)width.solid * COMFORT / 1000);
    else
        extra = demerits_ragged * slack / em;
    double sum = 1 + badness_of(ratio) + penalty;
    return (struct verdict){sum * sum + extra, fitness_of(ratio)};
}

static void join(struct filler *filler, uint32_t from, uint32_t to, const struct verdict *verdict)
{
    struct way *best = &filler->ways[to][verdict->fitness];
    for (uint8_t fitness = 0; fitness < FITNESS_CLASSES; fitness++) {
        double demerits = filler->ways[from][fitness].demerits + verdict->demerits;
        int distance = (int)fitness - (int)verdict->fitness;
        if (from > 0 && (distance > 1 || distance < -1))
            demerits += demerits_fitness;
        if (demerits < best->demerits)
            *best = (struct way){demerits, from, fitness};
    }
    if (best->demerits < filler->least[to])
        filler->least[to] = best->demerits;
}

static double least_between(const struct filler *filler, uint32_t from, uint32_t to)
{
    double least = DBL_MAX;
    for (uint32_t i = from; i < to && i < from + MOST_CANDIDATES; i++)
        if (filler->least[i] < least)
            least = filler->least[i];
    return least;
}

/* Lines that end at `to` and begin at `first` or later, the fullest first: they only get looser from there.
 */
static void reach(struct filler *filler, uint32_t first, uint32_t to)
{
    double floor = least_between(filler, first, to);
    for (uint32_t from = first; from < to && from < first + MOST_CANDIDATES; from++) {
        struct line line = make_line(filler, from, to);
        struct verdict verdict = judge_line(filler, &line, filler->breaks[to].penalty);
        if (verdict.demerits >= demerits_overfull && from + 1 < to)
            continue;
        if (verdict.demerits + floor > filler->least[to])
            break;
        join(filler, from, to, &verdict);
    }
}

static void reach_all(struct filler *filler)
{
    uint32_t first = 0;
    for (uint32_t to = 1; to < filler->break_count; to++) {
        filler->least[to] = DBL_MAX;
        for (int i = 0; i < FITNESS_CLASSES; i++)
            filler->ways[to][i].demerits = DBL_MAX;
        const struct break_place *place = &filler->breaks[to];
        while (first + 1 < to && sums_body(filler->sums, filler->breaks[first].start, place->stop) >
                                     measure_of(filler->paragraph, filler->breaks[first].item))
            first++;
        reach(filler, first, to);
        if (place->forced)
            first = to;
    }
}

static struct line *trace_back(const struct filler *filler, uint32_t *count)
{
    uint32_t to = filler->break_count - 1, lines = 0;
    uint8_t fitness = 0;
    for (uint8_t i = 1; i < FITNESS_CLASSES; i++)
        if (filler->ways[to][i].demerits < filler->ways[to][fitness].demerits)
            fitness = i;
    const struct way *last = &filler->ways[to][fitness];
    for (const struct way *way = last; to > 0; lines++) {
        to = way->previous;
        way = &filler->ways[way->previous][way->previous_fitness];
    }
    struct line *result = arena_allocate_array(filler->paragraph->arena, lines, sizeof *result);
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
    struct arena *arena = filler->paragraph->arena;
    filler->ways = arena_allocate_array(arena, filler->break_count, sizeof *filler->ways);
    filler->least = arena_allocate_array(arena, filler->break_count, sizeof *filler->least);
    for (int i = 1; i < FITNESS_CLASSES; i++)
        filler->ways[0][i].demerits = DBL_MAX;
    reach_all(filler);
    return trace_back(filler, count);
}

/* The fullest line from `from` on that fits without being shrunk; the shortest when none does. */
static uint32_t fill_one(const struct filler *filler, uint32_t from)
{
    uint32_t best = from + 1;
    for (uint32_t to = from + 1; to < filler->break_count; to++) {
        struct line line = make_line(filler, from, to);
        struct line_width width =
            sums_line(filler->paragraph, filler->sums, line.start, line.stop, line.measure);
        if (width.natural <= line.measure)
            best = to;
        else if (sums_body(filler->sums, line.start, line.stop) > line.measure)
            break;
        if (filler->breaks[to].forced)
            break;
    }
    return best;
}

static struct line *fill_first_fit(const struct filler *filler, uint32_t *count)
{
    struct line *lines = arena_allocate_array(filler->paragraph->arena, filler->break_count, sizeof *lines);
    *count = 0;
    for (uint32_t from = 0; from + 1 < filler->break_count;) {
        uint32_t to = fill_one(filler, from);
        lines[(*count)++] = make_line(filler, from, to);
        from = to;
    }
    return lines;
}

struct line *fill_lines(struct paragraph *paragraph, uint32_t *count)
{
    struct filler filler = {.paragraph = paragraph};
    emergency_open(paragraph, measure_of(paragraph, 1));
    filler.sums = sums_make(paragraph);
    filler.breaks = sums_breaks(paragraph, &filler.break_count);
    return paragraph->alignment == ALIGNMENT_JUSTIFY ? fill_optimal(&filler, count)
                                                     : fill_first_fit(&filler, count);
}
