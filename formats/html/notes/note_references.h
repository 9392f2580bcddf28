/* The marks in a text that name the notes of a run.
 *
 * Shape: in the order of the text. They have the dress of the notes, [1] for [1]; where none has, and a label or a rule stands above
 * the notes, all may have another: [1], ① or a raised 1 for 1.
 *
 * Owner: the caller frees the items.
 *
 * Errors: none.
 *
 * Source: GB/T 7714-2015 §9; what articles do. */
#ifndef FORMATS_HTML_NOTE_REFERENCES_H
#define FORMATS_HTML_NOTE_REFERENCES_H

#include "formats/html/notes/note_run.h"

/* Looks from `start` to the last note; a note comes after its mark. */
struct note_references note_references_find(const struct note_run *run, const struct node *start);

#endif
