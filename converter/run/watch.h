/* --watch: converts what there is, then what changes, until interrupted.
 *
 * Shape: the folders of the inputs are watched with all that are below them, also those made later. What
 * comes close together is converted at once. A file counts when it is complete: closed after writing, or
 * moved to its place.
 *
 * Errors: folders that cannot be watched are reported, with STATUS_FAILED; what cannot be converted ends
 * nothing.
 *
 * Source: inotify(7). */
#ifndef CONVERTER_RUN_WATCH_H
#define CONVERTER_RUN_WATCH_H

#include "converter/cli/command.h"
#include "converter/run/changes.h"

/* `convert` does the work for the changes. */
enum status watch_run(struct command *command, struct diag *diag,
                      enum status (*convert)(struct command *command, const struct changes *changes,
                                             struct diag *diag));

#endif
