/* Where the words of a block stand: indents, alignment, what is left of the width. Private to formats/text.
 *
 * Units: columns. */
#ifndef FORMATS_TEXT_PLACES_H
#define FORMATS_TEXT_PLACES_H

#include "formats/text/lines.h"
#include "formats/text/walker.h"

/* Indents give way before lines get shorter than LEAST_MEASURE. */
struct text_place place_of_block(const struct walker *walker, const struct node *block);

/* The same for what is not a block of words. */
struct text_place place_of_node(const struct walker *walker, const struct node *node);

/* The last column at which lines may start: deeper lists go no further. */
size_t place_most_start(const struct walker *walker);

enum alignment place_title_alignment(const struct walker *walker);

/* A deck or a byline, which belongs to the title. */
bool place_is_head(const struct node *node);

#endif
