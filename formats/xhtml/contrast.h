/* Whether words in a colour can be read on the paper of the day and on that of the night.
 *
 * Source: WCAG 2.2, contrast ratio and relative luminance; criterion 1.4.3: 4.5 to 1 for text. On black, which
 * readers choose where they like it bright, the 3 to 1 of 1.4.11 must do: no colour but grey has 4.5 on both. */
#ifndef FORMATS_XHTML_CONTRAST_H
#define FORMATS_XHTML_CONTRAST_H

#include <stdbool.h>

/* "#rrggbb"; NULL: no colour, and none to be kept. */
bool contrast_is_enough(const char *color);

#endif
