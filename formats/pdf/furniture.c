#include "formats/pdf/furniture.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "formats/pdf/text.h"

#include <string.h>

/* The byte of the text behind the last character of a line. */
static size_t line_end(const struct placed_line *line)
{
    size_t end = 0;
    for (uint32_t i = 0; i < line->piece_count; i++) {
        const struct placed_piece *piece = &line->pieces[i];
        const struct cluster *last = &piece->run->clusters[piece->first + piece->count - 1];
        if (piece->count && last->offset + last->size > end)
            end = last->offset + last->size;
    }
    return end;
}

/* Where a part of a template goes. */
struct part_place {
    struct canvas *canvas;
    const struct page_plan *plan;
    struct block_style style;
    const char *language;
    length room;
};

static struct placed_line *set_lines(const struct part_place *place, const char *text, struct arena *arena,
                                     size_t *count)
{
    return pdf_set_text(place->canvas, place->plan, text, place->language, &place->style, place->room, arena,
                        count);
}

/* The text on one line: what is too wide is cut, and an ellipsis tells. */
static struct placed_line *set_line(const struct part_place *place, const char *text, struct arena *arena)
{
    size_t count, end = strlen(text);
    struct placed_line *lines = set_lines(place, text, arena, &count);
    if (count > 1)
        end = line_end(lines);
    while (count > 1 && end) {
        utf8_previous(text, &end);
        lines = set_lines(place, arena_format(arena, "%.*s…", (int)end, text), arena, &count);
    }
    return count ? lines : NULL;
}

static void draw_part(struct canvas *canvas, struct drawing *drawing, const struct page_plan *plan, int part,
                      const char *text, length room, const struct template_facts *facts, length y)
{
    static const enum alignment alignments[TEMPLATE_PARTS] = {ALIGNMENT_START, ALIGNMENT_CENTER,
                                                              ALIGNMENT_END};
    struct arena *arena = arena_new();
    struct part_place place = {canvas, plan, plan->furniture, facts->metadata->language, room};
    place.style.alignment = alignments[part];
    struct placed_line *line = set_line(&place, text, arena);
    length left = facts->is_even ? plan->even_left : plan->left;
    length inset = plan->furniture_inset;
    length x = inset + (plan->type_width - 2 * inset - room) * part / (TEMPLATE_PARTS - 1);
    drawing_begin_artifact(drawing);
    if (line)
        canvas_draw_line(canvas, drawing, line, (struct frame){left, plan->top, false}, x, y);
    drawing_end_artifact(drawing);
    arena_free(arena);
}

void furniture_draw(struct canvas *canvas, struct drawing *drawing, const struct page_plan *plan,
                    const char *template, const struct template_facts *facts, length y)
{
    struct arena *arena = arena_new();
    bool is_odd = !facts->is_even, mirrored = plan->is_duplex && is_odd == plan->is_vertical;
    const char *texts[TEMPLATE_PARTS];
    int used = 0;
    for (int i = 0; i < TEMPLATE_PARTS; i++) {
        texts[i] = template_fill(arena, template, (enum template_part)i, mirrored, facts);
        used += *texts[i] != 0;
    }
    for (int i = 0; i < TEMPLATE_PARTS; i++)
        if (*texts[i])
            draw_part(canvas, drawing, plan, i, texts[i],
                      (plan->type_width - 2 * plan->furniture_inset) / used, facts, y);
    arena_free(arena);
}
