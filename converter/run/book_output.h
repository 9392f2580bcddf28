/* One output of --merge, being written: the session of a writer, and the bytes that it makes.
 *
 * Shape: begun, given each document, ended, then put in its place.
 * Owner: book_output_begin is undone by book_output_end, also when it fails; the bytes by book_output_free.
 * Errors: all is told by name; a output that failed takes nothing more. */
#ifndef CONVERTER_VOLUME_H
#define CONVERTER_VOLUME_H

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

/* What the volumes of a run share. */
struct shelf {
    const struct plan *plan;
    const struct settings *settings;
    struct state *state; /* NULL: no folder */
    bool is_forced;
    struct write_watch watch;
    struct diag *diag;
};

void book_output_begin(struct book_output *output, const struct shelf *shelf, const char *book_title);
void book_output_add(struct book_output *output, const struct document *document);

/* `is_wanted` false: nothing came of the book, and all is dropped. */
enum status book_output_end(struct book_output *output, const struct shelf *shelf, bool is_wanted);

/* Puts the bytes in their place, and records them with their key. */
enum status book_output_place(const struct book_output *output, const struct shelf *shelf, const char *key);
void book_output_free(struct book_output *output);

/* True when the output is as it was written, with this key. */
bool book_output_is_current(const struct book_output *output, const char *key);

#endif
