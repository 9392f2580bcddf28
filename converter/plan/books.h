/* Which inputs make which book of --merge: all one, or those of each folder one.
 *
 * Shape: books in the order of their first inputs, the inputs in the order of the plan. A book is called what
 * --title says, else after the folder that was named. Files are named by --name, with {title}, {order} (of the
 * book among the books), {dir}, and what was typed of {date} and {author}; the default is the title.
 *
 * Owner: books_make is undone by books_free; the jobs are the plan's. */
#ifndef CONVERTER_PLAN_BOOKS_H
#define CONVERTER_PLAN_BOOKS_H

#include "converter/plan/plan.h"

struct book {
    const char *title;       /* NULL: that of the first article */
    const char *title_lines; /* as metadata has them */
    bool is_named_by_folder; /* the title is the name of a folder */
    const char *folder;      /* of its inputs, which tells it from others */
    const char *source;      /* as origin.h names it; "": there is no state of the outputs */
    const char **outputs;    /* one a target: as seen from the folder of -d, else as -o says */
    const struct job **jobs;
    size_t job_count, job_capacity;
    size_t shared; /* bytes that the folders of all jobs share */
};

struct books {
    struct arena *arena;
    struct book *list;
    size_t count;
};

/* `state` is of the folder of -d; NULL: nothing was written there, or there is none. */
void books_make(struct books *books, const struct plan *plan, const struct settings *settings,
                const struct command_options *options, struct state *state, struct diag *diag);
void books_free(struct books *books);

#endif
