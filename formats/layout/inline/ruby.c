#include "formats/layout/inline/ruby.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/layout/paragraph/itemise.h"

#include <string.h>

/* Of the base's em, per mille: R8.2. */
enum { BOPOMOFO_SIZE = 300, BOPOMOFO_BOX = 500, BOPOMOFO_EDGE = 30 };

enum { NEUTRAL_TONE = 0x02D9, LONGEST_BOPOMOFO = 8 };

static bool is_tone(uint32_t character)
{
    return character == 0x02CA || character == 0x02C7 || character == 0x02CB || character == NEUTRAL_TONE;
}

static bool is_bopomofo(const struct annotation *annotation)
{
    for (size_t at = 0; at < annotation->text_length;) {
        uint32_t character = utf8_next(annotation->text, annotation->text_length, &at);
        if (!is_tone(character) && unicode_script(character) != SCRIPT_BOPOMOFO)
            return false;
    }
    return annotation->text_length > 0 &&
           utf8_count(annotation->text, annotation->text_length) <= LONGEST_BOPOMOFO;
}

static bool is_kana(uint32_t character)
{
    enum unicode_script script = unicode_script(character);
    return script == SCRIPT_HIRAGANA || script == SCRIPT_KATAKANA || character == 0x30FC;
}

static length ruby_em(const struct paragraph *paragraph, length base)
{
    const struct style_sheet *styles = paragraph->request->styles;
    return styles && styles->ruby_size ? base * styles->ruby_size / LENGTH_UNIT : base / 2;
}

static enum orientation ruby_orientation(const struct paragraph *paragraph,
                                         const struct annotation *annotation)
{
    if (!paragraph->request->options.vertical || annotation->is_bopomofo)
        return ORIENTATION_HORIZONTAL;
    size_t at = 0;
    uint32_t first = utf8_next(annotation->text, annotation->text_length, &at);
    return class_is_cjk(class_of(first)) ? ORIENTATION_UPRIGHT : ORIENTATION_ROTATED;
}

static void shape_annotation(struct paragraph *paragraph, struct annotation *annotation)
{
    const struct item *base = &paragraph->items[annotation->first_item];
    const struct span *span = character_span(paragraph, base->character);
    length em = annotation->is_bopomofo ? base->em * BOPOMOFO_SIZE / 1000 : ruby_em(paragraph, base->em);
    struct text_style style = {
        .role = span->role,
        .size = em,
        .bold = span->bold,
        .language = annotation->language,
        .orientation = ruby_orientation(paragraph, annotation),
        .width_form = WIDTH_FULL,
    };
    const struct measure *measure = paragraph->request->measure;
    measure->shape(measure, paragraph->arena, annotation->text, annotation->text_length, 0,
                   annotation->text_length, &style, &annotation->run);
    for (uint32_t i = 0; i < annotation->run.cluster_count; i++)
        annotation->width += annotation->run.clusters[i].advance;
}

static void find_base(const struct paragraph *paragraph, struct annotation *annotation, uint32_t *item)
{
    while (*item < paragraph->item_count &&
           paragraph->characters[paragraph->items[*item].character].offset < annotation->offset)
        ++*item;
    annotation->first_item = *item;
    while (*item < paragraph->item_count && paragraph->characters[paragraph->items[*item].character].offset <
                                                annotation->offset + annotation->size)
        ++*item;
    annotation->item_count = *item - annotation->first_item;
}

static length item_width(const struct item *item)
{
    return item->before + item->body + item->after;
}

static length base_width(const struct paragraph *paragraph, const struct annotation *annotation)
{
    const struct item *items = &paragraph->items[annotation->first_item];
    length width = 0;
    for (uint32_t i = 0; i < annotation->item_count; i++)
        width += item_width(&items[i]) + (i + 1 < annotation->item_count ? items[i].space : 0);
    return width;
}

/* R8.1: how far ruby may hang over its neighbour: over kana and over blank, never over Han. */
static length overhang(const struct paragraph *paragraph, const struct annotation *annotation,
                       uint32_t neighbour, bool before)
{
    if (neighbour >= paragraph->item_count || paragraph->items[neighbour].run == NO_RUN)
        return 0;
    const struct item *item = &paragraph->items[neighbour];
    length em = annotation->run.style.size;
    if (character_span(paragraph, item->character)->annotation)
        return 0;
    if (is_kana(paragraph->characters[item->character].code))
        return em;
    length blank = before ? item->after : item->before;
    return blank < em ? blank : em;
}

/* Gives every item of the base the same room on both sides, so that the ruby fits. */
static void widen(struct paragraph *paragraph, const struct annotation *annotation, length wanted)
{
    uint32_t count = annotation->item_count;
    for (uint32_t i = 0; i < count; i++) {
        struct item *item = &paragraph->items[annotation->first_item + i];
        length pad = wanted * (i + 1) / count - wanted * i / count;
        item->body += pad;
        item->blank_before -= pad / 2;
    }
}

/* Latin ruby (pinyin) keeps a quarter of its em from its neighbour. */
static length ruby_gap(const struct annotation *annotation)
{
    size_t at = 0;
    uint32_t first = utf8_next(annotation->text, annotation->text_length, &at);
    return class_is_cjk(class_of(first)) ? 0 : annotation->run.style.size / 4;
}

static void make_room(struct paragraph *paragraph, struct annotation *annotation)
{
    if (annotation->is_bopomofo && paragraph->request->options.vertical)
        return;
    if (annotation->is_bopomofo) {
        paragraph->items[annotation->first_item + annotation->item_count - 1].body +=
            paragraph->items[annotation->first_item].em * BOPOMOFO_BOX / 1000;
        return;
    }
    length wanted = annotation->width + ruby_gap(annotation) - base_width(paragraph, annotation);
    if (wanted <= 0)
        return;
    length before = overhang(paragraph, annotation, annotation->first_item - 1, true);
    length after = overhang(paragraph, annotation, annotation->first_item + annotation->item_count, false);
    length both = 2 * (before < after ? before : after);
    if (wanted > both)
        widen(paragraph, annotation, wanted - both);
}

void ruby_prepare(struct paragraph *paragraph)
{
    uint32_t item = 0;
    for (uint32_t i = 0; i < paragraph->annotation_count; i++) {
        struct annotation *annotation = &paragraph->annotations[i];
        find_base(paragraph, annotation, &item);
        if (annotation->item_count == 0 || annotation->text_length == 0 ||
            paragraph->items[annotation->first_item].run == NO_RUN)
            continue;
        annotation->is_bopomofo = is_bopomofo(annotation);
        shape_annotation(paragraph, annotation);
        make_room(paragraph, annotation);
    }
}

uint32_t ruby_piece_count(const struct annotation *annotation)
{
    return annotation->is_bopomofo ? annotation->run.cluster_count : annotation->run.cluster_count > 0;
}

static struct placed_piece *add_piece(const struct paragraph *paragraph, const struct annotation *annotation,
                                      uint32_t first, uint32_t count, length *positions,
                                      struct placed_line *line)
{
    const struct span *span = character_span(paragraph, paragraph->items[annotation->first_item].character);
    struct placed_piece *piece = &line->pieces[line->piece_count++];
    *piece = (struct placed_piece){
        .run = &annotation->run,
        .text = annotation->text,
        .first = first,
        .count = count,
        .positions = positions,
        .shifts = arena_allocate_array(paragraph->arena, count, sizeof *piece->shifts),
        .link = span->link,
        .color = span->color,
        .ruby = annotation->node,
    };
    return piece;
}

/* Over the middle of the base, but inside the line. */
static length find_middle(const struct annotation *annotation, const struct base_place *place)
{
    length x = (place->left + place->right - annotation->width) / 2;
    if (x + annotation->width > place->line_right)
        x = place->line_right - annotation->width;
    return x > place->line_left ? x : place->line_left;
}

/* Full-width ruby shorter than a base of several characters is spread over it, 1:2:1; other ruby stands in
 * the middle. */
static void place_over(const struct paragraph *paragraph, const struct annotation *annotation,
                       const struct base_place *place, struct placed_line *line)
{
    const struct shaped_run *run = &annotation->run,
                            *base = &paragraph->runs[paragraph->items[annotation->first_item].run];
    length *positions = arena_allocate_array(paragraph->arena, run->cluster_count + 1, sizeof *positions);
    length left_over = place->right - place->left - annotation->width, count = run->cluster_count;
    bool spread = left_over > 0 && annotation->item_count > 1 && count > 1 && ruby_gap(annotation) == 0;
    length x = spread ? place->left + left_over / (2 * count) : find_middle(annotation, place);
    for (uint32_t i = 0; i < run->cluster_count; i++) {
        positions[i] = x;
        x += run->clusters[i].advance + (spread ? left_over / count : 0);
    }
    positions[run->cluster_count] = x;
    struct placed_piece *piece = add_piece(paragraph, annotation, 0, run->cluster_count, positions, line);
    length clear = ruby_gap(annotation) / 2; /* for the descenders of Latin letters */
    piece->rise = clear + (paragraph->request->options.vertical ? (base->style.size + run->style.size) / 2
                                                                : base->ascent + run->descent);
}

static bool stands_beside(const struct annotation *annotation, uint32_t index)
{
    size_t at = annotation->run.clusters[index].offset;
    uint32_t character = utf8_next(annotation->text, annotation->text_length, &at);
    return is_tone(character) && character != NEUTRAL_TONE;
}

/* How far below the top of the stack each cluster begins: a tone half a symbol above the last symbol's foot.
 */
static length depth_of(const struct annotation *annotation, uint32_t index)
{
    length size = annotation->run.style.size, depth = 0;
    for (uint32_t i = 0; i < index; i++)
        depth += stands_beside(annotation, i) ? 0 : size;
    return stands_beside(annotation, index) ? depth - size - size / 2 : depth;
}

/* Where a cluster of the stack goes: along the line, and above the baseline (beside the axis). */
struct spot {
    length along, rise;
};

static struct spot find_spot(const struct paragraph *paragraph, const struct annotation *annotation,
                             uint32_t index, length left, length right)
{
    const struct shaped_run *run = &annotation->run;
    const struct shaped_run *base = &paragraph->runs[paragraph->items[annotation->first_item].run];
    length size = run->style.size, em = base->style.size, height = 0;
    for (uint32_t i = 0; i < run->cluster_count; i++)
        height += stands_beside(annotation, i) ? 0 : size;
    length beside = stands_beside(annotation, index) ? size : 0, depth = depth_of(annotation, index);
    if (paragraph->request->options.vertical)
        return (struct spot){(left + right - height) / 2 + depth + run->ascent,
                             em / 2 + em * BOPOMOFO_EDGE / 1000 + beside};
    return (struct spot){right - em * (BOPOMOFO_BOX - BOPOMOFO_EDGE) / 1000 + beside,
                         (base->ascent - base->descent + height) / 2 - depth - run->ascent};
}

/* R8.2: symbols from top to bottom in the middle of the base's height; the tone at the upper right of the
 * last symbol, the neutral tone above the first. */
static void place_beside(const struct paragraph *paragraph, const struct annotation *annotation, length left,
                         length right, struct placed_line *line)
{
    for (uint32_t i = 0; i < annotation->run.cluster_count; i++) {
        struct spot spot = find_spot(paragraph, annotation, i, left, right);
        length *positions = arena_allocate_array(paragraph->arena, 2, sizeof *positions);
        positions[0] = spot.along;
        positions[1] = spot.along + annotation->run.clusters[i].advance;
        add_piece(paragraph, annotation, i, 1, positions, line)->rise = spot.rise;
    }
}

void ruby_place(const struct paragraph *paragraph, const struct annotation *annotation,
                const struct base_place *place, struct placed_line *line)
{
    if (annotation->is_bopomofo)
        place_beside(paragraph, annotation, place->left, place->right, line);
    else if (annotation->run.cluster_count > 0)
        place_over(paragraph, annotation, place, line);
}
