/* What a drawing holds. Private to formats/canvas.
 *
 * Owner: marks, their texts, glyphs and attributes are in the drawing's arena. */
#ifndef FORMATS_CANVAS_MARKS_H
#define FORMATS_CANVAS_MARKS_H

#include "formats/canvas/kept_picture.h"
#include "formats/canvas/structure.h"
#include "formats/layout/inline/placed_line.h"

/* Where a glyph stands on the paper, in 1/1024 pt. */
struct placed_glyph {
    uint32_t id;
    int32_t x, y;
};

/* How many bytes of text go with how many glyphs. */
struct text_cluster {
    uint32_t bytes, glyphs;
};

struct text_mark {
    uint16_t face; /* of the canvas */
    bool rotated;  /* 90° clockwise */
    bool backward; /* right to left: clusters are in the text's order, glyphs in the eye's */
    uint32_t color;
    length size;
    struct placed_glyph *glyphs;
    struct text_cluster *clusters;
    char *text;
    uint32_t glyph_count, cluster_count, text_size;
};

enum mark_kind {
    MARK_TEXT,
    MARK_RECTANGLE,
    MARK_DOT,
    MARK_SESAME,
    MARK_WAVE,
    MARK_LEADER,
    MARK_PICTURE,
    MARK_ELEMENT, /* what comes after it belongs to an element */
    MARK_PLACE    /* a name that links go to */
};

struct mark {
    enum mark_kind kind;
    bool is_artifact, is_turned;
    struct mark *next;
    union {
        struct text_mark text;
        struct {
            length x, y, width, height; /* a dot, a sesame dot: its middle, and its radius as `width`; a wave,
                                           a leader: its axis. A wave that is higher than wide runs down */
            uint32_t color;
        } shape;
        struct {
            length x, y, width, height;
            const char *name;
            const struct kept_picture *kept;
        } picture;
        const struct element *element;
        struct {
            const char *name;
            length x, y;
        } place;
    };
};

struct drawing {
    struct arena *arena;
    unsigned artifact_depth; /* > 0: what is drawn is not part of the text */
    bool has_artifacts;
    bool is_shapes; /* its text is painted as shapes, in one colour: readers do not take it for text */
    uint32_t shapes_color;
    const struct element *element; /* entered last */
    bool in_turn;                  /* what is drawn is turned to the left about a point */
    length turn_x, turn_y;
    struct mark *first, *last;
};

/* A mark behind all others. */
struct mark *mark_add(struct drawing *drawing, enum mark_kind kind);
void mark_add_shape(struct drawing *drawing, enum mark_kind kind, length x, length y, length width,
                    length height, uint32_t color);

/* As Cairo counts. */
static inline double length_points(length value)
{
    return (double)value / LENGTH_UNIT;
}

/* 0xRRGGBB. */
uint32_t mark_color(const struct placed_piece *piece);

#endif
