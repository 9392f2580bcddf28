/* From the raw tree of a source to an article: the passes that find paragraphs, indents, title, metadata and headings, in
 * their order. Afterwards the document satisfies formats/document/document.h.
 *
 * Owner: all that is made lives in the document's arena.
 *
 * Errors: what a careful editor would like to know is reported as notes; nothing here fails.
 *
 * Source: cjk-layout rules R5.2 to R5.8 (indents), R10.1 (language). */
#ifndef FORMATS_HTML_PIPELINE_H
#define FORMATS_HTML_PIPELINE_H

#include "formats/html/article/article_context.h"

void pipeline_run(struct article_context *context);

#endif
