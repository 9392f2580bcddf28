/* Numbers that tell notes apart, though a text counts from 1 again in each part, or has two ways to count.
 *
 * Shape: when one number is the mark of two notes, of a hundred at most, all numbers count on, in the order in which they are first referred to, and
 * keep the dress of their marks: [1] ① 注1.
 *
 * Owner: the document's.
 *
 * Errors: none. */
#ifndef FORMATS_HTML_NOTE_NUMBERS_H
#define FORMATS_HTML_NOTE_NUMBERS_H

#include "formats/document/document.h"

void note_numbers_settle(struct document *document);

#endif
