/* The names of outputs in the folder of -d: the tree of the inputs, each file named by a pattern.
 *
 * Shape: names are given in the order of the inputs. What was written before keeps its name. One that differs
 * from another only by case or composition counts as the same, as it would be on many disks; one that is
 * taken, or was made of another input before, gets a number, with a warning.
 *
 * Owner: names live in the arena given to output_names_new; output_names_free frees the rest.
 *
 * Errors: none; a folder can always take one more name. */
#ifndef CONVERTER_PLAN_OUTPUT_NAMES_H
#define CONVERTER_PLAN_OUTPUT_NAMES_H

#include "converter/plan/name_pattern.h"
#include "converter/state/state.h"

struct output_names;

struct name_rules {
    const char *pattern;
    const char *folder;  /* of -d */
    struct state *state; /* what was written there before; NULL: nothing */
    bool is_portable;    /* names that every common disk can hold */
    bool is_forced;      /* what was made of another input may be overwritten */
};

struct name_request {
    const struct input *input;
    const struct name_fields *fields; /* NULL: nothing was read */
    const char *extension;
    const char *source; /* of the output, as origin.h names it; NULL: the input */
};

struct output_names *output_names_new(struct arena *arena, const struct name_rules *rules);
void output_names_free(struct output_names *names);

/* A name for the output, as seen from the folder of -d. */
const char *output_names_give(struct output_names *names, const struct name_request *request,
                              struct diag *diag);

#endif
