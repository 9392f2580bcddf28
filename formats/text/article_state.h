/* An article while it is being written as plain text. Private to formats/text.
 *
 * Units: columns. */
#ifndef FORMATS_TEXT_ARTICLE_STATE_H
#define FORMATS_TEXT_ARTICLE_STATE_H

#include "formats/layout/block/note_table.h"
#include "formats/layout/layout.h"
#include "formats/text/options.h"
#include "formats/text/output.h"
#include "formats/text/words.h"

struct text_setting {
    size_t width; /* 0: a line ends where the text has an end */
    enum text_indent indent;
    bool centers_title;
    bool with_credits;
    bool spaces_scripts;           /* a space between Han and Latin */
    const struct measure *measure; /* NULL: by the language of the article */
    struct layout_options options;
};

struct article {
    const struct text_setting *setting;
    const struct document *document;
    struct output *output;
    const struct measure *measure;
    struct arena *arena;   /* of the current block */
    struct arena *scratch; /* of the line that is being wrapped */
    struct note_table *notes;
    struct addresses addresses;
};

#endif
