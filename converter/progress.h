/* How far a run is: one line that changes at a terminal, plain lines now and then elsewhere, none when quiet.
 *
 * Units: microseconds. */
#ifndef CONVERTER_PROGRESS_H
#define CONVERTER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    size_t total;
    uint64_t start, last;
    bool is_quiet, is_terminal, is_shown;
};

struct progress progress_new(size_t total, bool is_quiet);

/* `done` of the total are done, and `current` is at hand. Not every call shows something. */
void progress_show(struct progress *progress, size_t done, const char *current);

/* Makes room for other lines. */
void progress_clear(struct progress *progress);

/* The time of a clock that only goes forward. */
uint64_t progress_clock(void);

#endif
