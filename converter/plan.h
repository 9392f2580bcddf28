/* What is to be done: for each input, the name of each output. Decided as a whole before anything is written.
 *
 * Shape: one job an input, one output a target of the settings.
 * Owner: plan_make is undone by plan_free.
 * Errors: outputs that make no sense, or that would overwrite an input, are reported, with STATUS_USAGE. */
#ifndef CONVERTER_PLAN_H
#define CONVERTER_PLAN_H

#include "converter/options.h"
#include "converter/settings.h"

struct job {
    const char *input;
    const char **outputs; /* in the order of the targets; "-" is standard output */
};

struct plan {
    struct arena *arena;
    struct job *jobs;
    size_t job_count;
    const char *folder; /* that holds all outputs, with -d; NULL: they were named one by one */
    bool overwrites;    /* also files in `folder` that are not ours */
};

enum status plan_make(struct plan *plan, const struct command *command, const struct settings *settings,
                      struct diag *diag);
void plan_free(struct plan *plan);

#endif
