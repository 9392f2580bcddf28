/* What came of each job, reported in the order of the inputs: messages, the report, the summary.
 *
 * Shape: a result gathers all that a job says until it is settled; results_record then reports it once.
 *
 * Owner: results_open is undone by results_close; a result by result_clear.
 *
 * Errors: a report that cannot be written is a diagnostic, and makes results_close give STATUS_FAILED. */
#ifndef CONVERTER_RUN_RESULTS_H
#define CONVERTER_RUN_RESULTS_H

#include "base/sink.h"
#include "converter/cli/progress.h"
#include "converter/plan/plan.h"
#include "converter/pool/worker.h"

struct kept_message {
    struct diag_message message;
    struct kept_message *next;
};

/* OUTPUT_ADOPTED: up to date, but its record names another source. */
enum output_state { OUTPUT_NONE, OUTPUT_CURRENT, OUTPUT_ADOPTED, OUTPUT_MADE, OUTPUT_WRITTEN };

struct result_output {
    enum output_state state;
    const char *path;         /* with the folder */
    const char *name;         /* as seen from the folder */
    const char *known_source; /* of its record when it got its name; NULL: there was none */
    struct state_row row;
};

struct result {
    struct arena *arena; /* NULL: not begun */
    bool is_finished;    /* the worker is done with it */
    bool is_settled;     /* its outputs are in place */
    bool is_named;       /* its outputs are known */
    enum outcome outcome;
    struct kept_message *messages, **last_message;
    struct kept_message **unsaid; /* the first that was not printed yet */
    struct result_output *outputs;
    struct name_fields fields;
    const char *language, *encoding;
    const char *source, *content; /* as origin.h names the input; hash of its bytes, NULL: not read */
    uint64_t paragraphs, characters, microseconds;
};

void result_begin(struct result *result, size_t target_count);
void result_clear(struct result *result);
void result_keep(struct result *result, const struct diag_message *message);

/* What was found in the article. */
void result_describe(struct result *result, const struct document *document);

/* A diag whose messages the result keeps. */
struct diag result_diag(struct result *result);

struct results {
    struct diag *diag;
    struct sink *report; /* NULL: none is wanted */
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
