/* The options of line setting as a user gives them, and what layout makes of them. A writer includes
 * formats/layout/paragraph/options.def in its table; its structure has a member `line`, of this type. */
#ifndef FORMATS_LAYOUT_PARAGRAPH_OPTIONS_H
#define FORMATS_LAYOUT_PARAGRAPH_OPTIONS_H

#include "base/option.h"
#include "formats/layout/paragraph/request.h"

#define WORDS_OF_line_grid(WORD) WORD(GRID_LINES, "lines") WORD(GRID_BOTH, "both")
OPTION_ENUM(line_grid);

#define WORDS_OF_warichu_style(WORD) WORD(WARICHU_SMALL, "small") WORD(WARICHU_ROWS, "rows")
OPTION_ENUM(warichu_style);

struct line_options {
    enum line_break_level line_break;
    enum punctuation_style punctuation;
    enum line_end_style line_end;
    enum opening_style opening;
    enum emphasis_style emphasis;
    enum korean_breaks korean;
    enum line_grid grid;
    enum warichu_style warichu;
    enum writing_mode writing;
    bool compact_pairs, narrow_centred_marks, hanging, justify, hyphenation;
};

/* `han_latin_space` is not among the options of lines, because a page style may decide on it. On squared
 * paper marks are whole, and lines neither spaced nor justified (R4.2). */
struct layout_options layout_options_make(const struct line_options *options, bool han_latin_space);

#endif
