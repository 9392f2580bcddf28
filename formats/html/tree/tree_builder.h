/* Tags and text to the raw tree, as the HTML living standard would have people see them.
 *
 * Shape: one build takes the tags of one source, in order, and adds to one document. What comes out is raw in
 * the sense of formats/html/article/pipeline.h. Owner: build_new is undone by build_free; the document is the
 * builder's. `page_title` and `language` live in the document's arena. Errors: none of its own; the builder
 * has its ceilings. Source: HTML living standard §13.2.6 (tree construction), §15.3 (rendering). */
#ifndef FORMATS_HTML_BUILD_H
#define FORMATS_HTML_BUILD_H

#include "base/source.h"
#include "formats/document/builder.h"
#include "formats/html/tokenizer/parse.h"

struct build;

/* Pictures are looked for beside `source`. */
struct build *build_new(struct builder *builder, const struct source *source, struct diag *diag,
                        bool keeps_color);
void build_free(struct build *build);

/* From now on, what styles hide is read too. */
void build_show_hidden(struct build *build);

/* After the last tag: styles hid more text than they showed, and enough to be an article. */
bool build_hides_most(const struct build *build);

/* What parse_markup is to call. */
struct parse_handler build_handler(struct build *build);

/* Closes all elements and mends what only the whole tree shows: sizes, tables, lists, ruby. */
void build_finish(struct build *build);

/* After all passes: finds notes and figures; links to anchors that are gone become text, anchors that nothing
 * names go. Gives the number of notes. */
size_t build_settle(struct build *build);

const char *build_page_title(const struct build *build); /* NULL: none */
const char *build_language(const struct build *build);   /* as declared; NULL: not */

#endif
