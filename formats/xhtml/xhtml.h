/* A document's blocks as XHTML, which is HTML too; knows no book.
 *
 * Shape: xhtml_write_document for a page. A caller that divides the text into parts begins with xhtml_open,
 * goes through the children of the root itself, and ends a part and begins the next one where `meet` of the
 * setting says that it may: notes are kept back until xhtml_write_notes puts them at the end of the part, and
 * what is open around a place is closed and opened again.
 *
 * Owner: the caller's; `headings` and `notes` are in the arena.
 *
 * Source: HTML Living Standard §4 (content models); EPUB 3.3 §6.1. CSS classes are the names of roles and
 * alignments, and those of formats/epub/package/style_sheet.c. */
#ifndef FORMATS_XHTML_XHTML_H
#define FORMATS_XHTML_XHTML_H

#include "formats/xhtml/notes.h"
#include "formats/xhtml/words.h"

/* Begins a document: finds the places that links may name, and whether there is a title. */
void xhtml_open(struct xhtml *xhtml, struct arena *arena, const struct document *document,
                const struct xhtml_setting *setting, struct buffer *out);

/* Begins again, as if nothing was written; `features` stay. */
void xhtml_start(struct xhtml *xhtml);

/* The first block, when it is the title; NULL: the text does not begin with its title. */
const struct node *xhtml_title_block(const struct document *document);

/* The title, unless the text has it itself. */
void xhtml_write_missing_title(struct xhtml *xhtml);

/* One child of the root with all that is in it. */
void xhtml_write_block(struct xhtml *xhtml, const struct node *block);

/* The end tags of what is open around a node, and the tags that open it again in the next part. */
void xhtml_leave_place(struct xhtml *xhtml, const struct node *node);
void xhtml_return_to_place(struct xhtml *xhtml, const struct node *node);

/* Appends all of a document in one part: the title, the blocks, the notes. */
void xhtml_write_document(const struct document *document, const struct xhtml_setting *setting,
                          struct buffer *out);

#endif
