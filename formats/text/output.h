/* Finished lines, on their way to the sink: encoded, with the wanted line ends.
 *
 * Owner: output_finish frees what the output holds, whether the work succeeded or not. */
#ifndef FORMATS_TEXT_OUTPUT_H
#define FORMATS_TEXT_OUTPUT_H

#include "base/buffer.h"
#include "base/sink.h"

#include <stdbool.h>
#include <stddef.h>

struct output {
    struct sink *sink;
    const char *encoding; /* NULL: UTF-8 */
    const char *line_end;
    struct buffer lines; /* UTF-8, ended by line feeds */
    struct buffer encoded;
    size_t missing;    /* characters that the encoding does not have */
    bool blank_wanted; /* an empty line before the next one */
    bool is_begun;     /* some line of the current document was written */
};

/* Begins a document: the next line has no empty line before it unless another document came first. */
void output_begin_document(struct output *output);

/* Writes one line; spaces at its end are left out. An empty one is not written. */
void output_line(struct output *output, const char *text, size_t size);

/* Writes an empty line that the text itself has. */
void output_empty_line(struct output *output);

/* Asks for an empty line between what was written and what comes. */
void output_want_blank(struct output *output);

/* A byte order mark. */
void output_mark_order(struct output *output);

void output_flush(struct output *output);
void output_finish(struct output *output);

#endif
