/* A place between two characters, where a line may end or not. Private to formats/layout/paragraph. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_BOUNDARY_H
#define FORMATS_LAYOUT_PARAGRAPH_BOUNDARY_H

#include "formats/layout/paragraph/paragraph.h"

/* `right` is characters[index]. */
struct boundary {
    const struct paragraph *paragraph;
    const struct character *characters;
    uint32_t index, count;
    const struct character *left, *right;
    enum line_break_level level;
    uint32_t equal; /* how many characters before the boundary are the same as `left`, itself included */
    uint32_t url_start, url_end; /* of the URL around or next to the boundary */
    bool keep_all;
    const uint8_t *icu; /* ICU's breaks before each byte; NULL: nobody has asked yet */
};

static inline const struct character *boundary_at(const struct boundary *boundary, uint32_t index)
{
    static const struct character nothing;
    return index < boundary->count ? &boundary->characters[index] : &nothing;
}

static inline const struct character *boundary_before_left(const struct boundary *boundary)
{
    return boundary_at(boundary, boundary->index - 2);
}

static inline const struct character *boundary_after_right(const struct boundary *boundary)
{
    return boundary_at(boundary, boundary->index + 1);
}

static inline bool character_is_digit(const struct character *character)
{
    return character->class == CLASS_DIGIT;
}

static inline bool character_is_drawn_double(const struct character *character)
{
    return (character->class == CLASS_DASH || character->class == CLASS_DOTS) &&
           character->form == WIDTH_FULL;
}

/* Unified ideographs: class ID of UAX #14 at every level. */
static inline bool character_is_ideograph(const struct character *character)
{
    return character->code >= 0x3400 && character->code <= 0x9FFF && character->class == CLASS_HAN;
}

#endif
