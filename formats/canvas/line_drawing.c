#include "formats/canvas/line_drawing.h"

#include "formats/canvas/canvas_state.h"
#include "formats/canvas/decoration.h"
#include "formats/canvas/marks.h"

#include <string.h>

/* The paper's coordinates of a point of the type area. */
static struct pen start_of_line(struct frame frame, length x, length y)
{
    if (frame.vertical)
        return (struct pen){frame.x - y, frame.y + x};
    return (struct pen){frame.x + x, frame.y + y};
}

/* A piece in the making: a stretch of clusters that one face draws becomes one text mark. */
struct drawing_piece {
    struct canvas *canvas;
    struct drawing *drawing;
    const struct placed_piece *piece;
    struct frame frame;
    struct pen line;
};

static const struct cluster_glyphs *glyphs_of(const struct placed_piece *piece, uint32_t index)
{
    const struct cluster_glyphs *glyphs = piece->run->device;
    return &glyphs[piece->first + index];
}

static const struct cluster *cluster_of(const struct placed_piece *piece, uint32_t index)
{
    return &piece->run->clusters[piece->first + index];
}

/* Rotated runs are shaped flat; their em box is centred on the axis of the line. */
static length rotated_rise(const struct placed_piece *piece)
{
    if (piece->run->style.orientation != ORIENTATION_ROTATED)
        return 0;
    return (piece->run->descent - piece->run->ascent) / 2;
}

static void place_cluster(const struct drawing_piece *this, uint32_t index, struct placed_glyph *glyphs)
{
    const struct placed_piece *piece = this->piece;
    const struct cluster_glyphs *source = glyphs_of(piece, index);
    bool rotated = piece->run->style.orientation == ORIENTATION_ROTATED;
    length along = piece->positions[index] - piece->shifts[index];
    struct pen pen = frame_point(this->frame, this->line, along, piece->rise + rotated_rise(piece));
    for (uint32_t i = 0; i < source->count; i++) {
        const struct glyph *glyph = &source->glyphs[i];
        length right = rotated ? -glyph->y_offset : glyph->x_offset;
        length down = rotated ? glyph->x_offset : -glyph->y_offset;
        glyphs[i] = (struct placed_glyph){glyph->id, (int32_t)(pen.x + right), (int32_t)(pen.y + down)};
        pen.x += rotated ? 0 : glyph->x_advance;
        pen.y += rotated ? glyph->x_advance : -glyph->y_advance;
    }
}

/* Clusters go into the text layer in the order of the text, whatever their order on the line. */
static void write_text_layer(const struct placed_piece *piece, uint32_t first, uint32_t count,
                             struct text_mark *mark)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct cluster *cluster = cluster_of(piece, first + i);
        memcpy(mark->text + mark->text_size, piece->text + cluster->offset, cluster->size);
        mark->text_size += cluster->size;
        mark->clusters[i] = (struct text_cluster){cluster->size, glyphs_of(piece, first + i)->count};
    }
}

static void replace_text_layer(struct drawing *drawing, const char *replacement, struct text_mark *mark)
{
    mark->text = arena_copy_text(drawing->arena, replacement);
    mark->text_size = (uint32_t)strlen(replacement);
    mark->clusters[0] = (struct text_cluster){mark->text_size, mark->glyph_count};
    mark->cluster_count = 1;
}

static void place_glyphs(const struct drawing_piece *this, uint32_t first, uint32_t count,
                         struct text_mark *mark)
{
    struct placed_glyph *glyphs = mark->glyphs;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = first + (mark->backward ? count - 1 - i : i);
        place_cluster(this, index, glyphs);
        glyphs += glyphs_of(this->piece, index)->count;
    }
}

/* One text mark for `count` clusters of one face. */
static void draw_stretch(const struct drawing_piece *this, uint32_t first, uint32_t count)
{
    const struct placed_piece *piece = this->piece;
    struct arena *arena = this->drawing->arena;
    struct text_mark *mark = &mark_add(this->drawing, MARK_TEXT)->text;
    size_t bytes = 0;
    for (uint32_t i = first; i < first + count; i++) {
        mark->glyph_count += glyphs_of(piece, i)->count;
        bytes += cluster_of(piece, i)->size;
    }
    mark->face = cluster_of(piece, first)->face;
    mark->rotated = piece->run->style.orientation == ORIENTATION_ROTATED;
    mark->backward = piece->run->style.direction == DIRECTION_RIGHT_TO_LEFT;
    mark->color = mark_color(piece);
    mark->size = piece->run->style.size;
    mark->glyphs = arena_allocate_array(arena, mark->glyph_count + 1, sizeof *mark->glyphs);
    mark->clusters = arena_allocate_array(arena, count + 1, sizeof *mark->clusters);
    mark->cluster_count = count;
    mark->text = arena_allocate(arena, bytes + 1);
    place_glyphs(this, first, count, mark);
    if (piece->replacement)
        replace_text_layer(this->drawing, piece->replacement, mark);
    else
        write_text_layer(piece, first, count, mark);
}

static void draw_piece(const struct drawing_piece *this)
{
    const struct placed_piece *piece = this->piece;
    for (uint32_t first = 0, end; first < piece->count; first = end) {
        for (end = first + 1; end < piece->count; end++)
            if (cluster_of(piece, end)->face != cluster_of(piece, first)->face)
                break;
        draw_stretch(this, first, end - first);
    }
}

void canvas_draw_line(struct canvas *canvas, struct drawing *drawing, const struct placed_line *line,
                      struct frame frame, length x, length y)
{
    struct pen start = start_of_line(frame, x, y);
    decoration_draw_highlights(drawing, line, frame, start);
    for (uint32_t i = 0; i < line->piece_count; i++)
        draw_piece(&(struct drawing_piece){canvas, drawing, &line->pieces[i], frame, start});
    decoration_draw(drawing, line, frame, start);
}

/* A piece of the text goes to its element. Readings stand behind all bases of their line; they are drawn
 * behind their own. */
static void draw_with_readings(const struct drawing_piece *this, const struct placed_line *line,
                               uint32_t index)
{
    const struct node *ruby = this->piece->ruby_base;
    bool is_last = index + 1 == line->piece_count || line->pieces[index + 1].ruby_base != ruby;
    structure_tree_enter_piece(this->canvas->structure, this->drawing, this->piece);
    draw_piece(this);
    for (uint32_t i = index + 1; ruby && is_last && i < line->piece_count; i++) {
        struct drawing_piece reading = *this;
        reading.piece = &line->pieces[i];
        if (reading.piece->ruby != ruby)
            continue;
        structure_tree_enter_piece(this->canvas->structure, this->drawing, reading.piece);
        draw_piece(&reading);
    }
}

/* A reading whose base is on the line before, or has no characters. */
static bool stands_alone(const struct placed_line *line, const struct placed_piece *reading)
{
    for (uint32_t i = 0; i < line->piece_count; i++)
        if (line->pieces[i].ruby_base == reading->ruby)
            return false;
    return true;
}

void canvas_draw_block_line(struct canvas *canvas, struct drawing *drawing, const struct placed_line *line,
                            struct frame frame, length x, length y)
{
    struct pen start = start_of_line(frame, x, y);
    decoration_draw_highlights(drawing, line, frame, start);
    for (uint32_t i = 0; i < line->piece_count; i++) {
        struct drawing_piece this = {canvas, drawing, &line->pieces[i], frame, start};
        if (!this.piece->ruby || stands_alone(line, this.piece))
            draw_with_readings(&this, line, i);
    }
    decoration_draw(drawing, line, frame, start);
}
