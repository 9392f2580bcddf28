/* The notes of a document: which line first refers to each, and so at the foot of which page it stands.
 *
 * Owner: note_table_new is undone by note_table_free. */
#ifndef FORMATS_LAYOUT_NOTES_H
#define FORMATS_LAYOUT_NOTES_H

#include "formats/layout/layout.h"

struct note_table;
struct box;

struct note_table *note_table_new(const struct document *document);
void note_table_free(struct note_table *table);

/* True when some reference names the note: it then stands at a page's foot, not where the source has it. */
bool note_is_referenced(const struct note_table *table, const struct node *note);

/* The mark of the first reference to a referenced note. */
const char *note_mark(const struct note_table *table, const struct node *note);

/* How many notes have an id, and so may be referred to. */
size_t note_count(const struct note_table *table);

/* Sets the notes that the lines of a box refer to for the first time, and those that these notes refer to. */
void notes_attach(struct note_table *table, const struct layout_request *request, length measure,
                  struct box *box);

/* A referenced note that no line that was set refers to (notes that only name each other); NULL: none is
 * left. */
const struct node *note_take_left(struct note_table *table);

#endif
