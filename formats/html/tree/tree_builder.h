/* Tags and text to the raw tree, as the HTML living standard would have people see them.
 *
 * Shape: one build takes the tags of one source, in order, and adds to one document. What comes out is raw in
 * the sense of formats/html/pipeline.h.
 *
 * Owner: tree_builder_new is undone by tree_builder_free; the document is the builder's. `page_title` and
 * `language` live in the document's arena.
 *
 * Errors: none of its own; the builder has its ceilings.
 *
 * Source: HTML living standard §13.2.6 (tree construction), §15.3 (rendering). */
#ifndef FORMATS_HTML_TREE_TREE_BUILDER_H
#define FORMATS_HTML_TREE_TREE_BUILDER_H

#include "base/source.h"
#include "formats/document/builder.h"
#include "formats/html/tokenizer/token_handler.h"

struct tree_builder;
struct regions;

/* Pictures are looked for beside `source`. */
struct tree_builder *tree_builder_new(struct builder *builder, const struct source *source, struct diag *diag,
                                      bool keeps_color);
void tree_builder_free(struct tree_builder *tree);

/* From now on, what styles hide is read too. */
void tree_builder_show_hidden(struct tree_builder *tree);

/* After the last tag: styles hid more text than they showed, and enough to be an article. */
bool tree_builder_hides_most(const struct tree_builder *tree);

/* What a reader of markup is to call. */
struct token_handler tree_builder_handler(struct tree_builder *tree);

/* Closes all elements and mends what only the whole tree shows: sizes, tables, lists, ruby. */
void tree_builder_finish(struct tree_builder *tree);

/* After all passes: finds notes and figures; links to anchors that are gone become text, anchors that nothing
 * names go. Gives the number of notes. */
size_t tree_builder_settle(struct tree_builder *tree);

/* From now on, the elements that hold the blocks are kept, as they are from <html> on. */
void tree_builder_keep_regions(struct tree_builder *tree);

/* The elements that hold the blocks, as long as the tree builder is there. */
const struct regions *tree_builder_regions(const struct tree_builder *tree);

const char *tree_builder_page_title(const struct tree_builder *tree); /* NULL: none */
const char *tree_builder_language(const struct tree_builder *tree);   /* as declared; NULL: not */

#endif
