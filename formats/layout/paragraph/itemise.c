#include "formats/layout/paragraph/itemise.h"

#include "base/unicode.h"

#include <string.h>

/* Characters that do not care for the form of their run: they are the same in both. */
static bool is_indifferent(const struct character *character)
{
    return !class_is_cjk(character->class) && !class_is_ambiguous(character->code);
}

static bool spans_match(const struct span *one, const struct span *other)
{
    return one == other ||
           (one->role == other->role && one->bold == other->bold && one->italic == other->italic &&
            one->em == other->em && !strcmp(one->language, other->language));
}

static uint8_t level_of(const struct paragraph *paragraph, uint32_t index)
{
    return paragraph->levels ? paragraph->levels[paragraph->characters[index].offset] : 0;
}

static bool same_run(const struct paragraph *paragraph, uint32_t first, uint32_t index)
{
    return paragraph->characters[index].class != CLASS_LINE_END &&
           spans_match(character_span(paragraph, first), character_span(paragraph, index)) &&
           paragraph->characters[first].orientation == paragraph->characters[index].orientation &&
           level_of(paragraph, first) == level_of(paragraph, index);
}

struct segment {
    uint32_t first, end; /* characters */
    enum width_form form;
};

/* The longest run from `first` on. A mark of the other form ends it before the word that the mark belongs to.
 */
static struct segment find_segment(const struct paragraph *paragraph, uint32_t first)
{
    const struct character *characters = paragraph->characters;
    struct segment segment = {.first = first, .end = first + 1, .form = WIDTH_FULL};
    bool decided = false;
    uint32_t word = first;
    for (uint32_t i = first; i < paragraph->character_count && same_run(paragraph, first, i); i++) {
        segment.end = i + 1;
        if (is_indifferent(&characters[i]))
            continue;
        if (decided && characters[i].form != segment.form) {
            segment.end = characters[i].form == WIDTH_PROPORTIONAL && word > first ? word : i;
            return segment;
        }
        segment.form = characters[i].form;
        decided = true;
        word = i + 1;
    }
    return segment;
}

enum { FIRST_RUNS = 4 };

static void move_runs(struct paragraph *paragraph, struct arena *arena, uint32_t capacity)
{
    struct shaped_run *runs = arena_take_array(arena, capacity, sizeof *runs);
    if (paragraph->run_count)
        memcpy(runs, paragraph->runs, paragraph->run_count * sizeof *runs);
    paragraph->runs = runs;
    paragraph->run_capacity = capacity;
}

static struct shaped_run *next_run(struct paragraph *paragraph, struct arena *arena)
{
    if (paragraph->run_count == paragraph->run_capacity)
        move_runs(paragraph, arena, paragraph->run_count ? 2 * paragraph->run_count : FIRST_RUNS);
    return &paragraph->runs[paragraph->run_count];
}

struct shaped_run *itemise_next_run(struct paragraph *paragraph)
{
    return next_run(paragraph, paragraph->arena);
}

static void shape_segment(struct paragraph *paragraph, const struct segment *segment)
{
    const struct span *span = character_span(paragraph, segment->first);
    struct text_style style = {
        .role = span->role,
        .size = span->em,
        .bold = span->bold,
        .italic = span->italic,
        .language = span->language,
        .direction =
            level_of(paragraph, segment->first) % 2 ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT,
        .orientation = paragraph->characters[segment->first].orientation,
        .width_form = segment->form,
    };
    size_t offset = paragraph->characters[segment->first].offset;
    size_t size = paragraph->characters[segment->end].offset - offset;
    const struct measure *measure = paragraph->request->measure;
    measure->shape(measure, paragraph->arena, paragraph->text, paragraph->text_length, offset, size, &style,
                   next_run(paragraph, paragraph->scratch));
    paragraph->run_count++;
}

static uint32_t shape_all(struct paragraph *paragraph)
{
    uint32_t items = 0;
    for (uint32_t i = 0; i < paragraph->character_count;) {
        if (paragraph->characters[i].class == CLASS_LINE_END) {
            items++;
            i++;
            continue;
        }
        struct segment segment = find_segment(paragraph, i);
        shape_segment(paragraph, &segment);
        items += paragraph->runs[paragraph->run_count - 1].cluster_count;
        i = segment.end;
    }
    return items;
}

static void start_item(struct paragraph *paragraph, struct item *item, uint32_t character, uint32_t end)
{
    const struct character *first = &paragraph->characters[character];
    while (end > 0 && item->character + item->character_count < paragraph->character_count &&
           paragraph->characters[item->character + item->character_count].offset < end)
        item->character_count++;
    item->class = first->class;
    item->em = character_span(paragraph, character)->em;
    bool is_forced = character > 0 && paragraph->characters[character - 1].class == CLASS_LINE_END;
    item->penalty = is_forced ? 0 : paragraph->penalties[first->offset];
}

static uint32_t add_clusters(struct paragraph *paragraph, uint32_t run, uint32_t character)
{
    const struct shaped_run *shaped = &paragraph->runs[run];
    for (uint32_t i = 0; i < shaped->cluster_count; i++) {
        const struct cluster *cluster = &shaped->clusters[i];
        struct item *item = &paragraph->items[paragraph->item_count++];
        *item = (struct item){.run = run, .cluster = i, .character = character, .body = cluster->advance};
        start_item(paragraph, item, character, cluster->offset + cluster->size);
        character += item->character_count;
    }
    return character;
}

enum { HAN_WEIGHT = 4 /* letters that say as much as one Han */ };

static bool runs_leftward(uint32_t code)
{
    enum unicode_script script = unicode_script(code);
    return script == SCRIPT_ARABIC || script == SCRIPT_HEBREW;
}

/* Phrases of Arabic and Hebrew run in Chinese lines; a text that begins with them and holds little else runs
 * so as a whole (UAX #9, P2 and HL1). */
static bool is_right_to_left(const struct paragraph *paragraph)
{
    uint32_t leftward = 0, others = 0;
    for (uint32_t i = 0; i < paragraph->character_count; i++) {
        const struct character *character = &paragraph->characters[i];
        if (!unicode_is_letter(character->code))
            continue;
        if (runs_leftward(character->code))
            leftward++;
        else if (leftward == 0)
            return false;
        else
            others += class_is_cjk(character->class) ? HAN_WEIGHT : 1;
    }
    return leftward > others;
}

void itemise_find_levels(struct paragraph *paragraph)
{
    paragraph->levels = arena_allocate(paragraph->scratch, paragraph->text_length + 1);
    if (!unicode_find_bidi_levels(paragraph->text, paragraph->text_length, 0, paragraph->levels)) {
        paragraph->levels = NULL;
        return;
    }
    paragraph->right_to_left = !paragraph->request->options.vertical && is_right_to_left(paragraph);
    if (paragraph->right_to_left)
        unicode_find_bidi_levels(paragraph->text, paragraph->text_length, 1, paragraph->levels);
}

void itemise(struct paragraph *paragraph)
{
    uint32_t count = shape_all(paragraph);
    if (paragraph->scratch != paragraph->arena)
        move_runs(paragraph, paragraph->arena, paragraph->run_count + FIRST_RUNS);
    paragraph->items = arena_take_array(paragraph->scratch, count + 1, sizeof *paragraph->items);
    for (uint32_t character = 0, run = 0; character < paragraph->character_count;) {
        if (paragraph->characters[character].class != CLASS_LINE_END) {
            character = add_clusters(paragraph, run++, character);
            continue;
        }
        struct item *item = &paragraph->items[paragraph->item_count++];
        *item = (struct item){.run = NO_RUN, .character = character, .character_count = 1, .ends_line = true};
        start_item(paragraph, item, character++, 0);
    }
}
