/* Runs what makes books in a process of its own, and watches it: when it dies or breaks a limit, the current
 * input is given up, and the process is begun again without it. One that ended by itself is the last.
 *
 * Shape: the process says what it works at; where that is a book and not an input, the book is given up.
 *
 * Units: microseconds, bytes.
 *
 * Owner: supervisor_run cleans up.
 *
 * Errors: a process that cannot be started is reported, with STATUS_FAILED. */
#ifndef CONVERTER_POOL_SUPERVISOR_H
#define CONVERTER_POOL_SUPERVISOR_H

#include "converter/pool/worker_pool.h"

#define SUPERVISOR_NO_JOB SIZE_MAX

/* What broke the process. */
struct given_up {
    size_t book, job; /* `job` is SUPERVISOR_NO_JOB when it was the book */
    enum pool_limit exceeded;
    char cause[POOL_CAUSE_SIZE];
};

struct supervisor {
    struct supervisor_board *board; /* that both processes see */
    struct given_up *list;
    size_t count;
    struct pool_limits limits;
};

/* Calls `work` in the process; what it has counted in `diag` counts here. */
enum status supervisor_run(const struct command_options *options, struct diag *diag,
                           enum status (*work)(void *context, struct supervisor *supervisor,
                                               struct diag *diag),
                           void *context);

/* In the process: what it works at from now on. */
void supervisor_begin(struct supervisor *supervisor, size_t book, size_t job);

/* True when the run is to end. */
bool supervisor_is_interrupted(const struct supervisor *supervisor);

/* NULL: it was not given up. */
const struct given_up *supervisor_find(const struct supervisor *supervisor, size_t book, size_t job);

/* The messages of inputs are printed once, whatever is tried again: true when those of the next input were
 * printed before. */
bool supervisor_was_reported(const struct supervisor *supervisor, size_t input);
void supervisor_reported(struct supervisor *supervisor, size_t input);

#endif
