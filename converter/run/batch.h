/* Many jobs by worker processes, into a folder. One job that fails, crashes, hangs or eats memory stops no
 * other.
 *
 * Shape: results are reported in the order of the inputs, whatever the number of workers. Outputs are put in
 * place in groups: brought to the disk, recorded in the state, renamed.
 *
 * Errors: STATUS_FAILED when some input could not be converted or some output not written. An interrupt ends
 * the run after the current jobs; a second one ends it at once. */
#ifndef CONVERTER_RUN_BATCH_H
#define CONVERTER_RUN_BATCH_H

#include "converter/plan/plan.h"

enum status batch_run(const struct plan *plan, const struct settings *settings,
                      const struct command_options *options, struct diag *diag);

#endif
