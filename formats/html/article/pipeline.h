/* From the raw tree of a source to an article: the passes that find paragraphs, indents, title, headings and
 * metadata. The reader builds the raw tree from markup, or plain_text_build builds it from plain text; then
 * pipeline_run makes it a document that satisfies formats/document/document.h.
 *
 * Shape: in a raw tree NODE_TEXT has the white space of the source intact (line feeds, U+3000, U+00A0), <br>
 * is a NODE_LINE_BREAK, a CSS text-indent is `paragraph.indented`, text-align is `paragraph.alignment`, and
 *        empty paragraphs stand where the source had them. Text of nothing but spaces, tabs and line feeds
 *        between two blocks makes no paragraph. Bold and large text are NODE_SPAN styles.
 * Owner: all that is made lives in the document's arena.
 * Errors: what a careful editor would like to know
 * is reported as notes; nothing here fails. Source: cjk-layout rules R5.2 to R5.8 (indents), R10.1
 * (language). */
#ifndef FORMATS_HTML_PASSES_H
#define FORMATS_HTML_PASSES_H

#include "base/diag.h"
#include "base/source.h"
#include "formats/document/builder.h"
#include "formats/html/article/options.h"

struct article_context {
    struct builder *builder;
    const struct source *source;
    struct reading_options options;
    struct diag *diag;
    const char *title_line; /* line 1, decoded; NULL: it is markup or too long. See title_line_find */
    const char *page_title; /* <title>, decoded; NULL: none */
    const char *language;   /* declared by lang, xml:lang or meta; NULL: none */
    bool is_plain;          /* set by plain_text_build: every space at a line's start was typed */
};

/* Line 1 of an article, before it is parsed. */
struct title_line {
    size_t start, end; /* bytes of the title itself, without white space around it; equal: there is none */
    size_t rest;       /* where the body starts; 0 when there is no title */
};

enum { TITLE_LONGEST = 119 /* characters */ };

/* Line 1 (the first that is not blank) when it is no markup and under 120 characters; also when markup
 * follows on the same line (`标题<div>…`). A plain text of one single line is its title, unless it is longer.
 */
struct title_line title_line_find(const char *text, size_t length);

/* True when a text has no start tag, comment or declaration of markup at all. End tags alone are what a site
 * left behind.
 */
bool plain_text_recognise(const char *text, size_t length);

/* Builds the raw tree of a plain text: paragraphs by blank line, indent or line; hard-wrapped lines rejoined.
 * `line` is the number of the text's first line in the source. */
void plain_text_build(struct article_context *context, const char *text, size_t length, uint32_t line);

/* All passes, in their order (formats/html/article/article.h): afterwards the document is clean and has its
 * metadata.
 */
void pipeline_run(struct article_context *context);

#endif
