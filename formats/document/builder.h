/* The only way to make a document: open nodes, add text, close nodes, finish.
 *
 * Shape: the builder is inside one open node at a time; what is added goes to its end.
 *
 * Owner: builder_new makes a document; builder_finish gives it to the caller, builder_free frees what was not
 * finished.
 *
 * Errors: passing a ceiling (nodes, nesting) is reported once and remembered; builder_finish then fails.
 * Putting an inline where only blocks may stand is mended, not refused: a paragraph is opened. */
#ifndef FORMATS_DOCUMENT_BUILDER_H
#define FORMATS_DOCUMENT_BUILDER_H

#include "base/diag.h"
#include "base/status.h"
#include "formats/document/document.h"

enum { BUILDER_MOST_NODES = 20 * 1000 * 1000, BUILDER_DEEPEST = 512 };

struct builder;

/* `name` is the input's name, for diagnostics. */
struct builder *builder_new(const char *name, struct diag *diag);
void builder_free(struct builder *builder);

/* Opens a node inside the current one and enters it. The caller may set its fields until it finishes.
 * Below BUILDER_DEEPEST nothing is nested further: the node is opened beside the deepest one and its text
 * kept. */
struct node *builder_open(struct builder *builder, enum node_kind kind);

/* Closes the current node; the root is never closed. */
void builder_close(struct builder *builder);

/* Adds a leaf. */
struct node *builder_leaf(struct builder *builder, enum node_kind kind);

/* Adds text; neighbouring texts are one node. The bytes are copied. */
void builder_text(struct builder *builder, const char *text, size_t length);

/* Ends the text node that grows, when it has `longest` bytes at most: what follows is a text of its own. */
void builder_cut_text(struct builder *builder, size_t longest);

struct node *builder_current(const struct builder *builder);

/* The document in the making: for metadata, resources and passes over the finished tree. */
struct document *builder_document(struct builder *builder);

/* A resource of the document, with its bytes copied; the same bytes and type give the same resource. */
struct resource *builder_resource(struct builder *builder, const char *name, const char *media_type,
                                  const void *bytes, size_t size, uint32_t width, uint32_t height);

/* Tree surgery for the passes of a reader. A removed node keeps its children; a made one stands nowhere yet, and is of `line`.
 */
struct node *builder_make(struct builder *builder, enum node_kind kind);
struct node *node_make(struct document *document, enum node_kind kind, uint32_t line);
/* The same as the last child of `parent`, of its line; a text is borrowed. */
struct node *node_add(struct document *document, struct node *parent, enum node_kind kind);
struct node *node_add_text(struct document *document, struct node *parent, const char *text);
void node_remove(struct node *node);
void node_insert_before(struct node *place, struct node *node);
void node_insert_behind(struct node *place, struct node *node);
void node_append(struct node *parent, struct node *node);

/* Closes all, checks the invariants, and gives the document away. On failure the document is freed. */
enum status builder_finish(struct builder *builder, struct document **document);

#endif
