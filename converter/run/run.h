/* Does what was planned for single outputs, one job after the other. One job that fails stops no other.
 *
 * Errors: STATUS_FAILED when some input could not be converted or some output not written. */
#ifndef CONVERTER_RUN_RUN_H
#define CONVERTER_RUN_RUN_H

#include "converter/plan/plan.h"

enum status run_plan(const struct plan *plan, const struct settings *settings, bool is_quiet,
                     struct diag *diag);

#endif
