/* Letters and digits of formulas as they stand in a line of text: 𝑥 is x, slanted.
 *
 * Source: Unicode 15.0, block Mathematical Alphanumeric Symbols. */
#ifndef FORMATS_HTML_FORMULA_LETTERS_H
#define FORMATS_HTML_FORMULA_LETTERS_H

#include <stdint.h>

/* The plain letter or digit that a mathematical one is a form of. Script, Fraktur and double-struck letters, whose form
 * tells them apart in one formula, and all else stay as they are. */
uint32_t letter_make_plain(uint32_t character);

#endif
