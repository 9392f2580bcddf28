#include "formats/layout/inline/line_placement.h"

#include "base/unicode.h"
#include "formats/layout/inline/hyphens.h"
#include "formats/layout/inline/justify.h"
#include "formats/layout/inline/ruby.h"
#include "formats/layout/paragraph/itemise.h"

/* One line on its way to the page: its items from left to right, and where each of them stands. */
struct placer {
    const struct paragraph *paragraph;
    const struct line *line;
    const struct room *rooms;
    uint32_t *order; /* of items, counted from line->first; left to right */
    uint32_t count;
    uint32_t *ends;      /* of the pieces, as places of that order */
    length *left;        /* of each item, by its place in the line; one more for the right edge */
    uint32_t annotation; /* the first one of the lines to come */
    struct placed_line *placed;
};

static bool is_seen(const struct line *line, uint32_t item)
{
    return item >= line->start && item < line->stop;
}

static length advance_of(const struct placer *placer, uint32_t item)
{
    if (!is_seen(placer->line, item))
        return 0;
    const struct room *room = &placer->rooms[item - placer->line->start];
    return room->before + placer->paragraph->items[item].body + room->after + room->space;
}

static length shift_of(const struct placer *placer, uint32_t item)
{
    if (!is_seen(placer->line, item))
        return 0;
    return placer->paragraph->items[item].blank_before - placer->rooms[item - placer->line->start].before;
}

static uint8_t level_of(const struct paragraph *paragraph, const struct item *item)
{
    return paragraph->levels ? paragraph->levels[paragraph->characters[item->character].offset] : 0;
}

static void find_order(struct placer *placer)
{
    const struct paragraph *paragraph = placer->paragraph;
    placer->count = placer->line->end - placer->line->first;
    placer->order = arena_take_array(paragraph->scratch, placer->count + 1, sizeof *placer->order);
    if (!paragraph->levels) {
        for (uint32_t i = 0; i < placer->count; i++)
            placer->order[i] = i;
        return;
    }
    uint8_t *levels = arena_allocate(paragraph->scratch, placer->count + 1);
    for (uint32_t i = 0; i < placer->count; i++)
        levels[i] = level_of(paragraph, &paragraph->items[placer->line->first + i]);
    unicode_reorder_runs(levels, placer->count, placer->order);
}

/* From the left edge of the measure to the first thing of the line. */
static length find_margin(const struct placer *placer, length width)
{
    const struct paragraph *paragraph = placer->paragraph;
    length left_over = placer->line->measure - width;
    length indent = paragraph->right_to_left ? paragraph->end_indent : placer->line->indent;
    if (paragraph->alignment == ALIGNMENT_CENTER)
        return indent + left_over / 2;
    bool stands_right = (paragraph->alignment == ALIGNMENT_END) != paragraph->right_to_left;
    return stands_right ? indent + left_over : indent;
}

static void find_places(struct placer *placer)
{
    length width = 0;
    for (uint32_t i = 0; i < placer->count; i++)
        width += advance_of(placer, placer->line->first + i);
    length x = find_margin(placer, width);
    placer->placed->width = width + placer->line->hyphen;
    placer->left = arena_take_array(placer->paragraph->scratch, placer->count + 1, sizeof *placer->left);
    for (uint32_t i = 0; i < placer->count; i++) {
        placer->left[placer->order[i]] = x;
        x += advance_of(placer, placer->line->first + placer->order[i]);
    }
}

static bool looks_match(const struct span *one, const struct span *other)
{
    return one == other ||
           (one->styles == other->styles && one->lined == other->lined && one->link == other->link &&
            one->rise == other->rise && one->color == other->color && one->annotation == other->annotation);
}

static bool goes_on(const struct paragraph *paragraph, const struct item *item, const struct item *next)
{
    bool right_to_left = paragraph->runs[item->run].style.direction == DIRECTION_RIGHT_TO_LEFT;
    uint32_t expected = right_to_left ? item->cluster - 1 : item->cluster + 1;
    return item->run == next->run && next->cluster == expected && item->rise == next->rise &&
           looks_match(character_span(paragraph, item->character),
                       character_span(paragraph, next->character));
}

/* The items at places [from, from + count) of the visual order become one piece. */
static void make_piece(struct placer *placer, uint32_t from, uint32_t count)
{
    const struct paragraph *paragraph = placer->paragraph;
    const struct item *item = &paragraph->items[placer->line->first + placer->order[from]];
    const struct shaped_run *run = &paragraph->runs[item->run];
    const struct span *span = character_span(paragraph, item->character);
    bool right_to_left = run->style.direction == DIRECTION_RIGHT_TO_LEFT;
    length *positions = arena_take_array(paragraph->arena, count + 1, sizeof *positions);
    length *shifts = arena_take_array(paragraph->arena, count, sizeof *shifts);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = placer->order[right_to_left ? from + count - 1 - i : from + i];
        positions[i] = placer->left[place];
        shifts[i] = shift_of(placer, placer->line->first + place);
    }
    uint32_t rightmost = placer->order[from + count - 1];
    positions[count] = placer->left[rightmost] + advance_of(placer, placer->line->first + rightmost);
    struct placed_piece *piece = &placer->placed->pieces[placer->placed->piece_count++];
    *piece = (struct placed_piece){
        .run = run,
        .text = paragraph->text,
        .first = right_to_left ? item->cluster + 1 - count : item->cluster,
        .count = count,
        .positions = positions,
        .shifts = shifts,
        .rise = span->rise + item->rise,
        .styles = span->styles,
        .lined = span->lined,
        .link = span->link,
        .color = span->color,
        .ruby_base = span->annotation ? paragraph->annotations[span->annotation - 1].node : NULL,
    };
}

static void grow_line(struct placed_line *placed, const struct placed_piece *piece)
{
    if (piece->run->ascent + piece->rise > placed->ascent)
        placed->ascent = piece->run->ascent + piece->rise;
    if (piece->run->descent - piece->rise > placed->descent)
        placed->descent = piece->run->descent - piece->rise;
}

/* The soft hyphen at the end of a line, in whose place a hyphen is drawn, is no piece. */
static bool has_run(const struct placer *placer, uint32_t place)
{
    const struct line *line = placer->line;
    uint32_t item = line->first + placer->order[place];
    bool is_replaced = line->hyphen && item == line->stop && hyphen_is_soft(placer->paragraph, item);
    return placer->paragraph->items[item].run != NO_RUN && !is_replaced;
}

/* Items from `from` on, in visual order, that are one piece. */
static uint32_t count_piece(const struct placer *placer, uint32_t from)
{
    const struct paragraph *paragraph = placer->paragraph;
    const struct item *items = &paragraph->items[placer->line->first];
    uint32_t count = 1;
    while (from + count < placer->count && has_run(placer, from + count) &&
           goes_on(paragraph, &items[placer->order[from + count - 1]], &items[placer->order[from + count]]))
        count++;
    return count;
}

/* Divides the line into pieces, of which those without a run are not seen: the number of them. */
static uint32_t find_pieces(struct placer *placer)
{
    uint32_t pieces = 0;
    placer->ends = arena_take_array(placer->paragraph->scratch, placer->count, sizeof *placer->ends);
    for (uint32_t i = 0; i < placer->count; placer->ends[pieces++] = i)
        i += has_run(placer, i) ? count_piece(placer, i) : 1;
    return pieces;
}

static bool stands_in(const struct annotation *annotation, const struct line *line)
{
    return annotation->first_item >= line->start && annotation->first_item < line->stop;
}

/* The annotations whose bases begin in the line: they come in the order of their bases. */
static uint32_t find_annotations(struct placer *placer, uint32_t *first)
{
    const struct paragraph *paragraph = placer->paragraph;
    uint32_t pieces = 0, at = placer->annotation;
    while (at < paragraph->annotation_count && paragraph->annotations[at].first_item < placer->line->start)
        at++;
    *first = at;
    for (; at < paragraph->annotation_count && stands_in(&paragraph->annotations[at], placer->line); at++)
        pieces += ruby_piece_count(&paragraph->annotations[at]);
    placer->annotation = at;
    return pieces;
}

/* The room of the base, the space behind it left out. */
static void place_annotation(struct placer *placer, const struct annotation *annotation)
{
    const struct line *line = placer->line;
    uint32_t end = annotation->first_item + annotation->item_count;
    uint32_t last = (end < line->stop ? end : line->stop) - 1;
    length left = placer->left[annotation->first_item - line->first];
    struct base_place place = {
        .left = left, .right = left, .line_left = line->indent, .line_right = line->indent + line->measure};
    if (annotation->item_count > 0) /* a reading may stand over nothing */
        place.right = placer->left[last - line->first] + advance_of(placer, last) -
                      placer->rooms[last - line->start].space;
    ruby_place(placer->paragraph, annotation, &place, placer->placed);
}

/* The hyphen of a divided word looks as its letters do. A soft hyphen stays one in the text layer. */
static void add_hyphen(struct placer *placer)
{
    const struct paragraph *paragraph = placer->paragraph;
    const struct line *line = placer->line;
    struct placed_line *placed = placer->placed;
    struct placed_piece *piece = &placed->pieces[placed->piece_count];
    length *positions = arena_allocate_array(paragraph->arena, 3, sizeof *positions);
    *piece = piece[-1];
    positions[0] = piece->positions[piece->count];
    positions[1] = positions[0] + line->hyphen;
    piece->run = paragraph->hyphen;
    piece->text = hyphen_text;
    piece->replacement = hyphen_is_soft(paragraph, line->stop) ? "\u00AD" : NULL;
    piece->first = 0;
    piece->count = 1;
    piece->positions = positions;
    piece->shifts = &positions[2];
    placed->piece_count++;
}

static void make_pieces(struct placer *placer)
{
    struct placed_line *placed = placer->placed;
    uint32_t annotation, pieces = find_pieces(placer);
    uint32_t most = pieces + find_annotations(placer, &annotation) + (placer->line->hyphen ? 1 : 0);
    placed->pieces = arena_take_array(placer->paragraph->arena, most, sizeof *placed->pieces);
    for (uint32_t i = 0, from = 0; i < pieces; from = placer->ends[i++]) {
        if (!has_run(placer, from))
            continue;
        make_piece(placer, from, placer->ends[i] - from);
        grow_line(placed, &placed->pieces[placed->piece_count - 1]);
    }
    if (placer->line->hyphen && placed->piece_count)
        add_hyphen(placer);
    for (; annotation < placer->annotation; annotation++)
        place_annotation(placer, &placer->paragraph->annotations[annotation]);
}

void line_placement_place(struct paragraph *paragraph, const struct line *lines, uint32_t count,
                          struct placed_line *placed)
{
    uint32_t annotation = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct placer placer = {
            .paragraph = paragraph, .line = &lines[i], .annotation = annotation, .placed = &placed[i]};
        placed[i] =
            (struct placed_line){.block = paragraph->block, .is_first = i == 0, .is_last = i + 1 == count};
        placer.rooms = justify_line(paragraph, &lines[i]);
        if (paragraph->style->looseness)
            placed[i].opening = justify_opening(paragraph, &lines[i], placer.rooms);
        find_order(&placer);
        find_places(&placer);
        make_pieces(&placer);
        annotation = placer.annotation;
    }
}
