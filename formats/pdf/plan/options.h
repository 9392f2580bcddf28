/* What -O sets for PDF. */
#ifndef FORMATS_PDF_PLAN_OPTIONS_H
#define FORMATS_PDF_PLAN_OPTIONS_H

#include "base/option.h"
#include "formats/layout/paragraph/options.h"
#include "formats/pdf/plan/official_parts.h"
#include "formats/pdf/plan/page_styles.h"
#include "formats/pdf/plan/units.h"

enum { PDF_LEAST_MEASURE = 4, PDF_MOST_MEASURE = 200, PDF_MOST_COLUMNS = 4 };

/* What the page style decides unless it is asked for. */
#define WORDS_OF_by_style(WORD)                                                                              \
    WORD(STYLE_DECIDES, "style")                                                                             \
    WORD(STYLE_YES, "yes")                                                                                   \
    WORD(STYLE_NO, "no")
OPTION_ENUM(by_style);

/* Where the articles of a book begin. */
#define WORDS_OF_article_start(WORD)                                                                         \
    WORD(START_PAGE, "page")                                                                                 \
    WORD(START_ODD, "odd")                                                                                   \
    WORD(START_RUN_ON, "run-on")
OPTION_ENUM(article_start);

#define WORDS_OF_figure_placement(WORD) WORD(FIGURES_FLOAT, "float") WORD(FIGURES_HERE, "here")
OPTION_ENUM(figure_placement);

#define WORDS_OF_page_numbering(WORD)                                                                        \
    WORD(NUMBERING_THROUGH, "through")                                                                       \
    WORD(NUMBERING_ARTICLE, "article")
OPTION_ENUM(page_numbering);

/* Which standards the file must claim to keep. */
#define WORDS_OF_conformance(WORD)                                                                           \
    WORD(CONFORMANCE_AUTO, "auto") /* those that it does keep */                                             \
    WORD(CONFORMANCE_NONE, "none")                                                                           \
    WORD(CONFORMANCE_UA, "ua")                                                                               \
    WORD(CONFORMANCE_A, "a")                                                                                 \
    WORD(CONFORMANCE_UA_A, "ua+a")
OPTION_ENUM(conformance);

/* Texts are NULL, and numbers 0, where the page style decides. */
struct pdf_options {
    enum page_style_name style;
    struct paper_size page;
    bool landscape;
    struct page_margins margins;
    enum by_style duplex;
    struct type_size size;
    struct line_pitch pitch;
    long measure; /* characters */
    long columns;
    struct text_indent_width indent;
    struct line_options line;
    enum by_style han_latin_space;
    const char *header, *footer;
    bool first_page;
    enum by_style credits;
    struct option_texts font_choices, font_folders; /* as fonts/options.def sets them */
    enum by_style title_page;
    bool toc;
    long toc_depth;
    enum article_start start;
    enum page_numbering numbering;
    enum figure_placement figures;
    const char *pages; /* NULL: all */
    long nup;
    bool booklet;
    bool gray;
    enum conformance conformance;
    struct official_parts official;
    bool seal;
    const char *copy_number;
    long copies;
    const char *watermark;
};

extern const struct option_table pdf_option_table;

#endif
