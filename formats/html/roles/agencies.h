/* The names of agencies and papers, and of sources as credits give them. */
#ifndef FORMATS_HTML_AGENCIES_H
#define FORMATS_HTML_AGENCIES_H

#include "formats/html/roles/credits.h"

/* 新华社, 人民日报, 经济日报-中国经济网: the name of an agency at the start of a view; takes it. */
bool agency_take(struct text_view *view, struct text_view *agency);

/* A copy of a source's name; NULL: it names nobody, or the paper itself. */
const char *credit_source(struct arena *arena, struct text_view name);

#endif
