/* Which element stands for which part of a document: blocks, and what their inlines need. Private to
 * formats/canvas.
 *
 * Shape: the tree follows the drawing, block after block. It keeps the elements around the current block, so
 * that an element goes on over the end of a page as long as its block does. Notes at the foot of a page go
 * into the paragraph that refers to them or goes on over it, else beside the last block.
 *
 * Owner: nodes are borrowed until structure_tree_end_article; elements are the tree's. */
#ifndef FORMATS_CANVAS_STRUCTURE_TREE_H
#define FORMATS_CANVAS_STRUCTURE_TREE_H

#include "formats/canvas/drawing.h"
#include "formats/layout/inline/placed_line.h"

struct structure_tree;

struct structure_tree *structure_tree_new(void);
void structure_tree_free(struct structure_tree *tree);

/* The element of the current article; outside articles the one around all others. */
const struct element *structure_tree_article(const struct structure_tree *tree);

struct element *structure_tree_add(struct structure_tree *tree, const struct element *parent,
                                   const char *tag);

/* The name of an anchor among those of all articles, in `arena`. */
char *structure_tree_scope(const struct structure_tree *tree, struct arena *arena, const char *name);

/* Names of anchors are those of one article: a new one begins. In a book each has an element of its own, in
 * its language. */
void structure_tree_begin_article(struct structure_tree *tree, bool in_book, const struct document *document);

/* Adds what is still owed to a table: the cells behind the last one that holds anything. */
void structure_tree_end_article(struct structure_tree *tree, struct drawing *drawing);

/* What is drawn next belongs to a block of inlines; `is_whole`: its end stands on this page too. */
void structure_tree_enter_block(struct structure_tree *tree, struct drawing *drawing,
                                const struct node *block, bool is_whole);

/* ... to a piece of a line of that block. */
void structure_tree_enter_piece(struct structure_tree *tree, struct drawing *drawing,
                                const struct placed_piece *piece);

/* ... to the title, to the label of a list item or note, to a picture. */
void structure_tree_enter_title(struct structure_tree *tree, struct drawing *drawing, bool is_first_line);
void structure_tree_enter_label(struct structure_tree *tree, struct drawing *drawing,
                                const struct node *labelled);
void structure_tree_enter_picture(struct structure_tree *tree, struct drawing *drawing,
                                  const struct node *image);

#endif
