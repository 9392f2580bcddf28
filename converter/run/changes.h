/* What has changed among the inputs since they were last converted: for --watch.
 *
 * Shape: a set of paths, written as the inputs' own; a path that is not an input may be a picture that one
 * shows.
 *
 * Owner: changes_free frees the set, not the struct. */
#ifndef CONVERTER_RUN_CHANGES_H
#define CONVERTER_RUN_CHANGES_H

#include "converter/plan/plan.h"

struct changes {
    struct arena *arena;
    void *paths; /* a tree of tsearch */
    bool is_all; /* too much happened to tell what */
};

void changes_add(struct changes *changes, const char *path);
void changes_free(struct changes *changes);

/* Leaves in the plan the jobs that the changes may concern. The names of their outputs stay those of the
 * whole; so a plan whose names depend on what is read stays whole. */
void changes_select(const struct changes *changes, struct plan *plan);

#endif
