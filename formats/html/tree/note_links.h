/* Notes: a mark in the text that leads to a paragraph, by a link (`<sup><a href="#n1">[1]</a></sup>`,
 * epub:type, duokan-footnote) or by the same mark typed before a paragraph of its own (`[1] …` after the
 * text); or a text that the mark's element holds (held_notes.h).
 *
 * Shape: the mark becomes a NODE_NOTE_REFERENCE, the paragraph a NODE_NOTE in its place, without the mark
 * that writers print before it again. A mark without a note, and a note without a mark, stay as they are.
 *
 * Owner: the document's.
 *
 * Errors: none; how many were found is a note to the user.
 *
 * Source: EPUB Structural Semantics (noteref, footnote); the 多看 reader's conventions for footnotes. */
#ifndef FORMATS_HTML_TREE_NOTE_LINKS_H
#define FORMATS_HTML_TREE_NOTE_LINKS_H

#include "formats/html/notes/held_notes.h"
#include "formats/html/tree/links.h"
#include "formats/html/tree/regions.h"

/* Gives the number of notes. `regions`: the elements that hold the blocks. */
size_t notes_find(struct document *document, const struct anchor *anchors, struct held_notes *held,
                  const struct regions *regions);

#endif
