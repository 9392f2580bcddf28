/* The run of blocks that the article of a saved page takes up. Running text counts for its length; links,
 * stray lines and words of a site count against a run. It goes from the title to where too much of them
 * follows; where the page shows no title, it is the run with the largest sum. */
#ifndef FORMATS_HTML_RUN_H
#define FORMATS_HTML_RUN_H

#include "formats/html/outline/outline.h"

/* Fills in the run of blocks that the article of a saved page takes up: from its title, else its first text,
 * to its last text; menus, lists of links and comments stand around it. */
void run_find(struct outline *outline);

/* Nothing but links follows a block: it heads what others read. */
bool run_links_follow(const struct outline *outline, size_t index);

#endif
