/* Whether a few characters have the form of a person's name.
 *
 * Shape: the whole view is looked at. The form alone proves nothing; see formats/html/roles/statements.def.
 *
 * Owner: views borrow the text.
 *
 * Errors: none.
 *
 * Source: formats/html/lexicon/names.def. */
#ifndef FORMATS_HTML_NAMES_H
#define FORMATS_HTML_NAMES_H

#include "formats/html/lexicon/text_view.h"

/* Characters of a Chinese name. */
enum { NAME_SHORTEST = 2, NAME_LONGEST = 4 };

/* A Chinese name of two to four characters whose first are a family name, or a name with a · in it. */
bool name_is_person(struct text_view view);

/* 王　珂: the same, with blanks that were typed to widen it. */
bool name_is_widened_person(struct text_view view);

/* A name with a · in it: 阿凡提·买买提. */
bool name_is_foreign(struct text_view view);

/* 主席 习近平, 教授 王某: an office, white space, a name. `name` is the name alone. */
bool name_with_office(struct text_view view, struct text_view *name);

/* 研究员徐某: takes an office from the start, where a person's name is left. */
bool name_take_office(struct text_view *view);

/* 某某大学教授: the view ends with an office. */
bool name_is_office(struct text_view view);

#endif
