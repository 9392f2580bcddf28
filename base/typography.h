/* The words that fonts, layout and the writers share: lengths, roles of faces, directions.
 *
 * Units: a `length` is 1/1024 of a point on paper, 1/1024 of a column in plain text, 1/1024 em in the tests'
 * square measure. Only who makes a `struct measure` knows which.
 *
 * Source: CSS Writing Modes 4 (direction, orientation); GB/T 9704-2012 and clreq (the four Chinese faces). */
#ifndef BASE_TYPOGRAPHY_H
#define BASE_TYPOGRAPHY_H

#include "base/option_enum.h"

#include <stdint.h>

typedef int64_t length;

enum { LENGTH_UNIT = 1024 };

/* The next multiple of `step`; a step of 0 changes nothing. */
static inline length length_round_up(length value, length step)
{
    return step > 0 ? (value + step - 1) / step * step : value;
}

/* What a face is for: 宋 or 明 for body text; 黑 for headings and strong text; 楷 for quotations and emphasis; 仿宋
 * for official documents; code; Latin text that is not to come from the CJK face; Latin text that is
 * emphasised. Which file serves it is decided by fonts/catalog.h. */
#define WORDS_OF_face_role(WORD)                                                                             \
    WORD(FACE_SONG, "song")                                                                                  \
    WORD(FACE_HEI, "hei")                                                                                    \
    WORD(FACE_KAI, "kai")                                                                                    \
    WORD(FACE_FANGSONG, "fangsong")                                                                          \
    WORD(FACE_MONO, "mono")                                                                                  \
    WORD(FACE_LATIN, "latin")                                                                                \
    WORD(FACE_ITALIC, "italic")
OPTION_ENUM(face_role);
enum { FACE_ROLE_COUNT = FACE_ITALIC + 1 };

/* How the lines of a text run: beside each other from right to left when they are vertical. */
#define WORDS_OF_writing_mode(WORD) WORD(WRITING_HORIZONTAL, "horizontal") WORD(WRITING_VERTICAL, "vertical")
OPTION_ENUM(writing_mode);

enum direction { DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };

/* How a run is set in its line. Rotated is 90° clockwise, in vertical lines only (UAX #50). */
enum orientation { ORIENTATION_HORIZONTAL, ORIENTATION_UPRIGHT, ORIENTATION_ROTATED };

/* Which width of an ambiguous mark is wanted: ’ in It’s is proportional, ’ in ‘引文’ is full width. */
enum width_form { WIDTH_FULL, WIDTH_PROPORTIONAL };

#endif
