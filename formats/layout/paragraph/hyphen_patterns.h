/* The patterns of hyphenation, as trees of letters. The tables are written by hyphenation.py when the program is
 * built; they hold no pointers, so that nothing of them is read before a word asks.
 *
 * Shape: letters are bytes of windows-1252, small; '.' stands for the edge of a word.
 *
 * Owner: static. Errors: none.
 *
 * Source: F. M. Liang, Word Hy-phen-a-tion by Com-put-er, 1983; the patterns are those of hyphen-en-us, hyphen-de
 * and hyphen-fr. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_HYPHEN_PATTERNS_H
#define FORMATS_LAYOUT_PARAGRAPH_HYPHEN_PATTERNS_H

#include <stddef.h>
#include <stdint.h>

struct hyphen_node {
    uint32_t first;   /* of its children, which stand in order of their letters */
    uint16_t figures; /* of the pattern that ends here: where they are in hyphen_figures; 0: none does */
    uint8_t letter;
    uint8_t children;
};

struct hyphen_language {
    char tag[4];
    uint8_t least_before, least_after; /* letters on either side of a hyphen */
    uint32_t compounds,
        syllables; /* the roots of the patterns that divide a compound, and each of its words */
};

extern const struct hyphen_language hyphen_languages[];
extern const size_t hyphen_language_count;
extern const struct hyphen_node hyphen_nodes[];

/* For each pattern a count, and so many pairs: letters that stand behind the figure, and the figure. */
extern const uint8_t hyphen_figures[];

#endif
