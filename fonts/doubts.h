/* What is wrong with faces of small sets: a ￥ that is drawn as a dollar, rare characters of names that are missing. */
#ifndef FONTS_DOUBTS_H
#define FONTS_DOUBTS_H

#include "fonts/set.h"

/* The face that draws the character, for the one that the chain gave: another one for a ￥ that would be a dollar. Han
 * that the role's own faces lack, where there are any, are noted for a warning. */
struct face *doubts_settle(struct font_set *set, struct opened_chain *opened, struct face *face,
                           uint32_t character);

#endif
