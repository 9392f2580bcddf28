#include "formats/canvas/canvas.h"

#include "formats/canvas/canvas_state.h"
#include "formats/canvas/measure.h"

#include <stdlib.h>
#include <string.h>

struct canvas *canvas_new(struct font_set *fonts)
{
    struct canvas *canvas = memory_allocate(sizeof *canvas);
    memset(canvas, 0, sizeof *canvas);
    canvas->fonts = fonts;
    canvas->structure = structure_tree_new();
    canvas->pictures.arena = arena_new();
    measure_start(canvas);
    return canvas;
}

void canvas_free(struct canvas *canvas)
{
    if (!canvas)
        return;
    structure_tree_free(canvas->structure);
    arena_free(canvas->pictures.arena);
    free(canvas);
}

void canvas_begin_article(struct canvas *canvas, bool in_book, const struct document *document)
{
    structure_tree_begin_article(canvas->structure, in_book, document);
}

void canvas_end_article(struct canvas *canvas, struct drawing *drawing)
{
    structure_tree_end_article(canvas->structure, drawing);
}

struct element *canvas_add_element(struct canvas *canvas, const struct element *parent, const char *tag)
{
    return structure_tree_add(canvas->structure, parent ? parent : structure_tree_article(canvas->structure),
                              tag);
}

const struct measure *canvas_measure(struct canvas *canvas)
{
    return &canvas->measure;
}
