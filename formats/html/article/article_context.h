/* What the passes of an article are given: the raw tree, and what the source says beside it.
 *
 * Shape: in a raw tree NODE_TEXT has the white space of the source intact (line feeds, U+3000, U+00A0), <br> is a
 *        NODE_LINE_BREAK, a CSS text-indent is `paragraph.indented`, text-align is `paragraph.alignment`, and empty
 *        paragraphs stand where the source had them. Text of nothing but spaces, tabs and line feeds between two blocks
 *        makes no paragraph. Bold and large text are NODE_SPAN styles.
 *
 * Owner: all texts are the caller's and outlive the passes. */
#ifndef FORMATS_HTML_ARTICLE_CONTEXT_H
#define FORMATS_HTML_ARTICLE_CONTEXT_H

#include "base/diag.h"
#include "base/source.h"
#include "formats/document/builder.h"
#include "formats/html/article/options.h"

struct mender;
struct regions;

struct article_context {
    struct builder *builder;
    const struct source *source;
    struct reading_options options;
    struct diag *diag;
    const struct regions *regions; /* the elements that hold the blocks; they outlive the passes */
    struct mender *mender;         /* changes texts as the user asks; NULL: not asked for */
    const char *title_line;        /* line 1, decoded; NULL: it is markup or too long. See title_line_find */
    const char *page_title;        /* <title>, decoded; NULL: none */
    const char *language;          /* declared by lang, xml:lang or meta; NULL: none */
    bool is_book;                  /* read from a book, which has a title of its own */
    bool is_settled;               /* every block says what it is: nothing is guessed */
    bool is_plain;                 /* set by plain_text_build: every space at a line's start was typed */
};

#endif
