/* The names of agencies and papers, and of sources as credits give them.
 *
 * Shape: a name ends with a word of its kind (社, 日报, 网), and a part of the paper may follow: 央视财经.
 *
 * Owner: views borrow the text; copies live in the arena.
 *
 * Errors: none; false or NULL where no name is.
 *
 * Source: the usage of papers; formats/html/lexicon/credits.def. */
#ifndef FORMATS_HTML_AGENCIES_H
#define FORMATS_HTML_AGENCIES_H

#include "formats/html/roles/credits.h"

/* 新华社, 人民日报, 经济日报-中国经济网: the name of an agency at the start of a view; takes it. */
bool agency_take(struct text_view *view, struct text_view *agency);

/* A copy of a source's name; NULL: it names nobody, or the paper itself. */
const char *credit_source(struct arena *arena, struct text_view name);

#endif
