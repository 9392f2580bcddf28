/* What -O sets for the reading of articles, from pages and from books. All zero, it is the defaults. */
#ifndef FORMATS_HTML_ARTICLE_OPTIONS_H
#define FORMATS_HTML_ARTICLE_OPTIONS_H

#include "base/option.h"

#define WORDS_OF_reading_content(WORD) WORD(CONTENT_ALL, "all") WORD(CONTENT_ARTICLE, "article")
OPTION_ENUM(reading_content);

#define WORDS_OF_reading_headings(WORD)                                                                      \
    WORD(HEADINGS_AUTO, "auto")                                                                              \
    WORD(HEADINGS_TAGS, "tags")                                                                              \
    WORD(HEADINGS_NONE, "none")
OPTION_ENUM(reading_headings);

#define WORDS_OF_reading_placeholders(WORD)                                                                  \
    WORD(PLACEHOLDERS_MARK, "mark")                                                                          \
    WORD(PLACEHOLDERS_KEEP, "keep")                                                                          \
    WORD(PLACEHOLDERS_DROP, "drop")
OPTION_ENUM(reading_placeholders);

#define WORDS_OF_mending_quotes(WORD) WORD(QUOTES_KEEP, "keep") WORD(QUOTES_CJK, "cjk")
OPTION_ENUM(mending_quotes);

/* What formats/html/mending.def sets. */
struct mending_options {
    enum mending_quotes quotes;
    bool halfwidth, radicals;
};

struct reading_options {
    const char *input_encoding; /* NULL: as found */
    enum reading_content content;
    bool color;
    enum reading_headings headings;
    struct option_texts heading; /* regular expressions */
    struct option_texts drop;    /* regular expressions */
    enum reading_placeholders placeholders;
    struct mending_options mending;
};

#endif
