/* One output of --merge, being written: the session of a writer, and the bytes that it makes.
 *
 * Shape: begun, given each document, ended, then put in its place.
 *
 * Owner: book_output_begin is undone by book_output_end, also when it fails; the bytes by book_output_free.
 *
 * Errors: all is reported by name; an output that failed takes nothing more. */
#ifndef CONVERTER_RUN_BOOK_OUTPUT_H
#define CONVERTER_RUN_BOOK_OUTPUT_H

#include "converter/plan/books.h"
#include "converter/plan/plan.h"
#include "converter/state/state.h"

struct book_output {
    const struct target *target;
    const char *name, *path;        /* as seen from the folder of -d; with the folder */
    const char *source;             /* of the book, as origin.h names it */
    struct writer_session *session; /* NULL: it failed, or is done */
    struct sink *sink;
    struct buffer bytes;
    struct state_row known; /* of the last time; `is_ours` says whether there is one */
    bool is_ours;
};

/* What the outputs of a run share. */
struct output_context {
    const struct plan *plan;
    const struct settings *settings;
    struct state *state; /* NULL: no folder */
    bool is_forced;
    struct write_watch watch;
    struct diag *diag;
};

void book_output_begin(struct book_output *output, const struct output_context *context,
                       const struct book *book);
void book_output_add(struct book_output *output, const struct document *document);

/* `is_wanted` false: nothing came of the book, and all is dropped. */
enum status book_output_end(struct book_output *output, const struct output_context *context, bool is_wanted);

/* Puts the bytes in their place, and records them with their key. */
enum status book_output_place(const struct book_output *output, const struct output_context *context,
                              const char *key);
void book_output_free(struct book_output *output);

/* True when the output is as it was written, with this key. */
bool book_output_is_current(const struct book_output *output, const char *key);

#endif
