/* Does what was planned, job by job. One job that fails stops no other.
 *
 * Errors: STATUS_FAILED when some input could not be converted or some output not written. */
#ifndef CONVERTER_RUN_H
#define CONVERTER_RUN_H

#include "converter/plan.h"

enum status run_plan(const struct plan *plan, const struct settings *settings, struct diag *diag);

#endif
