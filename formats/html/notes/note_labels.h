/* What stands before notes and has no use when they are gone to the end: their label, 注释：, and a rule.
 *
 * Owner: the document's.
 *
 * Errors: none.
 *
 * Source: what articles do. */
#ifndef FORMATS_HTML_NOTE_LABELS_H
#define FORMATS_HTML_NOTE_LABELS_H

#include "formats/document/document.h"

#include <stdbool.h>

/* The block, or the text, says that notes follow: 注释, 【脚注】, Notes. */
bool note_label_is(const struct node *block);
bool note_label_says(struct arena *arena, const char *text);

/* A label, or a rule: notes may stand below it. */
bool note_label_announces(const struct node *block);

/* Takes labels and rules away that stand before notes alone. A label stays where an entry follows that is no note, and a rule
 * where the text goes on behind the notes. */
void note_labels_remove(struct document *document);

#endif
