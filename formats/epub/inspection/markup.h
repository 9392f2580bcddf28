/* Which elements and attributes the files of a book may hold, and where: the tables markup_*.def, and the check of a tree
 * against them.
 *
 * Shape: a row names the editions of EPUB that it is for, an element as xml_tree.h names it, its attributes and its
 * content, each a list of words. An attribute is `name`, `name!` where it must be there, `name=kind` with a kind
 * of values.h or words between bars, `on*` for all that begin so, `*` for any. Content is `name`, and as often as it
 * says: `!` once, `?` at most once, `+` at least once, else any number; a list that begins with a comma says the order
 * too. `#text` is text, `#words` text that is not blank, `#any` anything at all, `#other` elements of other
 * namespaces, `#some` at least one element, `%transparent` what the element around may hold, `%group` a GROUP of the
 * tables. What is in other namespaces than those of the tables is not looked at.
 *
 * Errors: reported.
 *
 * Source: in each table. */
#ifndef FORMATS_EPUB_INSPECTION_MARKUP_H
#define FORMATS_EPUB_INSPECTION_MARKUP_H

#include "formats/epub/inspection/inspection.h"
#include "formats/epub/syntax/xml_tree.h"

struct markup_row {
    int editions; /* the digits of those that it is for: 2, 3 or 23 */
    const char *element, *attributes, *content;
};

struct markup;

/* The rows for books of this edition, 2 or 3. */
struct markup *markup_make(struct arena *arena, int edition);

/* Looks at a node and its children: what may stand there, and how often; and at its attributes. */
void markup_check(struct inspection *inspection, const char *path, const struct xml_node *root);

#endif
