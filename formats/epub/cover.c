#include "formats/epub/cover.h"

#include "base/arena.h"
#include "base/translation.h"
#include "fonts/fonts.h"
#include "formats/canvas/plate.h"
#include "formats/image/encode.h"
#include "formats/layout/layout.h"

#include <string.h>

/* In pixels. */
enum { MARGIN = 180, BLACK = 0 };

static const struct {
    uint32_t paper, ink;
} colors[COVER_DESIGN_COUNT] = {
    [COVER_PLAIN] = {0xFAF8F3, 0x26262B},
    [COVER_BAND] = {0xF6F4EE, 0x2B3A55},
    [COVER_GRID] = {0xFBF9F4, 0x7A2E2A},
};

/* A title is set as large as it can be without growing into a column. */
static const struct {
    int size;
    size_t most_lines;
} title_sizes[] = {{192, 1}, {168, 2}, {148, 3}, {128, 4}, {108, 5}, {92, 7}, {76, 10}, {60, 1000}};

enum { TITLE_SIZE_COUNT = sizeof title_sizes / sizeof *title_sizes };

/* The layers of a cover, from below: faint lines, ink, and what is cut out of it. */
enum layer { LAYER_FAINT, LAYER_INK, LAYER_CUT, LAYER_COUNT };

struct cover {
    const struct cover_request *request;
    struct arena *arena;
    struct canvas *canvas;
    struct drawing *layers[LAYER_COUNT];
    int width;
};

struct text_block {
    struct placed_line *lines;
    size_t count;
    length pitch;
};

static length pixels(int count)
{
    return (length)count * LENGTH_UNIT;
}

static void draw_box(struct cover *cover, enum layer layer, int x, int y, int width, int height)
{
    drawing_rectangle(cover->layers[layer], pixels(x), pixels(y), pixels(width), pixels(height), BLACK);
}

static void draw_frame(struct cover *cover, enum layer layer, int inset, int thickness)
{
    int width = cover->width - 2 * inset, height = COVER_HEIGHT - 2 * inset;
    draw_box(cover, layer, inset, inset, width, thickness);
    draw_box(cover, layer, inset, COVER_HEIGHT - inset - thickness, width, thickness);
    draw_box(cover, layer, inset, inset, thickness, height);
    draw_box(cover, layer, cover->width - inset - thickness, inset, thickness, height);
}

static struct text_block set_text(struct cover *cover, const char *text, enum face_role role, bool bold,
                                  int size)
{
    static const struct style_sheet styles;
    struct block_style style = {.role = role,
                                .bold = bold,
                                .size = pixels(size),
                                .pitch = pixels(size) * 3 / 2,
                                .alignment = ALIGNMENT_CENTER,
                                .balance = true};
    struct layout_request request = {
        .measure = canvas_measure(cover->canvas),
        .styles = &styles,
        .geometry = {.measure = pixels(cover->width - 2 * MARGIN), .pitch = style.pitch, .columns = 1},
        .options = {.line_break = LINE_BREAK_BY_LANGUAGE, .han_latin_space = true}};
    struct text_block block = {.pitch = style.pitch};
    block.lines = layout_text(&request, text, cover->request->language, &style, cover->arena, &block.count);
    return block;
}

static struct text_block set_title(struct cover *cover)
{
    struct text_block block = {0};
    for (size_t i = 0; i < TITLE_SIZE_COUNT; i++) {
        block = set_text(cover, cover->request->title, FACE_HEI, true, title_sizes[i].size);
        if (block.count <= title_sizes[i].most_lines)
            break;
    }
    return block;
}

/* Whole pixels, so that the em box of the first line begins at `top`. */
static int draw_text(struct cover *cover, enum layer layer, const struct text_block *block, int top)
{
    struct frame frame = {.x = pixels(MARGIN), .y = 0};
    for (size_t i = 0; i < block->count; i++) {
        length baseline = pixels(top) + (length)i * block->pitch + block->lines[i].ascent;
        canvas_draw_line(cover->canvas, cover->layers[layer], &block->lines[i], frame, 0, baseline);
    }
    return top + (int)((length)block->count * block->pitch / LENGTH_UNIT);
}

static int block_height(const struct text_block *block)
{
    return (int)((length)block->count * block->pitch / LENGTH_UNIT);
}

static int draw_small(struct cover *cover, const char *text, int size, int top)
{
    if (!text || !*text)
        return top;
    struct text_block block = set_text(cover, text, FACE_SONG, false, size);
    return draw_text(cover, LAYER_INK, &block, top);
}

/* Author below the title; source and date at the foot. */
static void draw_credits(struct cover *cover, int author_top)
{
    const struct cover_request *request = cover->request;
    draw_small(cover, request->author, 72, author_top);
    int foot = request->date ? 2160 : 2240;
    draw_small(cover, request->date, 48, draw_small(cover, request->source, 60, foot));
}

static void draw_plain(struct cover *cover)
{
    struct text_block title = set_title(cover);
    draw_frame(cover, LAYER_FAINT, 0, 4);
    draw_frame(cover, LAYER_FAINT, 84, 3);
    int height = block_height(&title), top = height < 900 ? 900 - height / 2 : 450;
    int bottom = draw_text(cover, LAYER_INK, &title, top);
    draw_box(cover, LAYER_INK, cover->width / 2 - 60, bottom + 40, 120, 6);
    draw_credits(cover, bottom + 130);
}

static void draw_band(struct cover *cover)
{
    struct text_block title = set_title(cover);
    int height = block_height(&title), band = height + 360 < 840 ? 840 : height + 360;
    draw_frame(cover, LAYER_FAINT, 0, 4);
    draw_box(cover, LAYER_INK, 0, 420, cover->width, band);
    draw_text(cover, LAYER_CUT, &title, 420 + (band - height) / 2 + 20);
    draw_credits(cover, 420 + band + 110);
}

/* Manuscript paper: rows of squares with a narrow space between for corrections. */
enum { CELL = 124, ROW = 168, GRID_TOP = 200, GRID_ROWS = 13, GRID_LINE = 3 };

static void draw_grid_row(struct cover *cover, int top)
{
    int columns = (cover->width - 2 * MARGIN) / CELL, left = (cover->width - columns * CELL) / 2;
    draw_box(cover, LAYER_FAINT, left, top, CELL * columns, GRID_LINE);
    draw_box(cover, LAYER_FAINT, left, top + CELL, CELL * columns + GRID_LINE, GRID_LINE);
    for (int column = 0; column <= columns; column++)
        draw_box(cover, LAYER_FAINT, left + column * CELL, top, GRID_LINE, CELL);
}

/* The title takes whole rows, from the fourth on; the source the last one. */
static void draw_grid(struct cover *cover)
{
    enum { FIRST = 3 };
    struct text_block title = set_title(cover);
    const struct cover_request *request = cover->request;
    int height = block_height(&title) + (request->author ? 240 : 0);
    int taken = (height + 120 + ROW - 1) / ROW,
        top = GRID_TOP + FIRST * ROW + (taken * ROW - height) / 2 - 22;
    draw_frame(cover, LAYER_FAINT, 0, 4);
    for (int row = 0; row < GRID_ROWS - (request->source != NULL); row++)
        if (row < FIRST || row >= FIRST + taken)
            draw_grid_row(cover, GRID_TOP + row * ROW);
    int bottom = draw_text(cover, LAYER_INK, &title, top);
    draw_small(cover, request->author, 72, bottom + 100);
    draw_small(cover, request->source, 60, GRID_TOP + (GRID_ROWS - 1) * ROW + 20);
}

static void (*const designs[COVER_DESIGN_COUNT])(struct cover *cover) = {
    [COVER_PLAIN] = draw_plain, [COVER_BAND] = draw_band, [COVER_GRID] = draw_grid};

static enum status print(struct cover *cover, struct buffer *png)
{
    struct plate_layer layers[LAYER_COUNT] = {
        [LAYER_FAINT] = {cover->layers[LAYER_FAINT], false, 0.35},
        [LAYER_INK] = {cover->layers[LAYER_INK], false, 1},
        [LAYER_CUT] = {cover->layers[LAYER_CUT], true, 1},
    };
    struct plate plate;
    enum status status =
        plate_paint(cover->canvas, layers, LAYER_COUNT, (uint32_t)cover->width, COVER_HEIGHT, &plate);
    struct image_ink image = {.pixels = plate.pixels,
                              .width = plate.width,
                              .height = plate.height,
                              .stride = plate.stride,
                              .paper = colors[cover->request->design].paper,
                              .ink = colors[cover->request->design].ink};
    if (status != STATUS_OK || !image_encode_png(&image, png)) {
        diag_report(cover->request->diag, cover->request->place, DIAG_LIBRARY_FAILED, "Cairo or libpng",
                    PHRASE("the cover could not be drawn"));
        status = STATUS_FAILED;
    }
    plate_free(&plate);
    return status;
}

enum status cover_draw(const struct cover_request *request, struct buffer *png)
{
    struct arena *arena = arena_new();
    struct font_request wanted = {.fonts_folder = request->fonts_folder,
                                  .choices = request->font_choices,
                                  .folders = request->font_folders,
                                  .diag = request->diag};
    struct font_set *fonts;
    enum status status = font_set_new(&wanted, &fonts);
    if (status != STATUS_OK) {
        arena_free(arena);
        return status;
    }
    struct cover cover = {.request = request,
                          .arena = arena,
                          .canvas = canvas_new(fonts),
                          .width = request->is_broad ? COVER_BROAD_WIDTH : COVER_WIDTH};
    for (size_t i = 0; i < LAYER_COUNT; i++)
        cover.layers[i] = drawing_new(cover.arena);
    designs[request->design](&cover);
    status = print(&cover, png);
    font_set_report_missing(fonts, request->place);
    canvas_free(cover.canvas);
    font_set_free(fonts);
    arena_free(cover.arena);
    return status;
}
