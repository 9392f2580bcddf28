/* The features of a line by itself and beside its neighbours. */
#ifndef FORMATS_HTML_LINE_FEATURES_H
#define FORMATS_HTML_LINE_FEATURES_H

#include "formats/html/outline/outline.h"

/* Sets the features of a line that nothing has spoken for yet; `rule`: what does, NULL: look for it. False: nothing
 * speaks for it. */
bool line_read(struct outline *outline, struct line *line, const char *rule);

/* The look of a block: lines of one number look the same. */
uint32_t look_of(const struct outline *outline, const struct article_block *block);

/* What the style of a line without a number shows, weighed more strictly. NULL: nothing. */
const char *line_style_rule(const struct outline *outline, struct line *line);
void line_judge_style(const struct outline *outline, struct line *line);

#endif
