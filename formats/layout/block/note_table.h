/* The notes of a document: which are referred to, by which mark, and which are set.
 *
 * Owner: note_table_new is undone by note_table_free. */
#ifndef FORMATS_LAYOUT_BLOCK_NOTE_TABLE_H
#define FORMATS_LAYOUT_BLOCK_NOTE_TABLE_H

#include "formats/document/document.h"

struct note_table;

struct note_table *note_table_new(const struct document *document);
void note_table_free(struct note_table *table);

/* True for a note that some reference names, and that no heading of its own holds: it stands at a page's foot, not where the
 * source has it. The table may be NULL. */
bool note_table_moves(const struct note_table *table, const struct node *block);

/* True for a note that some reference names, below a heading (参考文献): it stands there, with its mark. */
bool note_table_stays(const struct note_table *table, const struct node *block);

/* The mark of the first reference to a referenced note. */
const char *note_table_mark(const struct note_table *table, const struct node *note);

/* Puts referenced notes into the order of their first references. */
void note_table_order(const struct note_table *table, const struct node **notes, size_t count);

/* One mark is that of several notes. */
bool note_table_repeats(const struct note_table *table);

/* How many notes have an id, and so may be referred to. */
size_t note_table_count(const struct note_table *table);

/* The note that a reference names, and its mark, when no line that was set refers to it yet; from now on one
 * does. NULL: it is set already, stays, or there is none of this id. */
const struct node *note_table_take(struct note_table *table, const char *id, const char **mark);

/* A referenced note that no line that was set refers to (notes that only name each other); NULL: none is
 * left. */
const struct node *note_table_take_left(struct note_table *table);

#endif
