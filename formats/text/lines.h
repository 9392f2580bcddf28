/* Words in lines: wrapped, aligned, written.
 *
 * Units: columns. */
#ifndef FORMATS_TEXT_LINES_H
#define FORMATS_TEXT_LINES_H

#include "formats/text/article_state.h"

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

/* Wraps and writes. `label` stands before the first line and is as wide as `start`, or wider where the line is too
 * narrow; NULL: spaces. */
void lines_write(struct article *article, const char *words, const struct text_place *place,
                 const char *label);

size_t lines_columns(const struct article *article, const char *text, size_t size);

/* Appends spaces. */
void lines_append_spaces(struct buffer *line, size_t count);

#endif
