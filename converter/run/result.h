/* What came of one job, gathered until it is reported.
 *
 * Owner: result_begin is undone by result_clear; all texts live in the result's arena.
 *
 * Errors: none. */
#ifndef CONVERTER_RUN_RESULT_H
#define CONVERTER_RUN_RESULT_H

#include "converter/plan/kept_messages.h"
#include "converter/plan/plan.h"
#include "converter/pool/worker.h"

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
    struct kept_messages messages;
    const struct kept_message *said; /* the latest that was printed; NULL: none was */
    struct result_output *outputs;
    struct name_fields fields;
    const char *language, *encoding, *origin; /* `origin` is who published it first: 人民日报 */
    const char *source, *content; /* as origin.h names the input; hash of its bytes, NULL: not read */
    const char *digest;           /* of what the article says; NULL: not asked for */
    uint64_t paragraphs, characters, microseconds, size;
};

void result_begin(struct result *result, size_t target_count);

/* The same for an input of the plan, about which something may have been noticed before. */
void result_begin_job(struct result *result, size_t target_count, const struct job *job);
void result_clear(struct result *result);
void result_keep(struct result *result, const struct diag_message *message);

/* What was found in the article. */
void result_describe(struct result *result, const struct document *document);

/* A diag whose messages the result keeps. */
struct diag result_diag(struct result *result);

/* True when the output of that target is in its place; in a dry run, when it would be. */
bool result_has_output(const struct result *result, size_t target, bool is_dry);

/* "up to date", for records; not translated. A dry run converts nothing. */
const char *result_outcome_name(enum outcome outcome, bool is_dry);

#endif
