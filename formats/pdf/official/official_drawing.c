#include "formats/pdf/official/official_drawing.h"

#include "base/utf8.h"
#include "formats/pdf/official/head.h"
#include "formats/pdf/plan/plan_text.h"
#include "formats/pdf/plan/units.h"

#include <string.h>

/* 红色: the head of a document, and the rules beside it. */
enum { RED = 0xE60012 };
static const char red_name[] = "#E60012";

/* Figures of the imprint (7.4). */
static const double imprint_size = 14;                    /* 四号, pt */
static const double outer_rule = 0.35, inner_rule = 0.25; /* mm */
enum { COPIED_TO_INDENT = 3 /* em: 抄送： */ };

/* A line of the head or the imprint. */
struct part {
    const char *text;
    enum face_role role;
    bool bold, is_red;
    bool is_artifact; /* no part of what is read aloud */
    length size;
    enum alignment alignment;
    length inset; /* from both sides of the type area */
    length hang;  /* of turned lines */
    length y;     /* of the first line's em box */
};

static struct placed_line *set_part(const struct official_page *page, const struct part *part,
                                    struct arena *arena, size_t *count)
{
    struct block_style style = {.role = part->role,
                                .bold = part->bold,
                                .size = part->size,
                                .pitch = page->plan->geometry.pitch,
                                .alignment = part->alignment,
                                .start_indent = part->hang,
                                .first_line_indent = -part->hang};
    return plan_set_text(page->canvas, page->plan, part->text, page->language, &style,
                         page->plan->type_width - 2 * part->inset, arena, count);
}

static void colour(struct placed_line *line)
{
    for (uint32_t i = 0; i < line->piece_count; i++)
        line->pieces[i].color = red_name;
}

static void draw_part(const struct official_page *page, const struct part *part)
{
    struct arena *arena = arena_new();
    size_t count;
    struct placed_line *lines = set_part(page, part, arena, &count);
    if (part->is_artifact)
        drawing_begin_artifact(page->drawing);
    else
        drawing_enter(page->drawing, canvas_add_element(page->canvas, NULL, "P"));
    for (size_t i = 0; i < count; i++) {
        if (part->is_red)
            colour(&lines[i]);
        canvas_draw_line(page->canvas, page->drawing, &lines[i], page->frame, part->inset,
                         part->y + (length)i * page->plan->geometry.pitch + lines[i].ascent);
    }
    if (part->is_artifact)
        drawing_end_artifact(page->drawing);
    arena_free(arena);
}

static void draw_bar(const struct official_page *page, length y, length width, length thickness,
                     uint32_t color)
{
    length x = page->frame.x + (page->plan->type_width - width) / 2;
    if (width > page->plan->type_width)
        x = (page->plan->width - width) / 2;
    drawing_begin_artifact(page->drawing);
    if (thickness)
        drawing_rectangle(page->drawing, x, page->frame.y + y, width, thickness, color);
    drawing_end_artifact(page->drawing);
}

static void draw_rule(const struct official_page *page, const struct official_rule *rule)
{
    draw_bar(page, rule->y, rule->width, rule->upper, RED);
    draw_bar(page, rule->y + rule->upper + rule->gap, rule->width, rule->lower, RED);
}

/* 密级 and 紧急程度, those that there are, below the number of the copy. */
static void draw_lines(const struct official_page *page, length y)
{
    const char *const lines[] = {page->plan->official.secrecy, page->plan->official.urgency};
    struct part line = {
        .role = FACE_HEI, .size = page->plan->styles.body.size, .alignment = ALIGNMENT_START, .y = y};
    line.y += page->plan->copy_number ? page->plan->geometry.pitch : 0;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!lines[i])
            continue;
        line.text = lines[i];
        draw_part(page, &line);
        line.y += page->plan->geometry.pitch;
    }
}

void official_draw_copy_number(const struct official_page *page, const char *number)
{
    struct part line = {.text = number,
                        .role = FACE_FANGSONG,
                        .is_artifact = true,
                        .size = page->plan->styles.body.size,
                        .alignment = ALIGNMENT_START,
                        .y = official_place_head(page->plan).lines_y};
    draw_part(page, &line);
}

static length part_width(const struct official_page *page, const struct part *part)
{
    struct arena *arena = arena_new();
    size_t count;
    const struct placed_line *lines = set_part(page, part, arena, &count);
    length width = count ? lines[count - 1].width : 0;
    arena_free(arena);
    return width;
}

/* 签发人：, and the name in Kai, at the end of the number's line. */
static void draw_signer(const struct official_page *page, const struct part *number)
{
    struct part name = *number, label = *number;
    struct official_page before = *page;
    name.text = page->plan->official.signer;
    name.role = FACE_KAI;
    label.text = "签发人：";
    name.alignment = label.alignment = ALIGNMENT_END;
    before.frame.x -=
        part_width(page, &name) + name.size / 2; /* the colon's own room, which a line's end trims */
    draw_part(&before, &label);
    draw_part(page, &name);
}

static void draw_number(const struct official_page *page, length y)
{
    const struct official_parts *parts = &page->plan->official;
    struct arena *arena = arena_new();
    struct part number = {.text = official_number(arena, parts->number, page->paper),
                          .role = FACE_FANGSONG,
                          .size = page->plan->styles.body.size,
                          .alignment = parts->form == OFFICIAL_LETTER ? ALIGNMENT_END : ALIGNMENT_CENTER,
                          .y = y};
    bool is_upward = parts->signer && parts->form == OFFICIAL_DOCUMENT;
    if (is_upward) {
        number.alignment = ALIGNMENT_START;
        number.inset = number.size;
    }
    if (number.text)
        draw_part(page, &number);
    if (number.text && is_upward)
        draw_signer(page, &number);
    arena_free(arena);
}

/* The characters of a name, spread over a width. */
static void draw_spread(const struct official_page *page, const struct part *style, const char *name,
                        size_t size, length x, length width)
{
    size_t count = utf8_count(name, size), at = 0;
    length step = count > 1 ? (width - style->size) / (length)(count - 1) : 0;
    for (size_t i = 0; at < size; i++) {
        struct arena *arena = arena_new();
        size_t start = at, lines;
        struct part character = *style;
        utf8_next(name, size, &at);
        character.text = arena_copy(arena, name + start, at - start);
        struct placed_line *line = set_part(page, &character, arena, &lines);
        if (lines) {
            colour(line);
            canvas_draw_line(page->canvas, page->drawing, line, page->frame, x + (length)i * step,
                             style->y + line->ascent);
        }
        arena_free(arena);
    }
}

/* Names below each other, equally wide, and the word beside them at half their height. */
static void draw_mark(const struct official_page *page, const struct official_head *head)
{
    const struct official_mark *mark = &head->mark;
    const char *issuer = page->plan->official.issuer;
    size_t length_of_names = strlen(issuer) - mark->word;
    length word = mark->word ? mark->size * 5 / 2 : 0, x = (page->plan->type_width - mark->width - word) / 2;
    struct part part = {.role = FACE_SONG,
                        .bold = true,
                        .size = mark->size,
                        .alignment = ALIGNMENT_START,
                        .y = head->issuer_y};
    drawing_enter(page->drawing, canvas_add_element(page->canvas, NULL, "P"));
    for (const char *name = issuer, *end = issuer + length_of_names; name <= end;) {
        const char *bar = memchr(name, '|', (size_t)(end - name));
        size_t size = (size_t)((bar ? bar : end) - name);
        draw_spread(page, &part, name, size, x, mark->width);
        part.y += mark->pitch;
        name += size + 1;
    }
    part.y = head->issuer_y + (mark->height - mark->size) / 2;
    draw_spread(page, &part, issuer + length_of_names, mark->word, x + mark->width + mark->size / 2,
                2 * mark->size);
}

static void draw_issuer(const struct official_page *page, const struct official_head *head)
{
    if (head->mark.names > 1) {
        draw_mark(page, head);
        return;
    }
    struct part issuer = {.text = page->plan->official.issuer,
                          .role = FACE_SONG,
                          .bold = true,
                          .is_red = true,
                          .size = head->mark.size,
                          .alignment = ALIGNMENT_CENTER,
                          .y = head->issuer_y};
    draw_part(page, &issuer);
}

void official_draw_head(const struct official_page *page)
{
    struct official_head head = official_place_head(page->plan);
    if (!head.height)
        return;
    draw_lines(page, head.lines_y);
    if (!page->plan->official.issuer)
        return;
    draw_issuer(page, &head);
    if (page->plan->official.number)
        draw_number(page, head.number_y);
    draw_rule(page, &head.rule);
    draw_rule(page, &head.foot);
}

/* The imprint from above: 抄送, then who printed it and when, with rules between. */
struct imprint {
    struct arena *arena;
    struct part copied_to, printed_by, printed_on;
    size_t copied_lines;
    length pitch, height;
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), size = strlen(end);
    return length >= size && !strcmp(text + length - size, end);
}

static struct imprint make_imprint(const struct official_page *page)
{
    const struct official_parts *parts = &page->plan->official;
    length em = units_points(imprint_size);
    struct imprint imprint = {.arena = arena_new(), .pitch = page->plan->geometry.pitch};
    struct part plain = {.role = FACE_FANGSONG, .size = em, .inset = em, .alignment = ALIGNMENT_START};
    imprint.copied_to = imprint.printed_by = imprint.printed_on = plain;
    if (parts->copied_to) {
        const char *stop = ends_with(parts->copied_to, "。") ? "" : "。";
        imprint.copied_to.text = arena_format(imprint.arena, "抄送：%s%s", parts->copied_to, stop);
        imprint.copied_to.hang = COPIED_TO_INDENT * em;
        set_part(page, &imprint.copied_to, imprint.arena, &imprint.copied_lines);
    }
    imprint.printed_by.text = parts->printed_by;
    imprint.printed_on.alignment = ALIGNMENT_END;
    if (parts->printed_on)
        imprint.printed_on.text = arena_format(imprint.arena, "%s%s", parts->printed_on,
                                               ends_with(parts->printed_on, "印发") ? "" : "印发");
    imprint.height = (length)(imprint.copied_lines + (parts->printed_by ? 1 : 0)) * imprint.pitch;
    return imprint;
}

length official_imprint_height(const struct official_page *page)
{
    if (!official_has_imprint(&page->plan->official))
        return 0;
    struct imprint imprint = make_imprint(page);
    arena_free(imprint.arena);
    return imprint.height;
}

void official_draw_imprint(const struct official_page *page)
{
    struct imprint imprint = make_imprint(page);
    length width = page->plan->type_width, bottom = page->plan->geometry.height,
           outer = units_millimetres(outer_rule);
    length gap = (imprint.pitch - imprint.copied_to.size) / 2, y = bottom - imprint.height;
    bool is_plain = official_imprint_is_plain(&page->plan->official);
    if (!is_plain)
        draw_bar(page, y, width, outer, 0);
    if (imprint.copied_to.text) {
        imprint.copied_to.y = y + gap;
        draw_part(page, &imprint.copied_to);
        y += (length)imprint.copied_lines * imprint.pitch;
    }
    if (imprint.copied_to.text && imprint.printed_by.text && !is_plain)
        draw_bar(page, y, width, units_millimetres(inner_rule), 0);
    imprint.printed_by.y = imprint.printed_on.y = y + gap;
    if (imprint.printed_by.text)
        draw_part(page, &imprint.printed_by);
    if (imprint.printed_on.text)
        draw_part(page, &imprint.printed_on);
    if (!is_plain)
        draw_bar(page, bottom - outer, width, outer, 0);
    arena_free(imprint.arena);
}
