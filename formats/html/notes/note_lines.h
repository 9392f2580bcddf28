/* The paragraphs and list items that begin as notes do.
 *
 * Shape: in the order of the document. 1. and (1) count lists, too: they are lines of notes only below a label (注释：) or a
 * rule, where they count from 1.
 *
 * Owner: note_lines_find allocates the array, the caller frees it.
 *
 * Errors: none.
 *
 * Source: GB/T 7714-2015 §9; what articles do. */
#ifndef FORMATS_HTML_NOTE_LINES_H
#define FORMATS_HTML_NOTE_LINES_H

#include "formats/document/document.h"
#include "formats/html/notes/note_mark.h"

/* A block that begins as a note does. */
struct note_line {
    struct node *block; /* a paragraph, or an item of a list */
    struct node *place; /* the block of the document that it is, or is in */
    struct note_mark mark;
    size_t label; /* bytes of the mark, and of what parts it from the text */
};

size_t note_lines_find(struct document *document, struct note_line **lines);

#endif
