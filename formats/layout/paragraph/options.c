#include "formats/layout/paragraph/options.h"

/* In the order of the choices of `line-break` and `line-end`. */
static const enum line_break_level levels[] = {LINE_BREAK_BY_LANGUAGE, LINE_BREAK_NONE,  LINE_BREAK_LOOSE,
                                               LINE_BREAK_NORMAL,      LINE_BREAK_BASIC, LINE_BREAK_GB,
                                               LINE_BREAK_STRICT};
static const enum line_end_style line_ends[] = {LINE_END_BY_LANGUAGE, LINE_END_TRIM, LINE_END_FIT,
                                                LINE_END_FULL};

struct layout_options layout_options_read(const struct option_values *values)
{
    bool on_cells = option_choice(values, "grid") == 1;
    return (struct layout_options){
        .line_break = levels[option_choice(values, "line-break")],
        .punctuation =
            on_cells ? PUNCTUATION_PLAIN : (enum punctuation_style)option_choice(values, "punctuation"),
        .line_end = line_ends[option_choice(values, "line-end")],
        .opening = (enum opening_style)option_choice(values, "open"),
        .emphasis = (enum emphasis_style)option_choice(values, "emphasis"),
        .compact_pairs = option_flag(values, "compact-pairs"),
        .narrows_centred_marks = option_flag(values, "narrow-centred-marks"),
        .hanging = option_flag(values, "hanging"),
        .han_latin_space = option_flag(values, "han-latin-space") && !on_cells,
        .justify = option_flag(values, "justify") && !on_cells,
        .warichu_in_rows = option_choice(values, "warichu") == 1,
        .on_cells = on_cells,
        .vertical = option_choice(values, "writing") == 1,
    };
}
