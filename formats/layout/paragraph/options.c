#include "formats/layout/paragraph/options.h"

struct layout_options layout_options_make(const struct line_options *options, bool han_latin_space)
{
    bool on_cells = options->grid == GRID_BOTH;
    return (struct layout_options){
        .line_break = options->line_break,
        .punctuation = on_cells ? PUNCTUATION_PLAIN : options->punctuation,
        .line_end = options->line_end,
        .opening = options->opening,
        .emphasis = options->emphasis,
        .korean = options->korean,
        .compact_pairs = options->compact_pairs,
        .narrows_centred_marks = options->narrow_centred_marks,
        .hanging = options->hanging,
        .han_latin_space = han_latin_space && !on_cells,
        .hyphenates = options->hyphenation && !on_cells,
        .justify = options->justify && !on_cells,
        .warichu_in_rows = options->warichu == WARICHU_ROWS,
        .on_cells = on_cells,
        .vertical = options->writing == WRITING_VERTICAL,
    };
}
