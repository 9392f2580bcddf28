#include "formats/pdf/style.h"

#include "formats/pdf/options.h"

#include <math.h>

static const struct page_style article = {
    .name = "article",
    .width = 210,
    .height = 297,
    .top = 26, /* R6.4 */
    .bottom = 29.7,
    .inner = 28.8,
    .outer = 28.8,
    .size = 12, /* 小四 */
    .pitch = 21,
    .role = FACE_SONG,
    .indent = 2, /* R5.1 */
    .folio_drop = 12,
    .folio_size = 10.5,
    .title = {FACE_HEI, true, 22, 1.5, 1, 1, ALIGNMENT_CENTER}, /* 二号, R6.6 */
    .heading =
        {
            {FACE_HEI, true, 16, 1, 1, 0, ALIGNMENT_START}, /* 三号 */
            {FACE_HEI, true, 14, 1, 1, 0, ALIGNMENT_START}, /* 四号 */
            {FACE_HEI, true, 12, 1, 0, 0, ALIGNMENT_START},
            {FACE_HEI, true, 12, 1, 0, 0, ALIGNMENT_START},
            {FACE_HEI, true, 12, 1, 0, 0, ALIGNMENT_START},
            {FACE_HEI, true, 12, 1, 0, 0, ALIGNMENT_START},
        },
};

/* The narrowest margin that printers can leave white. */
static const double least_margin = 5; /* mm */

static const double points_per_millimetre = 72 / 25.4;

static length from_points(double points)
{
    return (length)lround(points * LENGTH_UNIT);
}

static length from_millimetres(double millimetres)
{
    return from_points(millimetres * points_per_millimetre);
}

/* How many whole steps fit, though the figures are rounded. */
static long whole(double steps)
{
    return (long)floor(steps + 0.01);
}

static struct block_style body_block(const struct page_style *style)
{
    return (struct block_style){.role = style->role,
                                .size = from_points(style->size),
                                .pitch = from_points(style->pitch),
                                .alignment = ALIGNMENT_DEFAULT,
                                .first_line_indent = from_points(style->indent * style->size)};
}

static struct block_style heading_block(const struct page_style *style, const struct heading_style *heading)
{
    return (struct block_style){.role = heading->role,
                                .bold = heading->bold,
                                .size = from_points(heading->size),
                                .pitch = from_points(heading->pitch_lines * style->pitch),
                                .alignment = heading->alignment,
                                .space_before = from_points(heading->lines_before * style->pitch),
                                .space_after = from_points(heading->lines_after * style->pitch),
                                .keep_with_next = true,
                                .balance = true};
}

/* A block like the body's, at a share of its size and with an alignment of its own. */
static struct block_style smaller_block(const struct page_style *style, double share,
                                        enum alignment alignment)
{
    struct block_style block = body_block(style);
    block.size = from_points(style->size * share);
    block.alignment = alignment;
    block.first_line_indent = 0;
    return block;
}

static void make_styles(const struct page_style *style, struct style_sheet *sheet)
{
    length em = from_points(style->size);
    *sheet = (struct style_sheet){
        .title = heading_block(style, &style->title),
        .deck = smaller_block(style, 1, ALIGNMENT_CENTER),
        .byline = smaller_block(style, 0.875, ALIGNMENT_CENTER),
        .body = body_block(style),
        .verse = smaller_block(style, 1, ALIGNMENT_START),
        .quote = body_block(style),
        .preformatted = smaller_block(style, 0.875, ALIGNMENT_START),
        .caption = smaller_block(style, 0.875, ALIGNMENT_CENTER),
        .note = smaller_block(style, 0.875, ALIGNMENT_DEFAULT),
        .cell = smaller_block(style, 0.875, ALIGNMENT_START),
        .placeholder = smaller_block(style, 0.875, ALIGNMENT_CENTER),
        .list_indent = 2 * em,
        .note_size = em * 2 / 3,
        .ruby_size = LENGTH_UNIT / 2, /* R8.1 */
        .rule_width = from_points(0.5),
    };
    sheet->verse.start_indent = 2 * em;
    sheet->quote.role = FACE_KAI;
    sheet->quote.start_indent = sheet->quote.end_indent = 2 * em;
    sheet->preformatted.role = FACE_MONO;
    sheet->note.pitch = from_points(style->pitch * 0.8);
    sheet->cell.pitch = from_points(style->pitch * 0.85);
    for (int i = 0; i < HEADING_LEVELS; i++)
        sheet->heading[i] = heading_block(style, &style->heading[i]);
}

static enum status refuse(struct diag *diag, const char *reason)
{
    diag_report(diag, (struct place){0}, DIAG_BAD_USAGE, reason);
    return STATUS_USAGE;
}

static enum status plan_width(const struct option_values *options, const struct page_style *style,
                              struct diag *diag, struct page_plan *plan)
{
    double size = style->size / points_per_millimetre;
    double room = style->width - style->inner - style->outer;
    long measure = option_is_set(options, "measure") ? option_number(options, "measure") : whole(room / size);
    if ((double)measure * size > style->width - 2 * least_margin)
        return refuse(diag, "so many characters of this size are wider than the page; lower -O measure");
    plan->geometry.measure = from_points((double)measure * style->size);
    plan->left = from_millimetres(style->inner + (room - (double)measure * size) / 2);
    return STATUS_OK;
}

static void plan_height(const struct page_style *style, struct page_plan *plan)
{
    double room = (style->height - style->top - style->bottom) * points_per_millimetre;
    long lines = whole((room - style->size) / style->pitch) + 1;
    plan->geometry.pitch = from_points(style->pitch);
    plan->geometry.height = from_points(style->size + (double)(lines - 1) * style->pitch);
    plan->top = from_millimetres(style->top);
    plan->folio_y = plan->geometry.height + from_millimetres(style->folio_drop);
}

enum status pdf_style_resolve(const struct option_values *options, struct diag *diag, struct page_plan *plan)
{
    const struct page_style *style = &article;
    *plan = (struct page_plan){.width = from_millimetres(style->width),
                               .height = from_millimetres(style->height)};
    plan->geometry.columns = 1;
    plan->options = (struct layout_options){.line_break = LINE_BREAK_BY_LANGUAGE,
                                            .line_end = LINE_END_BY_LANGUAGE,
                                            .han_latin_space = true,
                                            .justify = true};
    enum status status = plan_width(options, style, diag, plan);
    if (status != STATUS_OK)
        return status;
    plan_height(style, plan);
    make_styles(style, &plan->styles);
    plan->folio = smaller_block(style, style->folio_size / style->size, ALIGNMENT_CENTER);
    return STATUS_OK;
}
