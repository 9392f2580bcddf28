/* How many columns a text takes where every character takes none, one or two of them.
 *
 * Units: columns; offsets and sizes in bytes of valid UTF-8.
 *
 * Source: UAX #11 (East Asian Width), UAX #29 (grapheme clusters), UTS #51 (emoji sequences); rule R9.1. */
#ifndef FORMATS_TEXT_CELLS_H
#define FORMATS_TEXT_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Columns of one code point on its own. Ambiguous ones (“ — … ①) take two when `wide`, as Chinese and
 * Japanese documents ask for it. */
unsigned cells_of_character(uint32_t character, bool wide);

/* Columns of one grapheme cluster: an emoji sequence takes two, whatever it is made of. */
unsigned cells_of_cluster(const char *cluster, size_t size, bool wide);

/* Sets starts[i] to 1 where a grapheme cluster begins at byte i, else 0 (size + 1 marks). */
void cells_find_clusters(const char *text, size_t size, uint8_t *starts);

size_t cells_of_text(const char *text, size_t size, bool wide);

#endif
