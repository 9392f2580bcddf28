/* What came of each job, reported in the order of the inputs: messages, the report, the summary.
 *
 * Shape: a result gathers all that a job says until it is settled; results_record then reports it once. With
 * -v a job has one line, which names the notes by their ids; without it, notes are not printed.
 *
 * Owner: results_open is undone by results_close.
 *
 * Errors: a report that cannot be written is a diagnostic, and makes results_close give STATUS_FAILED. */
#ifndef CONVERTER_RUN_RESULTS_H
#define CONVERTER_RUN_RESULTS_H

#include "converter/cli/progress.h"
#include "converter/run/records.h"

struct results {
    struct diag *diag;
    struct records records;
    size_t job_count, reported, target_count;
    size_t tally[OUTCOME_COUNT], skipped_before;
    unsigned long warnings;
    struct progress progress;
    bool is_dry, is_watching;
    bool is_muted; /* messages are counted, not printed */
};

enum status results_open(struct results *results, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag);
/* Prints a message, and what a result has kept and not yet printed. */
void results_print(struct results *results, const struct diag_message *message);
void results_say(struct results *results, struct result *result);

/* Prints and records the result: it is done with. */
void results_record(struct results *results, const struct job *job, struct result *result);

/* The summary, and the report in its place; what an interrupt has left is reported. */
enum status results_close(struct results *results, bool is_interrupted);

#endif
