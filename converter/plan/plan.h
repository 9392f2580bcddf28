/* What is to be done: for each input, the name of each output. Decided as a whole before anything is written.
 *
 * Shape: one job an input, one output a target of the settings.
 *
 * Owner: plan_make is undone by plan_free; the inputs are borrowed.
 *
 * Errors: outputs that make no sense, or that would overwrite an input, are reported, with STATUS_USAGE. */
#ifndef CONVERTER_PLAN_PLAN_H
#define CONVERTER_PLAN_PLAN_H

#include "converter/cli/settings.h"
#include "converter/inputs/inputs.h"
#include "converter/plan/kept_messages.h"
#include "converter/plan/output_names.h"

struct job {
    const struct input *input;
    const char *
        *outputs; /* in the order of the targets; "-" is standard output; below `folder` where there is one */
    struct kept_messages noticed; /* when the outputs got their names; told when the input has its turn */
};

struct plan {
    struct arena *arena;
    struct job *jobs;
    size_t job_count;
    const char *folder;           /* of -d; NULL: the outputs were named one by one */
    const char *share;            /* "1-of-4", or "": all */
    struct state *state;          /* what was written into `folder` before; NULL: nothing, or books ask */
    bool is_merged;               /* into books, that have names of their own */
    struct output_names *names;   /* gives the outputs of each job once it is read; NULL: all are known */
    struct file_identity *inputs; /* sorted */
    size_t input_count;
    const struct input *all; /* of the run, whatever the share; and what is none, in this share */
    struct left_out *left_out;
    size_t left_out_count;
};

enum status plan_make(struct plan *plan, const struct input_list *inputs, const struct command *command,
                      const struct settings *settings, struct diag *diag);
void plan_free(struct plan *plan);

/* How outputs are named in the folder, given what was written there before. */
struct name_rules plan_name_rules(const struct plan *plan, const struct command_options *options,
                                  const char *pattern, struct state *state);

/* True when the path leads to an input: by another name, a link, or another spelling. */
bool plan_is_input(const struct plan *plan, const char *path);

#endif
