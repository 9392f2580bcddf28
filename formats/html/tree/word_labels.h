/* The labels that Word types before the paragraphs of its lists: `<span style="mso-list:Ignore">1.</span>`, in
 * a paragraph with `mso-list: l0 level1 lfo1`. Lists are made of them when all is read; a label that is no
 * list's, as 一、 before a heading, is text again.
 *
 * Owner: word_labels_free frees the arrays; texts live in the document's arena.
 *
 * Errors: none.
 *
 * Source: Microsoft Office HTML and XML Reference (mso-list). */
#ifndef FORMATS_HTML_TREE_WORD_LABELS_H
#define FORMATS_HTML_TREE_WORD_LABELS_H

#include "base/buffer.h"
#include "formats/document/document.h"

#include <stdint.h>

struct word_item {
    struct node *block; /* the paragraph or heading */
    const char *label;
    uint8_t level; /* from 1 */
};

struct word_labels {
    struct buffer label; /* of the open paragraph, as far as it is read */
    struct word_item *items;
    size_t count, capacity;
};

/* The label that was read belongs to this block. */
void word_labels_add(struct word_labels *labels, struct arena *arena, struct node *block, uint8_t level);

/* Makes lists of the paragraphs that follow each other, and text of the labels that are left. */
void word_labels_settle(struct word_labels *labels, struct document *document);

void word_labels_free(struct word_labels *labels);

/* Appends what a symbol font shows for the characters of a text: ● for the l of Wingdings. */
void word_symbols_append(struct buffer *shown, const char *text, size_t length);

/* Blanks that Word puts behind a label that is typed, tabs among them, become one space: none behind 、. */
void word_collapse_blanks(struct document *document);

#endif
