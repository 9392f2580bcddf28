/* Front matter by its place: the lines that head a long text before the first chapter. A preface needs no word that
 * names it: 校點說明, 楔子 and 釋名 stand there alone.
 *
 * Shape: adds lines, or sets FEATURE_HEADS_FRONT of those that are there.
 *
 * Units: characters.
 *
 * Owner: the lines are the outline's. */
#ifndef FORMATS_HTML_MATTER_H
#define FORMATS_HTML_MATTER_H

#include "formats/html/outline/outline.h"

/* Called when the families are judged and before the lines are weighed. */
void matter_find(struct outline *outline);

#endif
