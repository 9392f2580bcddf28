#include "formats/canvas/decoration.h"

#include "base/language.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/canvas/marks.h"

/* In 1/1000 em. */
enum {
    THICKNESS = 50,
    LINE_OFF = 80, /* from the em box to a line below it */
    DOT_OFF = 180, /* ... to the middle of a dot: outside of such a line */
    DOT_RADIUS = 90,
    STRIKE_RISE = 350,
    NAME_GAP = 65, /* at both ends: 1/8 em parts the lines of neighbouring names (R8.4) */
};

enum { HIGHLIGHT = 0xFFF2B3 };

static length share(length em, int thousandths)
{
    return em * thousandths / 1000;
}

/* Pieces of a line that one line, wave or box belongs to. */
struct stretch {
    struct drawing *drawing;
    struct frame frame;
    struct pen line;
    length start, end;
    length em, ascent, descent; /* of the largest piece */
    uint32_t color;
};

static struct stretch stretch_new(struct drawing *drawing, struct frame frame, struct pen line,
                                  const struct placed_piece *piece)
{
    return (struct stretch){.drawing = drawing,
                            .frame = frame,
                            .line = line,
                            .start = piece->positions[0],
                            .end = piece->positions[0],
                            .color = mark_color(piece)};
}

static void stretch_add(struct stretch *stretch, const struct placed_piece *piece)
{
    for (uint32_t i = 0; i <= piece->count; i++) {
        length place = piece->positions[i];
        stretch->start = place < stretch->start ? place : stretch->start;
        stretch->end = place > stretch->end ? place : stretch->end;
    }
    const struct shaped_run *run = piece->run;
    if (run->style.size <= stretch->em)
        return;
    stretch->em = run->style.size;
    stretch->ascent = stretch->frame.vertical ? run->style.size / 2 : run->ascent;
    stretch->descent = stretch->frame.vertical ? run->style.size / 2 : run->descent;
}

/* A rectangle from `start` to `end` along the line, from `above` the baseline down. */
static void draw_bar(const struct stretch *stretch, length start, length end, length above, length thickness)
{
    bool vertical = stretch->frame.vertical;
    length edge = vertical ? above - thickness : above;
    struct pen pen = frame_point(stretch->frame, stretch->line, start, edge);
    drawing_rectangle(stretch->drawing, pen.x, pen.y, vertical ? thickness : end - start,
                      vertical ? end - start : thickness, stretch->color);
}

static length gap_of(const struct stretch *stretch)
{
    length gap = share(stretch->em, NAME_GAP);
    return 4 * gap < stretch->end - stretch->start ? gap : 0;
}

static void draw_underline(const struct stretch *stretch)
{
    length gap = gap_of(stretch);
    draw_bar(stretch, stretch->start + gap, stretch->end - gap,
             -stretch->descent - share(stretch->em, LINE_OFF), share(stretch->em, THICKNESS));
}

static void draw_wave(const struct stretch *stretch)
{
    bool vertical = stretch->frame.vertical;
    length gap = gap_of(stretch), thickness = share(stretch->em, THICKNESS);
    length extent = stretch->end - stretch->start - 2 * gap;
    struct pen pen = frame_point(stretch->frame, stretch->line, stretch->start + gap,
                                 -stretch->descent - share(stretch->em, LINE_OFF) - thickness);
    mark_add_shape(stretch->drawing, MARK_WAVE, pen.x, pen.y, vertical ? thickness : extent,
                   vertical ? extent : thickness, stretch->color);
}

static void draw_strike(const struct stretch *stretch)
{
    length thickness = share(stretch->em, THICKNESS);
    length above = stretch->frame.vertical ? thickness / 2 : share(stretch->em, STRIKE_RISE);
    draw_bar(stretch, stretch->start, stretch->end, above, thickness);
}

/* R8.7: outside the em boxes. */
static void draw_box(const struct stretch *stretch)
{
    length thickness = share(stretch->em, THICKNESS);
    length start = stretch->start - thickness, end = stretch->end + thickness;
    length height = stretch->ascent + stretch->descent + 2 * thickness;
    draw_bar(stretch, start, end, stretch->ascent + thickness, thickness);
    draw_bar(stretch, start, end, -stretch->descent, thickness);
    draw_bar(stretch, start, start + thickness, stretch->ascent + thickness, height);
    draw_bar(stretch, end - thickness, end, stretch->ascent + thickness, height);
}

static void draw_highlight(const struct stretch *stretch)
{
    struct stretch ground = *stretch;
    ground.color = HIGHLIGHT;
    draw_bar(&ground, stretch->start, stretch->end, stretch->ascent, stretch->ascent + stretch->descent);
}

struct line_kind {
    unsigned style;
    void (*draw)(const struct stretch *stretch);
};

static const struct line_kind highlight = {STYLE_MARK, draw_highlight};

static const struct line_kind kinds[] = {
    {STYLE_UNDERLINE, draw_underline},
    {STYLE_BOOK_TITLE, draw_wave},
    {STYLE_STRIKE, draw_strike},
    {STYLE_BOX, draw_box},
};

/* Pieces of one element have one line, whatever their faces and sizes. */
static bool goes_on(const struct placed_piece *piece, const struct placed_piece *next, unsigned style)
{
    return (next->styles & style) && !next->ruby && piece->lined == next->lined &&
           mark_color(piece) == mark_color(next);
}

static void draw_kind(struct drawing *drawing, const struct placed_line *line, struct frame frame,
                      struct pen start, const struct line_kind *kind)
{
    for (uint32_t i = 0, end; i < line->piece_count; i = end) {
        const struct placed_piece *pieces = line->pieces;
        end = i + 1;
        if (!(pieces[i].styles & kind->style) || pieces[i].ruby)
            continue;
        struct stretch stretch = stretch_new(drawing, frame, start, &pieces[i]);
        stretch_add(&stretch, &pieces[i]);
        for (; end < line->piece_count && goes_on(&pieces[i], &pieces[end], kind->style); end++)
            stretch_add(&stretch, &pieces[end]);
        kind->draw(&stretch);
    }
}

static const struct cluster *cluster_of(const struct placed_piece *piece, uint32_t index)
{
    return &piece->run->clusters[piece->first + index];
}

/* Han and their kin, no marks; words and figures of half their width have no dots (R8.3). */
static bool carries_dot(const struct placed_piece *piece, uint32_t index)
{
    size_t offset = cluster_of(piece, index)->offset;
    uint32_t character = utf8_next(piece->text, offset + cluster_of(piece, index)->size, &offset);
    return unicode_width(character) == WIDTH_WIDE && !unicode_is_punctuation(character);
}

/* R8.3: dots stand below Chinese, above Japanese and Korean, at the right of vertical lines. */
static length dot_rise(const struct stretch *stretch, const char *language)
{
    enum script_language family = language_family(language);
    bool is_above = stretch->frame.vertical || family == LANGUAGE_JAPANESE || family == LANGUAGE_KOREAN;
    return is_above ? stretch->ascent + share(stretch->em, DOT_OFF)
                    : -stretch->descent - share(stretch->em, DOT_OFF);
}

/* Beside vertical Japanese stand sesame dots. */
static enum mark_kind dot_kind(const struct stretch *stretch, const char *language)
{
    bool is_sesame = stretch->frame.vertical && language_family(language) == LANGUAGE_JAPANESE;
    return is_sesame ? MARK_SESAME : MARK_DOT;
}

static void draw_dots(struct drawing *drawing, const struct placed_piece *piece, struct frame frame,
                      struct pen start)
{
    struct stretch stretch = stretch_new(drawing, frame, start, piece);
    stretch_add(&stretch, piece);
    length rise = dot_rise(&stretch, piece->run->style.language);
    enum mark_kind kind = dot_kind(&stretch, piece->run->style.language);
    for (uint32_t i = 0; i < piece->count; i++) {
        if (!carries_dot(piece, i))
            continue;
        length middle = piece->positions[i] + cluster_of(piece, i)->advance / 2;
        struct pen pen = frame_point(frame, start, middle, rise);
        mark_add_shape(drawing, kind, pen.x, pen.y, share(stretch.em, DOT_RADIUS), 0, stretch.color);
    }
}

void decoration_draw_highlights(struct drawing *drawing, const struct placed_line *line, struct frame frame,
                                struct pen start)
{
    drawing_begin_artifact(drawing);
    draw_kind(drawing, line, frame, start, &highlight);
    drawing_end_artifact(drawing);
}

void decoration_draw(struct drawing *drawing, const struct placed_line *line, struct frame frame,
                     struct pen start)
{
    drawing_begin_artifact(drawing);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        draw_kind(drawing, line, frame, start, &kinds[i]);
    for (uint32_t i = 0; i < line->piece_count; i++)
        if ((line->pieces[i].styles & STYLE_EMPHASIS_MARK) && !line->pieces[i].ruby)
            draw_dots(drawing, &line->pieces[i], frame, start);
    drawing_end_artifact(drawing);
}
