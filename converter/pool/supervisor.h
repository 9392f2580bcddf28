/* Runs what makes books in a process of its own, and watches it: when it dies or breaks a limit, the input at
 * hand is given up, and the process is begun again without it. One that ended by itself is the last.
 *
 * Shape: the process says what it has at hand; where that is a book and no input, the book is given up.
 * Units: microseconds, bytes. Owner: trial_run cleans up. Errors: a process that cannot be started is
 * reported, with STATUS_FAILED. */
#ifndef CONVERTER_TRIAL_H
#define CONVERTER_TRIAL_H

#include "converter/pool/worker_pool.h"

#define TRIAL_NO_JOB SIZE_MAX

/* What broke the process. */
struct given_up {
    size_t book, job; /* `job` is TRIAL_NO_JOB when it was the book */
    enum crew_offence offence;
    char cause[CREW_CAUSE_SIZE];
};

struct trial {
    struct trial_board *board; /* that both processes see */
    struct given_up *list;
    size_t count;
    struct crew_limits limits;
};

/* Calls `work` in the process; what it has counted in `diag` counts here. */
enum status trial_run(const struct option_values *options, struct diag *diag,
                      enum status (*work)(void *context, struct trial *trial, struct diag *diag),
                      void *context);

/* In the process: what it has at hand from now on. */
void trial_begin(struct trial *trial, size_t book, size_t job);

/* True when the run is to end. */
bool trial_is_interrupted(const struct trial *trial);

/* NULL: it was not given up. */
const struct given_up *trial_find(const struct trial *trial, size_t book, size_t job);

/* The messages of inputs are told once, whatever is tried again: true when those of the next input were told
 * before. */
bool trial_was_told(const struct trial *trial, size_t input);
void trial_told(struct trial *trial, size_t input);

#endif
