#include "formats/dump/square.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/layout/paragraph/marks.h"

static bool is_square(uint32_t character, enum width_form form)
{
    switch (unicode_width(character)) {
    case WIDTH_AMBIGUOUS: return form == WIDTH_FULL;
    case WIDTH_FULLWIDTH:
    case WIDTH_WIDE: return true;
    case WIDTH_NEUTRAL:
    case WIDTH_HALF:
    case WIDTH_NARROW: break;
    }
    return unicode_is_emoji(character) || (class_is_mark(class_of(character)) && form == WIDTH_FULL);
}

static bool has_no_width(uint32_t character)
{
    return unicode_is_mark(character) || unicode_is_format(character) || unicode_is_control(character);
}

static void draw(struct cluster *cluster, uint32_t character, const struct text_style *style,
                 enum script_language family)
{
    if (has_no_width(character))
        return;
    if (!is_square(character, style->width_form)) {
        cluster->advance = style->orientation == ORIENTATION_UPRIGHT ? style->size : style->size / 2;
        cluster->ink_end = unicode_is_white_space(character) ? 0 : cluster->advance;
        return;
    }
    cluster->advance = style->size;
    if (character == 0x3000)
        return;
    struct mark_shape shape =
        mark_shape_of(class_of(character), family, style->orientation == ORIENTATION_UPRIGHT);
    length sides = 4 - shape.body;
    length before = shape.before + shape.after < sides ? sides / 2 : shape.before; /* · in its half square */
    cluster->trim_before = before * style->size / 4;
    cluster->trim_after = (sides - before) * style->size / 4;
    cluster->ink_start = cluster->trim_before;
    cluster->ink_end = style->size - cluster->trim_after;
}

static void shape(const struct measure *measure, struct arena *arena, const char *text, size_t text_length,
                  size_t offset, size_t size, const struct text_style *style, struct shaped_run *run)
{
    (void)measure;
    (void)text_length;
    uint8_t *breaks = arena_allocate(arena, size + 1);
    unicode_find_breaks(UNICODE_GRAPHEME_BREAKS, "", text + offset, size, breaks);
    size_t count = 0;
    for (size_t i = 0; i < size; i++)
        count += i == 0 || breaks[i];
    enum script_language family = language_family(style->language);
    *run = (struct shaped_run){.style = *style, .offset = (uint32_t)offset, .size = (uint32_t)size};
    run->clusters = arena_allocate_array(arena, count, sizeof *run->clusters);
    run->ascent = style->size * 880 / 1000;
    run->descent = style->size - run->ascent;
    for (size_t i = 0; i < size;) {
        struct cluster *cluster = &run->clusters[run->cluster_count++];
        size_t at = offset + i;
        cluster->offset = (uint32_t)at;
        draw(cluster, utf8_next(text, offset + size, &at), style, family);
        do
            i++;
        while (i < size && !breaks[i]);
        cluster->size = (uint32_t)(offset + i) - cluster->offset;
    }
}

const struct measure square_measure = {.shape = shape};
