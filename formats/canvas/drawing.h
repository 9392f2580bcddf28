/* The marks of a page, for the files of this room. Texts, glyphs and attributes are in the drawing's arena.
 */
#ifndef FORMATS_CANVAS_DRAWING_H
#define FORMATS_CANVAS_DRAWING_H

#include "base/hash.h"
#include "formats/canvas/canvas.h"
#include "formats/canvas/outline.h"

/* A face as it is to be drawn. Its place in the canvas's list is the number in `struct cluster`. */
struct device_face {
    struct face *face;
    bool synthetic_bold;
};

enum { MOST_DEVICE_FACES = 256 };

/* A picture, kept once for all places where it stands. */
struct kept_picture {
    unsigned number;
    const unsigned char *bytes; /* of the file */
    size_t size;
    char hash[SHORT_HASH_TEXT_SIZE];
    struct kept_picture *next;
};

struct canvas {
    struct measure measure;
    struct font_set *fonts;
    struct device_face faces[MOST_DEVICE_FACES];
    uint16_t face_count;
    struct outline *outline;
    struct arena *arena; /* of the pictures */
    struct kept_picture *pictures;
};

/* What measure keeps in a shaped_run: an array of these, the glyphs of each cluster in the eye's order. */
struct cluster_glyphs {
    const struct glyph *glyphs;
    uint32_t count;
};

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
    unsigned artifact_depth; /* > 0: what is drawn is no part of the text */
    bool has_artifacts;
    bool is_shapes; /* its text is painted as shapes, in one colour: readers do not take it for text */
    uint32_t shapes_color;
    const struct element *element; /* entered last */
    bool in_turn;                  /* what is drawn is turned to the left about a point */
    length turn_x, turn_y;
    struct mark *first, *last;
};

/* Draws a line of a block of the text: its pieces go to their elements. */
void draw_line_of_block(struct canvas *canvas, struct drawing *drawing, const struct placed_line *line,
                        struct frame frame, length x, length y);

struct mark *drawing_add(struct drawing *drawing, enum mark_kind kind);
void drawing_add_shape(struct drawing *drawing, enum mark_kind kind, length x, length y, length width,
                       length height, uint32_t color);

/* As Cairo counts. */
static inline double length_points(length value)
{
    return (double)value / LENGTH_UNIT;
}

/* A place on the paper. */
struct pen {
    length x, y;
};

/* `along` a line that starts at `line`, `above` its baseline (vertical text: to the right of its axis). */
struct pen drawing_point(struct frame frame, struct pen line, length along, length above);

/* 0xRRGGBB. */
uint32_t drawing_color(const struct placed_piece *piece);

#endif
