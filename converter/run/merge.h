/* --merge: one output of all inputs, or one for each folder. Each input is read, given to the writers and
 * forgotten, so that a book of any length has one article in memory. A book is made in a process of its own
 * (converter/pool/supervisor.h), so that no input can stop it.
 *
 * Shape: an input that cannot be converted is left out of its book, which is written all the same. A book in
 * the folder of -d whose inputs and options are those of the last time is left alone.
 *
 * Errors: STATUS_FAILED when some input or some book could not be written. */
#ifndef CONVERTER_RUN_MERGE_H
#define CONVERTER_RUN_MERGE_H

#include "converter/plan/plan.h"

enum status merge_run(const struct plan *plan, const struct settings *settings,
                      const struct command_options *options, struct diag *diag);

#endif
