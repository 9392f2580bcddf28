/* Headings: those that tags mark, and those that only their number, their look or their place shows. In doubt
 * a line is no heading.
 *
 * Shape: lines_find sees the features of each line, contents_list_find and families_judge its place among
 *        others, evidence_weigh decides by formats/html/outline/line_evidence.def, levels_give gives levels. */
#ifndef FORMATS_HTML_HEADINGS_H
#define FORMATS_HTML_HEADINGS_H

#include "formats/html/article/article.h"

/* Headings that no tag marks, and the levels of all. */
void pass_outline(struct article *article);

#endif
