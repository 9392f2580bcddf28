#include "formats/pdf/plan/options.h"

#include "base/translation.h"
#include "base/utf8.h"
#include "fonts/choice.h"
#include "formats/pdf/imposition/ranges.h"
#include "formats/pdf/plan/template.h"

#include <string.h>

#define OPTIONS struct pdf_options

static const char *find_template_fault(const char *text)
{
    return template_is_valid(text)
               ? NULL
               : PHRASE("up to three parts with | between them, with {title} {chapter} {page} {pages} {date} "
                        "{source} {author} {order} {copy} {book}");
}

static const char *find_watermark_fault(const char *text)
{
    return template_is_valid_text(text) ? NULL : PHRASE("text, with {title} {date} {copy} and such in it");
}

static const char *find_pages_fault(const char *text)
{
    return ranges_are_valid(text) ? NULL : PHRASE("pages and ranges of them, as in 1-4,7,9-");
}

static const char *find_copy_number_fault(const char *text)
{
    return *text && utf8_is_valid(text, strlen(text)) ? NULL : PHRASE("a number, as in 000001");
}

static const struct option_row rows[] = {
    {.name = "style",
     STORE_CHOICE(style, page_style_name),
     .fallback = "article",
     .summary = "kind of page; the options below change single figures of it"},
    {.name = "page",
     STORE_VALUE(page, paper_size),
     .choices = "SIZE",
     .summary = "paper: a3 to a6, b4 to b6, 8k, 16k, 32k, letter or WIDTHxHEIGHT in mm"},
    {.name = "landscape", STORE_FLAG(landscape), .fallback = "no", .summary = "turn the paper"},
    {.name = "margins",
     STORE_VALUE(margins, page_margins),
     .choices = "MM",
     .summary = "top,outer,bottom,inner in mm; fewer figures are shared out as in CSS"},
    {.name = "duplex",
     STORE_CHOICE(duplex, by_style),
     .fallback = "style",
     .summary = "inner and outer margins change sides on even pages"},
    {.name = "size",
     STORE_VALUE(size, type_size),
     .choices = "SIZE",
     .summary = "of the body text: points, or 字号 such as 小四"},
    {.name = "pitch", STORE_VALUE(pitch, line_pitch), .choices = "POINTS", .summary = "from line to line"},
    {.name = "measure",
     STORE_NUMBER(measure),
     .minimum = PDF_LEAST_MEASURE,
     .maximum = PDF_MOST_MEASURE,
     .summary = "characters of a line; the type area is centred between the margins"},
    {.name = "columns",
     STORE_NUMBER(columns),
     .minimum = 1,
     .maximum = PDF_MOST_COLUMNS,
     .summary = "of a page"},
    {.name = "indent",
     STORE_VALUE(indent, text_indent_width),
     .choices = "EM",
     .summary = "of the first line of a paragraph"},
#include "formats/layout/paragraph/options.def"
    {.name = "han-latin-space",
     STORE_CHOICE(han_latin_space, by_style),
     .fallback = "style",
     .summary = "1/4 em between Han and Latin"},
    {.name = "header",
     STORE_TEXT(header),
     .choices = "TEXT",
     .find_fault = find_template_fault,
     .summary =
         "left|middle|right {title} {chapter} {page} {pages} {date} {source} {author} {order} {copy} {book}"},
    {.name = "footer",
     STORE_TEXT(footer),
     .choices = "TEXT",
     .find_fault = find_template_fault,
     .summary = "the same at the foot; without it, the page number"},
    {.name = "first-page",
     STORE_FLAG(first_page),
     .fallback = "yes",
     .summary = "header and footer stand on the first page too"},
    {.name = "credits",
     STORE_CHOICE(credits, by_style),
     .fallback = "style",
     .summary = "end articles with source, author and date where the text itself does not say them"},
    {.name = "figures",
     STORE_CHOICE(figures, figure_placement),
     .fallback = "float",
     .summary = "one before which a third of a page would be blank goes to the next page, or none does"},
#include "fonts/options.def"
    {.name = "title-page",
     STORE_CHOICE(title_page, by_style),
     .fallback = "style",
     .summary = "a title page before all; books of style=book have one"},
    {.name = "toc", STORE_FLAG(toc), .fallback = "no", .summary = "contents pages before the text"},
    {.name = "toc-depth",
     STORE_NUMBER(toc_depth),
     .fallback = "2",
     .minimum = 1,
     .maximum = 6,
     .summary = "levels of headings in the contents"},
    {.name = "start",
     STORE_CHOICE(start, article_start),
     .fallback = "page",
     .summary = "with --merge, articles begin on a new page, on an odd one, or where the one before ends"},
    {.name = "numbering",
     STORE_CHOICE(numbering, page_numbering),
     .fallback = "through",
     .summary = "with --merge, pages are numbered through, or each article's from 1"},
    {.name = "pages",
     STORE_TEXT(pages),
     .choices = "RANGE",
     .find_fault = find_pages_fault,
     .summary = "print these alone: 1-4,7,9-"},
    {.name = "nup",
     STORE_NUMBER(nup),
     .fallback = "1",
     .minimum = 1,
     .maximum = 2,
     .summary = "pages on a side of paper"},
    {.name = "booklet",
     STORE_FLAG(booklet),
     .fallback = "no",
     .summary = "A5 pages on A4 sheets, in the order of a booklet stitched in the fold"},
    {.name = "gray", STORE_FLAG(gray), .fallback = "no", .summary = "no colours"},
    {.name = "conformance",
     STORE_CHOICE(conformance, conformance),
     .fallback = "auto",
     .summary =
         "claim PDF/UA-1 (ua) and PDF/A-2 (a): where they are kept, never, or keep them or write nothing"},
    {.name = "form",
     STORE_CHOICE(official.form, official_form),
     .fallback = "document",
     .summary = "official: of head and imprint: 文件 with a red rule, 信函 with double ones, 命令, 纪要"},
    {.name = "issuer",
     STORE_TEXT(official.issuer),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: the red head (发文机关标志)"},
    {.name = "number",
     STORE_TEXT(official.number),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: of the document (发文字号), the year in 〔〕"},
    {.name = "signer",
     STORE_TEXT(official.signer),
     .choices = "NAME",
     .find_fault = official_part_find_fault,
     .summary = "official: who signed it (签发人)"},
    {.name = "secrecy",
     STORE_TEXT(official.secrecy),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: 密级和保密期限, as in 秘密★1年"},
    {.name = "urgency",
     STORE_TEXT(official.urgency),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: 紧急程度, as in 特急"},
    {.name = "copied-to",
     STORE_TEXT(official.copied_to),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: the imprint's first part (抄送)"},
    {.name = "printed-by",
     STORE_TEXT(official.printed_by),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: the imprint's second part (印发机关)"},
    {.name = "printed-on",
     STORE_TEXT(official.printed_on),
     .choices = "TEXT",
     .find_fault = official_part_find_fault,
     .summary = "official: its date (印发日期)"},
    {.name = "seal",
     STORE_FLAG(seal),
     .fallback = "no",
     .summary = "official: the signature leaves room for a seal"},
    {.name = "copy-number",
     STORE_TEXT(copy_number),
     .choices = "NUMBER",
     .find_fault = find_copy_number_fault,
     .summary = "of this copy (份号), at the head of each article"},
    {.name = "copies",
     STORE_NUMBER(copies),
     .fallback = "1",
     .minimum = 1,
     .maximum = 1000,
     .summary = "numbered ones, one behind the other, counted on from the copy number"},
    {.name = "watermark",
     STORE_TEXT(watermark),
     .choices = "TEXT",
     .find_fault = find_watermark_fault,
     .summary = "words across each page, behind the text"},
};

const struct option_table pdf_option_table = {OPTION_TABLE(rows)};
