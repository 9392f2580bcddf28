/* What -O sets for the dump. */
#ifndef FORMATS_DUMP_OPTIONS_H
#define FORMATS_DUMP_OPTIONS_H

#include "base/option.h"
#include "formats/layout/paragraph/options.h"

#define WORDS_OF_dump_part(WORD)                                                                             \
    WORD(PART_MODEL, "model")                                                                                \
    WORD(PART_OUTLINE, "outline")                                                                            \
    WORD(PART_BREAKS, "breaks")                                                                              \
    WORD(PART_LINES, "lines")                                                                                \
    WORD(PART_LANGUAGE, "language")                                                                          \
    WORD(PART_EVIDENCE, "evidence")
OPTION_ENUM(dump_part);

struct dump_options {
    enum dump_part part;
    long measure; /* em */
    long height;  /* lines; 0: one endless page */
    long columns;
    bool title;
    bool han_latin_space;
    struct line_options line;
};

#endif
