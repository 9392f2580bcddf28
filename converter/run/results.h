/* What came of each job, reported in the order of the inputs, with what was left out at its place: messages, the
 * report, the summary.
 *
 * Shape: a result gathers all that a job says until it is settled; results_record then reports it once. With
 * -v a job has one line, which names the notes by their ids; without it, notes are not printed. What was warned about
 * when an output was made is not said again while it is up to date; records have it. The summary counts every warning
 * that was printed, and why inputs were skipped.
 *
 * Owner: results_open is undone by results_close.
 *
 * Errors: a report that cannot be written is a diagnostic, and makes results_close give STATUS_FAILED. */
#ifndef CONVERTER_RUN_RESULTS_H
#define CONVERTER_RUN_RESULTS_H

#include "converter/cli/progress.h"
#include "converter/run/records.h"
#include "converter/run/skip_reasons.h"

struct results {
    struct diag *diag;
    struct records records;
    size_t job_count, reported, target_count;
    size_t tally[OUTCOME_COUNT];
    struct skip_reasons skip_reasons;
    unsigned long warnings_before; /* that are not of this run */
    const struct input *inputs;    /* all, and what is none */
    const struct left_out *left_out;
    size_t left_out_count, left_out_said, left_out_recorded;
    struct progress progress;
    bool is_dry, is_watching;
    bool is_strict;    /* what is up to date is warned about again */
    bool is_muted;     /* messages are counted, not printed */
    bool lists_inputs; /* a dry run prints what would come of each */
};

enum status results_open(struct results *results, const struct plan *plan,
                         const struct command_options *options, size_t target_count, struct diag *diag);
void results_print(struct results *results, const struct diag_message *message);

/* Prints what a result has kept and not yet printed, after what was left out before its input. */
void results_say(struct results *results, const struct job *job, struct result *result);

/* In a dry run, what would come of one output of a book of so many articles. */
void results_list_book(struct results *results, bool is_current, size_t article_count, const char *output);

/* Prints and records the result: it is done with. */
void results_record(struct results *results, const struct job *job, struct result *result);

/* The summary, and the report in its place; what an interrupt has left is reported. */
enum status results_close(struct results *results, bool is_interrupted);

#endif
