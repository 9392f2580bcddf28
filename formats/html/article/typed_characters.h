/* What was typed for want of the right character, mended where the options of formats/html/mending.def ask
 * for it.
 *
 * Source: cjk-layout rules R2.6, R2.7, R10.6. */
#ifndef FORMATS_HTML_TYPED_H
#define FORMATS_HTML_TYPED_H

#include "base/arena.h"
#include "formats/html/article/options.h"

/* A line of text, mended; itself when nothing is to be mended. NULL stays NULL. */
const char *typed_mend(const struct mending_options *options, const char *line, struct arena *arena);

#endif
