/* Which face serves which role, and why: for --list-fonts. */
#ifndef FONTS_LIST_H
#define FONTS_LIST_H

#include "base/buffer.h"

struct font_set;

/* Appends a line for each role and language: role, language, family, file, why it was chosen; separated by
 * tabs.
 */
void font_set_list(struct font_set *set, struct buffer *lines);

#endif
