/* The nodes of notes: blocks that become notes, marks that become references.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: formats/document/document.h (NODE_NOTE, NODE_NOTE_REFERENCE). */
#ifndef FORMATS_HTML_NOTE_NODES_H
#define FORMATS_HTML_NOTE_NODES_H

#include "formats/document/document.h"
#include "formats/html/notes/note_mark.h"

/* Makes a note of a paragraph or a list item, in its place. A note stays as it is. */
struct node *note_make(struct document *document, struct node *block, const char *id);

/* Puts a block at the end of a note. */
void note_take(struct node *note, struct node *block);

/* A note at the end of the document. */
struct node *note_append(struct document *document, const char *id, const char *text, uint32_t line);

/* Puts a reference in the place of a node. The raised span that held nothing else goes too. */
void note_make_reference(struct document *document, struct node *place, const struct note_mark *mark,
                         const char *id);

/* Puts a reference in the place of some bytes of a text. */
void note_split_text(struct document *document, struct node *text, size_t at, size_t size,
                     const struct note_mark *mark, const char *id);

/* The node is in a raised span. */
bool note_is_raised(const struct node *node);

struct node *note_first_text(const struct node *note);

/* Cuts bytes off the start of a note. */
void note_cut_start(struct document *document, struct node *note, size_t size);

/* Takes a node away, and the inlines around it that nothing is left in. */
void note_remove_inline(struct node *node);

#endif
