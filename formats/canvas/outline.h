/* Which element stands for which part of a document: blocks, and what their inlines need. Private to
 * formats/canvas.
 *
 * Shape: the outline follows the drawing, block after block. It keeps the elements around the block at hand,
 *        so that an element goes on over the end of a page as long as its block does. Notes at the foot of a
 *        page go into the paragraph that refers to them or goes on over it, else beside the last block.
 * Owner: nodes are borrowed until outline_end_article; elements are the outline's. */
#ifndef FORMATS_CANVAS_OUTLINE_H
#define FORMATS_CANVAS_OUTLINE_H

#include "formats/canvas/structure.h"
#include "formats/layout/layout.h"

struct outline;
struct drawing;

struct outline *outline_new(void);
void outline_free(struct outline *outline);

/* The element of the article at hand; outside articles the one around all others. */
const struct element *outline_article(const struct outline *outline);

struct element *outline_add(struct outline *outline, const struct element *parent, const char *tag);

/* The name of an anchor among those of all articles, in `arena`. */
char *outline_scope(const struct outline *outline, struct arena *arena, const char *name);

/* Names of anchors are those of one article: a new one begins. In a book each has an element of its own, in
 * its language. */
void outline_begin_article(struct outline *outline, bool in_book, const char *language);

/* Adds what is still owed to a table: the cells behind the last one that holds anything. */
void outline_end_article(struct outline *outline, struct drawing *drawing);

/* What is drawn next belongs to a block of inlines; `is_whole`: its end stands on this page too. */
void outline_enter_block(struct outline *outline, struct drawing *drawing, const struct node *block,
                         bool is_whole);

/* ... to a piece of a line of that block. */
void outline_enter_piece(struct outline *outline, struct drawing *drawing, const struct placed_piece *piece);

/* ... to the title, to the label of a list item or note, to a picture. */
void outline_enter_title(struct outline *outline, struct drawing *drawing, bool is_first_line);
void outline_enter_label(struct outline *outline, struct drawing *drawing, const struct node *labelled);
void outline_enter_picture(struct outline *outline, struct drawing *drawing, const struct node *image);

#endif
