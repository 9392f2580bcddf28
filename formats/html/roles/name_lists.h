/* Lists of names in credits, with offices and affiliations.
 *
 * Shape: names stand between blanks, commas and strokes; a word such as 记者 vouches for those behind it, and what
 *        is glued before it is where they work.
 *
 * Owner: names are copied into the arena, separated by 、.
 *
 * Errors: none; false or NULL where the text is no list.
 *
 * Source: the usage of papers; formats/html/lexicon/credits.def and names.def. */
#ifndef FORMATS_HTML_NAME_LISTS_H
#define FORMATS_HTML_NAME_LISTS_H

#include "formats/html/roles/credits.h"

/* Names, after a word like 记者 or as persons, an agency before them. `vouched`: such a word is needed. */
bool credit_from_names(struct arena *arena, struct text_view text, bool vouched, struct credit *credit);

/* The names of a list, affiliations, offices and what they did cut: `谢某、李某（均为研究员）` gives `谢某、李某`.
 * NULL: no list. */
const char *credit_people(struct arena *arena, struct text_view list);

#endif
