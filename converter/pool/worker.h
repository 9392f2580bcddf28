/* One process of a run: takes jobs, reads, makes the outputs, and leaves them in the staging for the run to
 * put in place.
 *
 * Shape: frames (converter/pool/frame.h) over a socket. From the run: a job's number and its outputs. From
 * the worker: one frame of records, each a kind and what belongs to it: messages, what was found, what was
 * made, and at last how the job ended. Where names need the input to be read, the worker asks for the outputs
 * when it has read it, at the end of a frame of its own.
 *
 * Errors: a job that fails reports why and fails alone. */
#ifndef CONVERTER_POOL_WORKER_H
#define CONVERTER_POOL_WORKER_H

#include "converter/plan/plan.h"
#include "converter/pool/frame.h"
#include "converter/state/state.h"

enum worker_record {
    WORKER_MESSAGE, /* id, severity, line, name, text */
    WORKER_ARTICLE, /* title, order, date, author, language, encoding, origin, digest or "", paragraphs,
                       characters */
    WORKER_SOURCE,  /* size and hash of the input */
    WORKER_ASKS,    /* nothing: the outputs are wanted; the article was reported before */
    WORKER_MADE,    /* number of the target, key, hash */
    WORKER_CURRENT, /* number of the target: it is up to date */
    WORKER_PAGES,   /* done, all: how far a long output is; sent at once */
    WORKER_DONE,    /* outcome, microseconds */
};

enum outcome {
    OUTCOME_CONVERTED,
    OUTCOME_CURRENT,
    OUTCOME_SKIPPED,
    OUTCOME_FAILED,
    OUTCOME_RESOURCE,
    OUTCOME_COUNT
};

/* What the run knows of one output. */
struct known_output {
    const char *path; /* with the folder */
    bool is_ours;     /* `row` is set */
    struct state_row row;
};

struct worker_task {
    const struct plan *plan;
    const struct settings *settings;
    const char *staging; /* the folder for what is made */
    bool is_forced;      /* what is up to date, or not ours, is made all the same */
    bool is_dry;         /* nothing is written */
    bool finds_same;     /* a digest of each article is wanted */
};

/* The name, in the staging, of what job `job` made for target `target`. */
char *worker_made_path(struct arena *arena, const char *staging, size_t job, size_t target);

void worker_put_outputs(struct buffer *frame, const struct known_output *outputs, size_t count);

/* Serves until the other side closes the socket. */
void worker_serve(const struct worker_task *task, int socket);

#endif
