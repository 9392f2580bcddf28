#include "formats/pdf/plan/page_plan.h"

#include "base/translation.h"
#include "base/utf8.h"
#include "fonts/choice.h"
#include "formats/layout/paragraph/options.h"
#include "formats/pdf/imposition/copies.h"
#include "formats/pdf/imposition/ranges.h"
#include "formats/pdf/plan/template.h"
#include "formats/pdf/plan/units.h"

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

static enum status apply_paper(const struct option_values *options, struct diag *diag,
                               struct page_style *style)
{
    struct paper_size paper = {style->width, style->height};
    const char *text = option_text(options, "page");
    if (!text && option_flag(options, "booklet"))
        text = "a5";
    if (text && !units_paper(text, &paper))
        return refuse_value(diag, "page", text, UNITS_PAPER_NAMES);
    if (option_flag(options, "landscape"))
        paper = (struct paper_size){paper.height, paper.width};
    scale_margins(style, paper.width / style->width, paper.height / style->height);
    style->width = paper.width;
    style->height = paper.height;
    return STATUS_OK;
}

static enum status apply_margins(const struct option_values *options, struct diag *diag,
                                 struct page_style *style)
{
    struct margins margins;
    const char *text = option_text(options, "margins");
    if (!text)
        return STATUS_OK;
    if (!units_margins(text, &margins))
        return refuse_value(diag, "margins", text, PHRASE("one to four figures in mm, separated by commas"));
    style->top = margins.top;
    style->outer = margins.outer;
    style->bottom = margins.bottom;
    style->inner = margins.inner;
    return STATUS_OK;
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

static enum status apply_type(const struct option_values *options, struct diag *diag,
                              struct page_style *style)
{
    double size = style->size;
    const char *text = option_text(options, "size"), *pitch = option_text(options, "pitch");
    const char *indent = option_text(options, "indent");
    bool is_own = text && style->size_name && !strcmp(text, style->size_name);
    if (text && !is_own && !units_type_size(text, &size))
        return refuse_value(diag, "size", text, UNITS_TYPE_SIZES);
    scale_type(style, size / style->size);
    if (pitch && !units_length(pitch, style->size, 4 * style->size, &style->pitch))
        return refuse_value(diag, "pitch", pitch,
                            PHRASE("points, from the size of the type to four times as much"));
    if (indent && !units_number(indent, 0, 8, &style->indent))
        return refuse_value(diag, "indent", indent, PHRASE("a number of characters from 0 to 8"));
    return STATUS_OK;
}

/* An option with the choices style|yes|no. */
static bool follow_style(const struct option_values *options, const char *name, bool fallback)
{
    enum { STYLE_DECIDES, YES };
    size_t choice = option_choice(options, name);
    return choice == STYLE_DECIDES ? fallback : choice == YES;
}

static enum status apply_options(const struct option_values *options, struct diag *diag,
                                 struct page_style *style)
{
    style->is_duplex = follow_style(options, "duplex", style->is_duplex);
    if (option_is_set(options, "columns"))
        style->columns = (unsigned)option_number(options, "columns");
    if (style->columns > 1 && style->column_gap <= 0)
        style->column_gap = 2;
    enum status status = apply_paper(options, diag, style);
    if (status == STATUS_OK)
        status = apply_margins(options, diag, style);
    return status == STATUS_OK ? apply_type(options, diag, style) : status;
}

static enum status refuse(struct diag *diag, const char *reason)
{
    diag_report(diag, (struct place){0}, DIAG_BAD_USAGE, reason);
    return STATUS_USAGE;
}

/* The width of one column: what is left of the room, in whole characters unless the style fills it. */
static double column_width(const struct option_values *options, const struct page_style *style, double room)
{
    double gaps = (style->columns - 1) * style->column_gap * style->size;
    double column = (room - gaps) / style->columns;
    if (option_is_set(options, "measure"))
        return (double)option_number(options, "measure") * style->size;
    return style->fills_measure ? column : (double)whole(column / style->size) * style->size;
}

static enum status plan_width(const struct option_values *options, const struct page_style *style,
                              struct diag *diag, struct page_plan *plan)
{
    double room = (style->width - style->inner - style->outer) * UNITS_POINTS_PER_MILLIMETRE;
    double column = column_width(options, style, room), gap = style->column_gap * style->size;
    double width = style->columns * column + (style->columns - 1) * gap;
    if (column < LEAST_CHARACTERS * style->size)
        return refuse(
            diag,
            PHRASE("the margins leave no room for a line of text; change -O page, margins, size or columns"));
    if (width > (style->width - 2 * LEAST_MARGIN) * UNITS_POINTS_PER_MILLIMETRE)
        return refuse(diag, PHRASE("the lines are wider than the page; lower -O measure, size or columns"));
    double inner = style->inner * UNITS_POINTS_PER_MILLIMETRE + (room - width) / 2;
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
    double room = (style->height - style->top - style->bottom) * UNITS_POINTS_PER_MILLIMETRE;
    long lines = whole((room - style->size) / style->pitch) + 1;
    if (room < style->size || lines < LEAST_LINES)
        return refuse(diag,
                      PHRASE("the margins leave no room for lines; change -O page, margins, size or pitch"));
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
                                .balance = true};
}

/* A block like the body's, at a share of its size and with an alignment of its own. */
static struct block_style smaller_block(const struct page_style *style, double share,
                                        enum alignment alignment)
{
    struct block_style block = body_block(style);
    block.size = units_points(style->size * share);
    block.alignment = alignment;
    block.first_line_indent = 0;
    return block;
}

static void make_styles(const struct page_style *style, struct style_sheet *sheet)
{
    length em = units_points(style->size);
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
        .rule_width = units_points(0.5),
    };
    sheet->verse.start_indent = 2 * em;
    sheet->quote.role = FACE_KAI;
    sheet->quote.start_indent = sheet->quote.end_indent = 2 * em;
    sheet->preformatted.role = FACE_MONO;
    sheet->note.pitch = units_points(style->pitch * 0.8);
    sheet->cell.pitch = units_points(style->pitch * 0.85);
    for (int i = 0; i < HEADING_LEVELS; i++)
        sheet->heading[i] = heading_block(style, &style->heading[i]);
    sheet->chapter = heading_block(style, &style->chapter);
    sheet->chapter.starts_page = true;
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
    struct block_style block = smaller_block(style, style->furniture_size / style->size, ALIGNMENT_CENTER);
    block.role = FACE_SONG;
    return block;
}

static enum status plan_furniture(const struct option_values *options, const struct page_style *style,
                                  struct diag *diag, struct page_plan *plan)
{
    static const char *const names[] = {"header", "footer"};
    const char *texts[] = {style->header, style->footer};
    for (int i = 0; i < 2; i++) {
        const char *given = option_text(options, names[i]);
        if (given && !template_is_valid(given))
            return refuse_value(diag, names[i], given, TEMPLATE_SYNTAX);
        texts[i] = given ? given : texts[i];
    }
    plan->header = texts[0];
    plan->footer = texts[1];
    plan->header_skips_openings = !option_text(options, "header");
    plan->on_first_page = option_flag(options, "first-page");
    plan->furniture = furniture_block(style);
    plan->furniture_inset = units_points(style->furniture_inset * style->furniture_size);
    return STATUS_OK;
}

enum { NUMBERING_THROUGH, NUMBERING_ARTICLE };

/* Copies are numbered from the number given on; a single one may have a number too. */
static enum status plan_copies(const struct option_values *options, struct diag *diag, struct page_plan *plan)
{
    const char *number = option_text(options, "copy-number");
    if (number && (!*number || !utf8_is_valid(number, strlen(number)) ||
                   (plan->copies > 1 && !copies_can_count(number))))
        return refuse_value(diag, "copy-number", number, PHRASE("a number, as in 000001"));
    plan->copy_number = number || plan->copies < 2 ? number : COPIES_FIRST_NUMBER;
    return STATUS_OK;
}

static enum status plan_sheets(const struct option_values *options, struct diag *diag, struct page_plan *plan)
{
    const char *pages = option_text(options, "pages"), *watermark = option_text(options, "watermark");
    bool is_booklet = option_flag(options, "booklet"), is_two_up = option_number(options, "nup") == 2;
    if (pages && !ranges_are_valid(pages))
        return refuse_value(diag, "pages", pages, PHRASE("pages and ranges of them, as in 1-4,7,9-"));
    if (watermark && !template_is_valid_text(watermark))
        return refuse_value(diag, "watermark", watermark,
                            PHRASE("text, with {title} {date} {copy} and such in it"));
    if (is_booklet && is_two_up)
        return refuse(diag, PHRASE("a booklet already has two pages on a sheet; leave out -O nup"));
    if (option_choice(options, "numbering") == NUMBERING_ARTICLE && option_flag(options, "toc"))
        return refuse(
            diag,
            PHRASE("the contents name pages that are numbered through; leave out -O numbering=article"));
    plan->imposition = is_booklet ? IMPOSE_BOOKLET : is_two_up ? IMPOSE_TWO_UP : IMPOSE_SINGLE;
    plan->pages = pages;
    plan->watermark = watermark;
    plan->contents_depth = option_flag(options, "toc") ? (unsigned)option_number(options, "toc-depth") : 0;
    plan->start = (enum article_start)option_choice(options, "start");
    plan->numbers_articles = option_choice(options, "numbering") == NUMBERING_ARTICLE;
    plan->is_gray = option_flag(options, "gray");
    plan->copies = (unsigned)option_number(options, "copies");
    plan->has_credits = follow_style(options, "credits", plan->style->has_credits);
    return plan_copies(options, diag, plan);
}

static void plan_text(const struct option_values *options, const struct page_style *style,
                      struct page_plan *plan)
{
    plan->options = layout_options_read(options);
    if (!option_is_set(options, "han-latin-space"))
        plan->options.han_latin_space = style->has_han_latin_space;
    plan->is_vertical = plan->options.vertical;
    plan->options.vertical = false;
    plan->text_geometry = plan->geometry;
    if (plan->is_vertical)
        turn_type_area(style, plan);
    make_styles(style, &plan->styles);
    plan->styles.headings_by_label = style->headings_by_label;
    plan->styles.notice = make_notice(style, option_flag(options, "seal"));
}

static enum status plan_page(const struct option_values *options, const struct page_style *style,
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
    status = official_read(options, style, diag, &plan->official);
    if (status == STATUS_OK)
        status = plan_furniture(options, style, diag, plan);
    return status == STATUS_OK ? plan_sheets(options, diag, plan) : status;
}

static void complete_headings(struct page_style *style)
{
    for (int i = 1; i < HEADING_LEVELS; i++)
        if (!style->heading[i].size)
            style->heading[i] = style->heading[i - 1];
}

enum status page_plan_make(const struct option_values *options, struct diag *diag, struct page_plan *plan)
{
    const struct page_style *chosen = page_style_at(option_choice(options, "style"));
    struct page_style style = *chosen;
    complete_headings(&style);
    *plan = (struct page_plan){.style = chosen};
    enum status status = font_choices_check(options, diag);
    if (status == STATUS_OK)
        status = apply_options(options, diag, &style);
    return status == STATUS_OK ? plan_page(options, &style, diag, plan) : status;
}
