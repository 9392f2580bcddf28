#include "formats/pdf/plan/page_plan.h"

#include "base/translation.h"
#include "formats/pdf/imposition/copies.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

/* The narrowest margin that a printer can leave white, and the least text that makes a page. */
enum { LEAST_MARGIN = 5 /* mm */, LEAST_CHARACTERS = 4, LEAST_LINES = 3 };

/* How many whole steps fit, though the figures are rounded. */
static long whole(double steps)
{
    return (long)floor(steps + 0.01);
}

static enum status refuse_value(struct diag *diag, const char *name, const char *value, const char *allowed)
{
    diag_report(diag, (struct place){0}, DIAG_BAD_VALUE, name, value, allowed);
    return STATUS_USAGE;
}

/* A style of its own, with the figures that were asked for: margins shrink and grow with the paper, and the
 * pitch with the type, unless they are given too. */
static void scale_margins(struct page_style *style, double across, double down)
{
    style->inner *= across;
    style->outer *= across;
    style->top *= down;
    style->bottom *= down;
}

static struct paper_size choose_paper(const struct pdf_options *options, const struct page_style *style)
{
    static const struct paper_size of_booklets = {148, 210}; /* A5 */
    if (options->page.width > 0)
        return options->page;
    return options->booklet ? of_booklets : (struct paper_size){style->width, style->height};
}

static void apply_paper(const struct pdf_options *options, struct page_style *style)
{
    struct paper_size paper = choose_paper(options, style);
    if (options->landscape)
        paper = (struct paper_size){paper.height, paper.width};
    scale_margins(style, paper.width / style->width, paper.height / style->height);
    style->width = paper.width;
    style->height = paper.height;
}

static void apply_margins(const struct page_margins *margins, struct page_style *style)
{
    if (!margins->are_given)
        return;
    style->top = margins->top;
    style->outer = margins->outer;
    style->bottom = margins->bottom;
    style->inner = margins->inner;
}

static void scale_type(struct page_style *style, double factor)
{
    style->size *= factor;
    style->pitch *= factor;
    style->title.size *= factor;
    style->chapter.size *= factor;
    for (int i = 0; i < HEADING_LEVELS; i++)
        style->heading[i].size *= factor;
}

static enum status apply_type(const struct pdf_options *options, struct diag *diag, struct page_style *style)
{
    const struct type_size *size = &options->size;
    const struct line_pitch *pitch = &options->pitch;
    bool is_own = size->name && style->size_name && !strcmp(size->name, style->size_name);
    if (size->points > 0 && !is_own)
        scale_type(style, size->points / style->size);
    if (pitch->text && (pitch->points < style->size || pitch->points > 4 * style->size))
        return refuse_value(diag, "pitch", pitch->text, line_pitch_allowed);
    if (pitch->text)
        style->pitch = pitch->points;
    if (options->indent.is_given)
        style->indent = options->indent.em;
    return STATUS_OK;
}

static bool follow_style(enum by_style choice, bool fallback)
{
    return choice == STYLE_DECIDES ? fallback : choice == STYLE_YES;
}

static enum status apply_options(const struct pdf_options *options, struct diag *diag,
                                 struct page_style *style)
{
    style->is_duplex = follow_style(options->duplex, style->is_duplex);
    if (options->columns)
        style->columns = (unsigned)options->columns;
    if (style->columns > 1 && style->column_gap <= 0)
        style->column_gap = 2;
    apply_paper(options, style);
    apply_margins(&options->margins, style);
    return apply_type(options, diag, style);
}

/* The width of one column: what is left of the room, in whole characters unless the style fills it. */
static double column_width(const struct pdf_options *options, const struct page_style *style, double room)
{
    double gaps = (style->columns - 1) * style->column_gap * style->size;
    double column = (room - gaps) / style->columns;
    if (options->measure)
        return (double)options->measure * style->size;
    return style->fills_measure ? column : (double)whole(column / style->size) * style->size;
}

static enum status plan_width(const struct pdf_options *options, const struct page_style *style,
                              struct diag *diag, struct page_plan *plan)
{
    double room = (style->width - style->inner - style->outer) * UNIT_POINTS_PER_MILLIMETRE;
    double column = column_width(options, style, room), gap = style->column_gap * style->size;
    double width = style->columns * column + (style->columns - 1) * gap;
    if (column < LEAST_CHARACTERS * style->size)
        return diag_refuse(
            diag,
            PHRASE("the margins leave no room for a line of text; change -O page, margins, size or columns"));
    if (width > (style->width - 2 * LEAST_MARGIN) * UNIT_POINTS_PER_MILLIMETRE)
        return diag_refuse(diag,
                           PHRASE("the lines are wider than the page; lower -O measure, size or columns"));
    double inner = style->inner * UNIT_POINTS_PER_MILLIMETRE + (room - width) / 2;
    plan->geometry.measure = units_points(column);
    plan->geometry.columns = style->columns;
    plan->geometry.column_gap = units_points(gap);
    plan->type_width = units_points(width);
    plan->left = units_points(inner);
    plan->is_duplex = style->is_duplex;
    plan->even_left = style->is_duplex ? plan->width - plan->left - plan->type_width : plan->left;
    return STATUS_OK;
}

static enum status plan_height(const struct page_style *style, struct diag *diag, struct page_plan *plan)
{
    double room = (style->height - style->top - style->bottom) * UNIT_POINTS_PER_MILLIMETRE;
    long lines = whole((room - style->size) / style->pitch) + 1;
    if (room < style->size || lines < LEAST_LINES)
        return diag_refuse(
            diag, PHRASE("the margins leave no room for lines; change -O page, margins, size or pitch"));
    plan->geometry.pitch = units_points(style->pitch);
    plan->geometry.height = units_points(style->size) + (lines - 1) * plan->geometry.pitch;
    plan->top = units_millimetres(style->top);
    plan->header_y = -units_millimetres(style->header_rise);
    plan->footer_y = plan->geometry.height + units_millimetres(style->footer_drop);
    return STATUS_OK;
}

/* Vertical lines run down the type area, and from its right side to its left; the book is bound at the right
 * (R7.1). */
static void turn_type_area(const struct page_style *style, struct page_plan *plan)
{
    length left = plan->left;
    plan->left = plan->even_left;
    plan->even_left = left;
    struct page_geometry *geometry = &plan->text_geometry;
    length em = units_points(style->size), lines = (plan->type_width - em) / geometry->pitch + 1;
    geometry->measure = geometry->height / em * em;
    geometry->height = em + (lines - 1) * geometry->pitch;
    geometry->columns = 1;
}

static struct block_style body_block(const struct page_style *style)
{
    return (struct block_style){.role = style->role,
                                .size = units_points(style->size),
                                .pitch = units_points(style->pitch),
                                .alignment = ALIGNMENT_DEFAULT,
                                .first_line_indent = units_points(style->indent * style->size)};
}

static struct block_style heading_block(const struct page_style *style, const struct heading_style *heading)
{
    double pitch = fmax(heading->pitch_lines * style->pitch, heading->size);
    return (struct block_style){.role = heading->role,
                                .bold = heading->bold,
                                .size = units_points(heading->size),
                                .pitch = units_points(pitch),
                                .alignment = heading->alignment,
                                .first_line_indent = units_points(heading->indent * style->size),
                                .space_before = units_points(heading->lines_before * style->pitch),
                                .space_after = units_points(heading->lines_after * style->pitch),
                                .keep_with_next = true,
                                .keeps_lines = heading->keeps_lines,
                                .balance = true};
}

/* A block like the body's, at a share of its size and with an alignment of its own. */
static struct block_style sized_block(const struct page_style *style, double share, enum alignment alignment)
{
    struct block_style block = body_block(style);
    block.size = units_points(style->size * share);
    block.alignment = alignment;
    block.first_line_indent = 0;
    return block;
}

/* What stands beside the text: a little smaller than it, unless readers with weak eyes are meant. */
static struct block_style smaller_block(const struct page_style *style, enum alignment alignment)
{
    return sized_block(style, style->has_even_sizes ? 1 : 0.875, alignment);
}

static void make_styles(const struct page_style *style, struct style_sheet *sheet)
{
    length em = units_points(style->size);
    *sheet = (struct style_sheet){
        .title = heading_block(style, &style->title),
        .deck = sized_block(style, 1, ALIGNMENT_CENTER),
        .byline = smaller_block(style, ALIGNMENT_CENTER),
        .body = body_block(style),
        .verse = sized_block(style, 1, ALIGNMENT_START),
        .quote = body_block(style),
        .preformatted = smaller_block(style, ALIGNMENT_START),
        .caption = smaller_block(style, ALIGNMENT_CENTER),
        .note = smaller_block(style, ALIGNMENT_DEFAULT),
        .cell = smaller_block(style, ALIGNMENT_START),
        .placeholder = smaller_block(style, ALIGNMENT_CENTER),
        .list_start = style->is_official ? units_points(style->indent * style->size) : 0,
        .list_indent = style->is_official ? 0 : 2 * em,
        .note_size = em * 2 / 3,
        .ruby_size = LENGTH_UNIT / 2, /* R8.1 */
        .rule_width = units_points(0.5),
    };
    sheet->verse.start_indent = 2 * em;
    sheet->quote.role = FACE_KAI;
    sheet->quote.start_indent = sheet->quote.end_indent = 2 * em;
    sheet->caption.balance = true;
    sheet->preformatted.role = FACE_MONO;
    sheet->note.pitch = units_points(style->pitch * 0.8);
    sheet->cell.pitch = units_points(style->pitch * 0.85);
    for (int i = 0; i < HEADING_LEVELS; i++)
        sheet->heading[i] = heading_block(style, &style->heading[i]);
    sheet->chapter = heading_block(style, &style->chapter);
    sheet->chapter.starts_page = true;
}

/* Orders bear the signer's own seal, a line above the day (7.3.5.3); minutes say who attended. */
static void apply_form(enum official_form form, length pitch, struct notice_style *notice)
{
    if (form == OFFICIAL_ORDER) {
        notice->signature_place = SIGNATURE_SIGNED;
        notice->signature_space = 2 * pitch;
        notice->signature_gap = pitch;
    } else if (form == OFFICIAL_MINUTES) {
        notice->lists_attendance = true;
        notice->attendance_space = pitch;
    }
}

static struct notice_style make_notice(const struct page_style *style, bool has_seal)
{
    double signature_lines = has_seal ? style->sealed_lines : style->signature_lines;
    enum signature_place place = has_seal ? SIGNATURE_SEALED : SIGNATURE_STEPPED;
    return (struct notice_style){.attachment_space = units_points(style->attachment_lines * style->pitch),
                                 .attachments_start_pages = style->attachments_start_pages,
                                 .signature_place = style->places_signature ? place : SIGNATURE_AT_END,
                                 .signature_indent = units_points(2 * style->size),
                                 .signature_space = units_points(signature_lines * style->pitch)};
}

static struct block_style furniture_block(const struct page_style *style)
{
    struct block_style block = sized_block(style, style->furniture_size / style->size, ALIGNMENT_CENTER);
    block.role = FACE_SONG;
    return block;
}

static void plan_furniture(const struct pdf_options *options, const struct page_style *style,
                           struct page_plan *plan)
{
    plan->header = options->header ? options->header : style->header;
    plan->footer = options->footer ? options->footer : style->footer;
    plan->header_skips_openings = !options->header;
    plan->on_first_page = options->first_page;
    plan->furniture = furniture_block(style);
    plan->furniture_inset = units_points(style->furniture_inset * style->furniture_size);
}

/* Copies are numbered from the number given on; a single one may have a number too. */
static enum status plan_copies(const struct pdf_options *options, struct diag *diag, struct page_plan *plan)
{
    const char *number = options->copy_number;
    if (number && plan->copies > 1 && !copies_can_count(number))
        return refuse_value(diag, "copy-number", number, PHRASE("a number, as in 000001"));
    plan->copy_number = number || plan->copies < 2 ? number : COPIES_FIRST_NUMBER;
    return STATUS_OK;
}

static enum status plan_sheets(const struct pdf_options *options, struct diag *diag, struct page_plan *plan)
{
    bool is_booklet = options->booklet, is_two_up = options->nup == 2;
    if (is_booklet && is_two_up)
        return diag_refuse(diag, PHRASE("a booklet already has two pages on a sheet; leave out -O nup"));
    plan->imposition = is_booklet ? IMPOSE_BOOKLET : is_two_up ? IMPOSE_TWO_UP : IMPOSE_SINGLE;
    plan->pages = options->pages;
    plan->watermark = options->watermark;
    plan->title_page = options->title_page;
    plan->contents_depth = options->toc ? (unsigned)options->toc_depth : 0;
    plan->start = options->start;
    plan->numbers_articles = options->numbering == NUMBERING_ARTICLE;
    plan->is_gray = options->gray;
    plan->links = options->links ? options->links : plan->style->has_addresses ? LINKS_NOTES : LINKS_PLAIN;
    plan->conformance = options->conformance;
    plan->copies = (unsigned)options->copies;
    plan->floats_figures = options->figures == FIGURES_FLOAT;
    plan->has_credits = follow_style(options->credits, plan->style->has_credits);
    return plan_copies(options, diag, plan);
}

static void plan_text(const struct pdf_options *options, const struct page_style *style,
                      struct page_plan *plan)
{
    bool has_space = follow_style(options->han_latin_space, style->has_han_latin_space);
    plan->options = layout_options_make(&options->line, has_space);
    plan->is_vertical = plan->options.vertical;
    plan->options.vertical = false;
    plan->text_geometry = plan->geometry;
    if (plan->is_vertical)
        turn_type_area(style, plan);
    make_styles(style, &plan->styles);
    plan->styles.headings_by_label = style->headings_by_label;
    plan->styles.notice = make_notice(style, options->seal);
    if (style->is_official)
        apply_form(options->official.form, plan->geometry.pitch, &plan->styles.notice);
}

static enum status plan_page(const struct pdf_options *options, const struct page_style *style,
                             struct diag *diag, struct page_plan *plan)
{
    plan->width = units_millimetres(style->width);
    plan->height = units_millimetres(style->height);
    enum status status = plan_width(options, style, diag, plan);
    if (status == STATUS_OK)
        status = plan_height(style, diag, plan);
    if (status != STATUS_OK)
        return status;
    plan_text(options, style, plan);
    plan_furniture(options, style, plan);
    status = official_read(&options->official, style, diag, &plan->official);
    plan->styles.notice.closes_up = style->is_official && !official_has_imprint(&plan->official);
    return status == STATUS_OK ? plan_sheets(options, diag, plan) : status;
}

static void complete_headings(struct page_style *style)
{
    for (int i = 1; i < HEADING_LEVELS; i++)
        if (!style->heading[i].size)
            style->heading[i] = style->heading[i - 1];
}

enum status page_plan_make(const struct pdf_options *options, struct diag *diag, struct page_plan *plan)
{
    const struct page_style *chosen = page_style_named(options->style);
    struct page_style style = *chosen;
    complete_headings(&style);
    *plan = (struct page_plan){.style = chosen};
    enum status status = apply_options(options, diag, &style);
    return status == STATUS_OK ? plan_page(options, &style, diag, plan) : status;
}
