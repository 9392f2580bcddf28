/* Which files are to be read: those named, those below named folders, those that a list or a pattern names.
 *
 * Shape: in the order of the command line; below a folder in the order of names, numbers in them by value.
 * What is hidden, empty or no article is skipped below a folder; a file that was named itself is never
 * skipped.
 *
 * Owner: all lives in the list's arena; inputs_free frees it.
 *
 * Errors: nothing is printed: what is skipped, and a list, folder or archive that cannot be read, is left out with
 * the reason, to be reported where its turn is. A failure makes `status` STATUS_FAILED; the rest goes on. */
#ifndef CONVERTER_INPUTS_INPUTS_H
#define CONVERTER_INPUTS_INPUTS_H

#include "base/arena.h"
#include "base/source.h"
#include "converter/cli/command.h"
#include "converter/inputs/archives.h"

struct input {
    const char *path; /* as it is opened and reported; "-" is standard input */
    const char
        *folder;      /* where it was, below the folder that was named; "" for a file that was named itself */
    const char *root; /* the folder that was named, which its pictures may not leave; NULL: its own folder */
    const char *named;         /* the folder or archive that was named, and led here; NULL: itself */
    const char *archive;       /* that holds it; NULL: it is a file */
    struct archives *archives; /* where that one is opened, of the list */
    size_t entry;              /* its index there */
    bool is_alone;             /* no other input of the run lies in its folder */
    bool is_found;             /* below a folder: skipped, not refused, when it turns out to be no article */
};

/* What is no input, and why. */
struct left_out {
    struct input input; /* as it would be */
    enum diag_id id;    /* DIAG_SKIPPED, or the error that keeps it from being one */
    const char *reason; /* translatable */
    size_t before;      /* so many inputs stand before it */
    bool is_resource;   /* a picture or the like, which articles may show */
    bool is_unselected; /* an article by its name, left out by patterns or its date */
    bool is_container;  /* a folder or an archive, with all that is in it */
};

struct input_list {
    struct arena *arena;
    struct archives *archives;
    struct input *items;
    size_t count, capacity;
    struct left_out *left_out;
    size_t left_out_count, left_out_capacity;
    enum status status;
};

/* Reports it as a message. */
void left_out_report(const struct left_out *left_out, struct diag *diag);

/* The file that holds it: itself, or its archive. */
const char *input_file(const struct input *input);

void inputs_collect(struct input_list *list, const struct command *command);

/* Opens an input, wherever it is. */
enum status input_open(const struct input *input, struct diag *diag, struct source **source);

/* False for what cannot be opened, and for what no reader knows. */
bool input_may_be_read(const struct input *input);

void inputs_free(struct input_list *list);

#endif
