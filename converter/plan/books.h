/* Which inputs make which book of --merge: all one, or those of each folder one.
 *
 * Shape: books in the order of their first inputs, the inputs in the order of the plan. A book is called what
 * --title says, else after its folder (book_titles.h). Files are named by --name, with {title}, {order} (of the
 * book among the books), {dir}, and {date} and {author} as the book has them; the default is the title. What is
 * named after something that its articles say has no name until they were read.
 *
 * Owner: books_make is undone by books_free; the jobs are the plan's. */
#ifndef CONVERTER_PLAN_BOOKS_H
#define CONVERTER_PLAN_BOOKS_H

#include "converter/plan/plan.h"
#include "converter/state/origin.h"
#include "formats/document/document.h"

struct book {
    const char *title;       /* NULL: that of the first article */
    const char *title_lines; /* as metadata has them */
    bool is_named_by_folder; /* the title is the name of a folder */
    bool is_loose;           /* a text that lies above the folders of books, and is one of its own */
    const char *folder;      /* of its inputs, which tells it from others */
    const char *above;       /* the folder that mirrors the one above it; "": none */
    const char *source;      /* as origin.h names it; "": there is no state of the outputs */
    const char *
        *outputs; /* one a target: as seen from the folder of -d, else as -o says; NULL: not named yet */
    const struct job **jobs;
    size_t job_count, job_capacity;
    size_t shared; /* bytes that the folders of all jobs share */
};

struct books {
    struct arena *arena;
    const struct plan *plan;
    const struct settings *settings;
    const char *pattern;
    struct output_names *names;
    struct origins origins; /* set when the outputs go into a folder that has a state */
    struct book *list;
    size_t count;
};

/* `state` is of the folder of -d; NULL: nothing was written there, or there is none. */
void books_make(struct books *books, const struct plan *plan, const struct settings *settings,
                const struct command_options *options, struct state *state, struct diag *diag);

/* Names a book that has no name yet, after what all its articles say; NULL: none of them could be read. */
void books_name(struct books *books, struct book *book, const struct metadata *common, struct diag *diag);
void books_free(struct books *books);

#endif
