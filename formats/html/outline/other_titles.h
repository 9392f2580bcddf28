/* Lists of other articles' titles on a saved page: a heading with nothing but titles below it, and what follows it at the
 * end of the text. A site's words for such lists need not be known.
 *
 * Shape: sets FEATURE_HEADS_TITLES and FEATURE_BEHIND_TITLES of the lines.
 *
 * Units: characters.
 *
 * Owner: the lines are the outline's. */
#ifndef FORMATS_HTML_OTHER_TITLES_H
#define FORMATS_HTML_OTHER_TITLES_H

#include "formats/html/outline/outline.h"

/* Called when the lines are found and before they are weighed. */
void other_titles_find(struct outline *outline);

#endif
