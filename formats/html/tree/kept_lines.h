/* Lines of a text whose white space counts, with no-break spaces where blanks would collapse.
 *
 * Owner: kept_lines_start is undone by kept_lines_free; the text is borrowed.
 *
 * Source: CSS Text 3 §3 (white-space), §4.2 (tabs; four wide here, as they are typed for an indent). */
#ifndef FORMATS_HTML_TREE_KEPT_LINES_H
#define FORMATS_HTML_TREE_KEPT_LINES_H

#include "base/buffer.h"
#include "formats/html/css/properties.h"

struct kept_lines {
    const char *rest;
    size_t length; /* of the rest */
    enum white_space white_space;
    struct buffer line;
    bool is_ended; /* a line feed ends the line */
};

struct kept_lines kept_lines_start(const char *text, size_t length, enum white_space white_space);
void kept_lines_free(struct kept_lines *lines);

/* Gives the next line in `line`; false: there is none. `starts` says that it begins at the edge. */
bool kept_lines_next(struct kept_lines *lines, bool starts);

#endif
