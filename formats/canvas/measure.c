#include "formats/canvas/measure.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "fonts/shape.h"
#include "fonts/trim.h"

#include <stdlib.h>
#include <string.h>

enum { NO_BREAK_SPACE = 0xA0, FIRST_OF_EAST_ASIA = 0x2E80 };

enum { ZERO_WIDTH_JOINER = 0x200D, FIRST_SKIN_TONE = 0x1F3FB, LAST_SKIN_TONE = 0x1F3FF };

/* The device face that is always there, and is used when the list of them is full. */
enum { LAST_RESORT = 0 };

/* A stretch of the run that one face draws. */
struct segment {
    uint16_t face;
    size_t offset, end;
};

/* All that is shared while one run is shaped. */
struct shaping {
    struct canvas *canvas;
    struct arena *arena;
    const char *text;
    size_t length;
    const struct text_style *style;
    struct shaped_run *run;
    struct cluster_glyphs *glyphs; /* of the run's clusters */
};

static uint16_t device_face(struct canvas *canvas, struct face *face, bool synthetic_bold)
{
    for (uint16_t i = 0; i < canvas->face_count; i++)
        if (canvas->faces[i].face == face && canvas->faces[i].synthetic_bold == synthetic_bold)
            return i;
    if (canvas->face_count == MOST_DEVICE_FACES)
        return LAST_RESORT;
    canvas->faces[canvas->face_count] = (struct device_face){face, synthetic_bold};
    return canvas->face_count++;
}

/* True when the character is drawn by the face of the one before it. */
static bool follows_base(uint32_t character, uint32_t previous)
{
    return unicode_is_variation_selector(character) || unicode_is_mark(character) ||
           character == ZERO_WIDTH_JOINER || previous == ZERO_WIDTH_JOINER ||
           (character >= FIRST_SKIN_TONE && character <= LAST_SKIN_TONE);
}

static uint32_t peek(const struct shaping *shaping, size_t offset, size_t end)
{
    return offset < end ? utf8_next(shaping->text, end, &offset) : 0;
}

/* Emphasis makes letters, figures and their marks italic; Han, and marks that are as wide as they, take the face of
 * the run's role. */
static bool is_italic(const struct text_style *style, uint32_t character)
{
    if (!style->italic || style->orientation == ORIENTATION_UPRIGHT)
        return false;
    enum unicode_script script = unicode_script(character);
    bool is_letter = script == SCRIPT_LATIN || script == SCRIPT_GREEK || script == SCRIPT_CYRILLIC;
    return is_letter || (character > ' ' && character < 0x7F) ||
           (style->width_form == WIDTH_PROPORTIONAL && character > 0x7F && character < FIRST_OF_EAST_ASIA);
}

static uint16_t find_face(const struct shaping *shaping, uint32_t character, uint32_t next)
{
    bool synthetic_bold;
    const struct text_style *style = shaping->style;
    uint32_t variation = unicode_is_variation_selector(next) ? next : 0;
    struct face *face = is_italic(style, character)
                            ? font_set_find_italic(shaping->canvas->fonts, style->language, style->bold,
                                                   character, &synthetic_bold)
                            : NULL;
    if (!face)
        face = font_set_find(shaping->canvas->fonts, style->role, style->language, style->bold, character,
                             variation, &synthetic_bold);
    return device_face(shaping->canvas, face, synthetic_bold);
}

/* Invisible characters need no face of their own: they stay with their neighbour's, or alone with that of a space. */
static bool needs_no_face(uint32_t character)
{
    return unicode_is_format(character) || unicode_is_control(character);
}

/* The space between italic words is theirs. */
static bool is_space_of_italics(const struct shaping *shaping, uint32_t character)
{
    return shaping->style->italic && (character == ' ' || character == NO_BREAK_SPACE);
}

/* Marks on one letter; no language has more (UAX #15, Stream-Safe Text Format). Shaping takes a time that grows with
 * their square. */
enum { MOST_MARKS = 30 };

/* The longest stretch from `offset` that one face draws. */
static struct segment next_segment(const struct shaping *shaping, size_t offset, size_t end)
{
    struct segment segment = {.offset = offset};
    uint32_t previous = 0, marks = 0;
    bool decided = false;
    while (offset < end) {
        segment.end = offset;
        uint32_t character = utf8_next(shaping->text, end, &offset);
        bool follows = decided && follows_base(character, previous);
        marks = follows ? marks + 1 : 0;
        if (marks > MOST_MARKS)
            return segment;
        bool neutral =
            follows || needs_no_face(character) || (decided && is_space_of_italics(shaping, character));
        previous = character;
        if (neutral)
            continue;
        uint16_t face = find_face(shaping, character, peek(shaping, offset, end));
        if (decided && face != segment.face)
            return segment;
        segment.face = face;
        decided = true;
    }
    if (!decided)
        segment.face = find_face(shaping, ' ', 0);
    segment.end = end;
    return segment;
}

static bool is_upright(const struct text_style *style)
{
    return style->orientation == ORIENTATION_UPRIGHT;
}

static length glyph_advance(const struct text_style *style, const struct glyph *glyph)
{
    return is_upright(style) ? -glyph->y_advance : glyph->x_advance;
}

/* Only marks are ever trimmed, and only where marks stand is it asked where the ink is. */
static void measure_mark(const struct shaping *shaping, struct face *face, const struct glyph *glyph,
                         struct cluster *cluster)
{
    bool vertical = is_upright(shaping->style);
    length start, end, before = 0, after = 0;
    face_ink(face, glyph->id, shaping->style->size, vertical, &start, &end);
    if (shaping->style->width_form == WIDTH_FULL)
        face_trims(face, glyph->id, shaping->style->size, vertical, &before, &after);
    cluster->ink_start = (int32_t)start;
    cluster->ink_end = (int32_t)end;
    cluster->trim_before = (int32_t)before;
    cluster->trim_after = (int32_t)after;
}

static void measure_ink(const struct shaping *shaping, struct face *face, struct cluster *cluster,
                        const struct glyph *glyphs, uint32_t count)
{
    size_t offset = cluster->offset;
    uint32_t character = utf8_next(shaping->text, shaping->length, &offset);
    if (unicode_is_white_space(character) || needs_no_face(character))
        return;
    cluster->ink_end = cluster->advance;
    if (count == 1 && !cluster->missing &&
        (unicode_is_punctuation(character) || unicode_is_symbol(character)))
        measure_mark(shaping, face, glyphs, cluster);
}

/* Adds the cluster of glyphs[0, count), which ends where the text of the next one begins. What no face has is one box,
 * of however many characters an emoji is made. */
static void add_cluster(struct shaping *shaping, const struct segment *segment, const struct glyph *glyphs,
                        uint32_t count, size_t end)
{
    struct face *face = shaping->canvas->faces[segment->face].face;
    struct shaped_run *run = shaping->run;
    struct cluster *cluster = &run->clusters[run->cluster_count];
    if (face_is_last_resort(face))
        count = 1;
    shaping->glyphs[run->cluster_count++] = (struct cluster_glyphs){glyphs, count};
    *cluster = (struct cluster){.offset = glyphs->offset,
                                .size = (uint32_t)(end - glyphs->offset),
                                .face = segment->face,
                                .missing = face_is_last_resort(face)};
    for (uint32_t i = 0; i < count; i++) {
        cluster->advance += (int32_t)glyph_advance(shaping->style, &glyphs[i]);
        cluster->unsafe_to_break |= glyphs[i].unsafe_to_break;
    }
    measure_ink(shaping, face, cluster, glyphs, count);
}

static uint32_t cluster_glyph_count(const struct glyph *glyphs, size_t count, size_t first)
{
    size_t end = first + 1;
    while (end < count && glyphs[end].offset == glyphs[first].offset)
        end++;
    return (uint32_t)(end - first);
}

/* The glyphs of right-to-left text come in the eye's order; clusters are kept in the text's. */
static void add_clusters(struct shaping *shaping, const struct segment *segment, const struct glyph *glyphs,
                         size_t count)
{
    bool backward = shaping->style->direction == DIRECTION_RIGHT_TO_LEFT && !is_upright(shaping->style);
    uint32_t *firsts = arena_allocate_array(shaping->arena, count + 1, sizeof *firsts);
    size_t cluster_count = 0;
    for (size_t i = 0; i < count; i += cluster_glyph_count(glyphs, count, i))
        firsts[cluster_count++] = (uint32_t)i;
    for (size_t i = 0; i < cluster_count; i++) {
        size_t this = backward ? cluster_count - 1 - i : i, next = backward ? this - 1 : this + 1;
        size_t end = i + 1 < cluster_count ? glyphs[firsts[next]].offset : segment->end;
        add_cluster(shaping, segment, &glyphs[firsts[this]], cluster_glyph_count(glyphs, count, firsts[this]),
                    end);
    }
}

static void shape_segment(struct shaping *shaping, const struct segment *segment)
{
    const struct text_style *style = shaping->style;
    size_t count;
    struct glyph *glyphs =
        face_shape(shaping->canvas->faces[segment->face].face, shaping->arena, shaping->text, shaping->length,
                   segment->offset, segment->end - segment->offset, style->size, style->language,
                   style->direction, style->orientation, style->width_form, &count);
    if (count)
        add_clusters(shaping, segment, glyphs, count);
}

static void canvas_shape(const struct measure *measure, struct arena *arena, const char *text, size_t length,
                         size_t offset, size_t size, const struct text_style *style, struct shaped_run *run)
{
    *run = (struct shaped_run){.style = *style, .offset = (uint32_t)offset, .size = (uint32_t)size};
    size_t most = utf8_count(text + offset, size); /* a cluster has one character or more */
    run->clusters = arena_allocate_array(arena, most + 1, sizeof *run->clusters);
    run->device = arena_allocate_array(arena, most + 1, sizeof(struct cluster_glyphs));
    struct shaping shaping = {measure->context, arena, text, length, style, run, run->device};
    bool synthetic_bold;
    struct face *face = font_set_find(shaping.canvas->fonts, style->role, style->language, style->bold, ' ',
                                      0, &synthetic_bold);
    face_em_box(face, style->size, &run->ascent, &run->descent);
    for (size_t end = offset + size; offset < end;) {
        struct segment segment = next_segment(&shaping, offset, end);
        shape_segment(&shaping, &segment);
        offset = segment.end;
    }
}

void measure_start(struct canvas *canvas)
{
    canvas->measure = (struct measure){.shape = canvas_shape, .context = canvas};
    device_face(canvas, font_set_last_resort(canvas->fonts), false);
}
