/* How far a long work is: one line that changes at a terminal, with a bar; plain lines now and then
 * elsewhere, and for the pages of one work nothing; none when quiet.
 *
 * Units: microseconds. */
#ifndef CONVERTER_CLI_PROGRESS_H
#define CONVERTER_CLI_PROGRESS_H

#include "base/diag.h"
#include "formats/document/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    size_t total;
    uint64_t start, last;
    size_t pages_done, pages; /* of the current work; 0: not reported, or not known yet */
    bool is_quiet, is_terminal, is_shown;
    struct diag messages; /* where a guarded diag printed before */
};

struct progress progress_new(size_t total, bool is_quiet);

/* `done` of the total are done, and `current` is being done. Not every call shows something. */
void progress_show(struct progress *progress, size_t done, const char *current);

/* The same for `done` of `all` pages of one work, at a terminal only, reported by its writer. */
void progress_show_pages(struct progress *progress, size_t done, size_t all);
struct write_watch progress_watch(struct progress *progress);

/* Makes room for other lines. */
void progress_clear(struct progress *progress);

/* Messages of the diag make room for themselves, until it is released. */
void progress_guard(struct progress *progress, struct diag *diag);
void progress_release(struct progress *progress, struct diag *diag);

/* A number of things in some seconds, as "0.4" or "120". */
enum { PROGRESS_RATE_SIZE = 24 };
void progress_rate(size_t count, double seconds, char text[static PROGRESS_RATE_SIZE]);

/* The time of a clock that only goes forward. */
uint64_t progress_clock(void);

#endif
