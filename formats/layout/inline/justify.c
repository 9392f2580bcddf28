#include "formats/layout/inline/justify.h"

#include "formats/layout/paragraph/spacing.h"

/* A last line this full (per cent) is justified too (§4.3), if that opens no gap to be seen. */
enum { NEARLY_FULL = 97 };

/* Gaps that open by this part of an em are not seen to. */
enum { UNSEEN = 24 };

struct line_in_work {
    const struct item *items;
    struct room *rooms;
    uint32_t count;
};

static length natural_width(const struct line_in_work *work)
{
    length width = 0;
    for (uint32_t i = 0; i < work->count; i++)
        width += work->rooms[i].before + work->items[i].body + work->rooms[i].after + work->rooms[i].space;
    return width;
}

static void set_natural(const struct paragraph *paragraph, const struct line *line, struct line_in_work *work)
{
    for (uint32_t i = 0; i < work->count; i++)
        work->rooms[i] = (struct room){work->items[i].before, work->items[i].after, work->items[i].space};
    struct room *last = &work->rooms[work->count - 1];
    work->rooms[0].before = spacing_at_start(paragraph, work->items);
    last->space = 0;
    last->after = 0;
    const struct item *item = &work->items[work->count - 1];
    length at_end = spacing_at_end(paragraph, item, true);
    bool has_room = natural_width(work) + at_end <= line->measure;
    last->after = has_room ? at_end : spacing_at_end(paragraph, item, false);
}

static length *glue_of(struct line_in_work *work, uint32_t index, int part)
{
    struct room *room = &work->rooms[index];
    return part == 0 ? &room->before : part == 1 ? &room->after : &room->space;
}

/* Marks give half of their blank, and the rest when all have: else one would touch what is behind it below a line
 * where it keeps its blank. */
enum squeeze { SQUEEZE_HALF, SQUEEZE_ALL, SQUEEZES };

static length blank_give(length blank, length natural, enum shrink_rank rank, enum squeeze squeeze)
{
    if (squeeze == SQUEEZE_ALL)
        return blank;
    return rank != SHRINK_CENTRED && blank > natural / 2 ? blank - natural / 2 : 0;
}

static length give_of(const struct line_in_work *work, uint32_t index, int part, enum shrink_rank rank,
                      enum squeeze squeeze)
{
    const struct item *item = &work->items[index];
    const struct room *room = &work->rooms[index];
    bool last = index + 1 == work->count;
    if (part == 0)
        return index > 0 && item->before_rank == rank ? blank_give(room->before, item->before, rank, squeeze)
                                                      : 0;
    if (part == 1)
        return !last && item->after_rank == rank ? blank_give(room->after, item->after, rank, squeeze) : 0;
    return !last && item->space_rank == rank ? room->space - item->space_least : 0;
}

enum { GLUE_PARTS = 3 };

static length total_give(const struct line_in_work *work, enum shrink_rank rank, enum squeeze squeeze)
{
    length total = 0;
    for (uint32_t i = 0; i < work->count; i++)
        for (int part = 0; part < GLUE_PARTS; part++)
            total += give_of(work, i, part, rank, squeeze);
    return total;
}

/* Takes `wanted` from the glue of one rank, each piece in proportion to what it can give. */
static void take(struct line_in_work *work, enum shrink_rank rank, enum squeeze squeeze, length wanted,
                 length total)
{
    length seen = 0, taken = 0;
    for (uint32_t i = 0; i < work->count; i++) {
        for (int part = 0; part < GLUE_PARTS; part++) {
            length give = give_of(work, i, part, rank, squeeze);
            if (give == 0)
                continue;
            seen += give;
            length share = wanted * seen / total - taken;
            *glue_of(work, i, part) -= share;
            taken += share;
        }
    }
}

static void shrink(struct line_in_work *work, length wanted)
{
    for (int step = 0; step < SQUEEZES * SHRINK_RANKS && wanted > 0; step++) {
        enum squeeze squeeze = (enum squeeze)(step / SHRINK_RANKS);
        enum shrink_rank rank = (enum shrink_rank)(step % SHRINK_RANKS);
        length total = rank == SHRINK_NEVER ? 0 : total_give(work, rank, squeeze);
        length part = wanted < total ? wanted : total;
        if (part > 0)
            take(work, rank, squeeze, part, total);
        wanted -= part;
    }
}

/* How much the gap behind an item takes at a stage of stretching. */
enum stretch_stage { STAGE_EASE, STAGE_EVEN, STAGE_SIDE, STAGE_OPEN, STAGE_UNLIMITED, STRETCH_STAGES };

static length room_to_grow(length space, length most)
{
    return space < most ? most - space : 0;
}

static bool is_open(const struct item *item)
{
    return item->stretch != STRETCH_NEVER && item->stretch != STRETCH_LAST;
}

static length growth_of(const struct line_in_work *work, uint32_t index, enum stretch_stage stage)
{
    const struct item *item = &work->items[index];
    length space = work->rooms[index].space;
    if (index + 1 == work->count)
        return 0;
    switch (stage) {
    case STAGE_EASE: return room_to_grow(space, justify_eased_space(item));
    case STAGE_EVEN: return room_to_grow(space, justify_even_space(item));
    case STAGE_SIDE: return room_to_grow(space, justify_side_space(item));
    case STAGE_OPEN: return is_open(item) ? justify_weight(item) * item->em / OPEN_GROWTH : 0;
    case STAGE_UNLIMITED: return justify_weight(item) * item->em;
    case STRETCH_STAGES: break;
    }
    return 0;
}

static void give(struct line_in_work *work, enum stretch_stage stage, length wanted, length total)
{
    length seen = 0, given = 0;
    for (uint32_t i = 0; i < work->count; i++) {
        seen += growth_of(work, i, stage);
        length share = wanted * seen / total - given;
        work->rooms[i].space += share;
        given += share;
    }
}

/* A line that is one word, nearly as long as it should be (a piece of a URL): its letters make up the rest.
 */
static void space_letters(struct line_in_work *work, length wanted)
{
    length gaps = work->count - 1, given = 0;
    for (length i = 0; i < gaps; i++) {
        length share = wanted * (i + 1) / gaps - given;
        work->rooms[i].space += share;
        given += share;
    }
}

static length total_growth(const struct line_in_work *work, enum stretch_stage stage)
{
    length total = 0;
    for (uint32_t i = 0; i < work->count; i++)
        total += growth_of(work, i, stage);
    return total;
}

static void stretch(struct line_in_work *work, length wanted)
{
    for (int stage = 0; stage < STRETCH_STAGES && wanted > 0; stage++) {
        length total = total_growth(work, (enum stretch_stage)stage);
        if (total == 0)
            continue;
        length part = stage == STAGE_UNLIMITED || wanted < total ? wanted : total;
        give(work, (enum stretch_stage)stage, part, total);
        wanted -= part;
    }
    if (wanted > 0 && wanted <= (work->count - 1) * work->items->em / LETTER_SPACE)
        space_letters(work, wanted);
}

static bool wants_stretch(const struct line_in_work *work, const struct line *line, length slack)
{
    if (!line->is_last)
        return true;
    length comfortable =
        total_growth(work, STAGE_EASE) + total_growth(work, STAGE_OPEN) * OPEN_GROWTH / UNSEEN;
    return slack * 100 < line->measure * (100 - NEARLY_FULL) && slack <= comfortable;
}

struct room *justify_line(const struct paragraph *paragraph, const struct line *line)
{
    struct line_in_work work = {.items = &paragraph->items[line->start], .count = line->stop - line->start};
    if (work.count == 0)
        return NULL;
    work.rooms = arena_allocate_array(paragraph->scratch, work.count, sizeof *work.rooms);
    set_natural(paragraph, line, &work);
    if (paragraph->alignment != ALIGNMENT_JUSTIFY)
        return work.rooms;
    length slack = line->measure - natural_width(&work);
    if (slack < 0)
        shrink(&work, -slack);
    else if (wants_stretch(&work, line, slack))
        stretch(&work, slack);
    return work.rooms;
}

length justify_opening(const struct paragraph *paragraph, const struct line *line, const struct room *rooms)
{
    length most = 0;
    for (uint32_t i = line->start; i + 1 < line->stop; i++) {
        length opened = rooms[i - line->start].space - justify_eased_space(&paragraph->items[i]);
        most = opened > most ? opened : most;
    }
    return most;
}
