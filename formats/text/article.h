/* One article as lines of plain text.
 *
 * Shape: blocks.c walks the blocks, lines.c wraps their words, table.c draws tables; all through struct
 * article. Units: columns. */
#ifndef FORMATS_TEXT_ARTICLE_H
#define FORMATS_TEXT_ARTICLE_H

#include "formats/layout/block/note_table.h"
#include "formats/layout/layout.h"
#include "formats/text/output.h"
#include "formats/text/words.h"

/* In the order of the choices of the option `indent`. */
enum text_indent { INDENT_IDEOGRAPHIC, INDENT_SPACES, INDENT_NONE };

struct text_setting {
    size_t width; /* 0: a line ends where the text has an end */
    enum text_indent indent;
    bool centers_title;
    bool with_credits;
    bool parts_scripts;            /* a space between Han and Latin */
    const struct measure *measure; /* NULL: by the language of the article */
    struct layout_options options;
};

struct article {
    const struct text_setting *setting;
    const struct document *document;
    struct output *output;
    const struct measure *measure;
    struct arena *arena; /* of the block at hand */
    struct note_table *notes;
    struct addresses addresses;
};

/* Writes a whole article. */
void article_write(const struct text_setting *setting, const struct document *document,
                   struct output *output);

/* Where words stand: `measure` columns behind `start` of them; 0 columns: one line. */
struct text_place {
    size_t start, measure;
    size_t first_indent;
    enum alignment alignment;
    bool balance;
    const char *language;
};

struct text_line {
    const char *text;
    size_t size;
};

/* Wraps words, of which line feeds are forced line ends. The lines are in the article's arena. */
struct text_line *lines_wrap(struct article *article, const char *words, const struct text_place *place,
                             size_t *count);

/* Wraps and writes. `label` stands before the first line and is as wide as `start`; NULL: spaces. */
void lines_write(struct article *article, const char *words, const struct text_place *place,
                 const char *label);

size_t article_columns(const struct article *article, const char *text, size_t size);

/* Draws a table behind `start` columns. */
void table_write(struct article *article, const struct node *table, size_t start);

void append_spaces(struct buffer *line, size_t count);

#endif
