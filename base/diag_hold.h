/* Messages that wait until it is known whether they hold: of a reading that may be done again another way.
 *
 * Shape: report to `diag`; then diag_hold_release hands all over, and what comes later goes straight through,
 * or diag_hold_drop forgets all.
 *
 * Owner: diag_hold_new is undone by diag_hold_free, which adds the counts to those of the outer diag. The
 * outer diag is borrowed until then, and so are the places' names.
 *
 * Errors: none. */
#ifndef BASE_DIAG_HOLD_H
#define BASE_DIAG_HOLD_H

#include "base/diag.h"

struct diag_hold;

struct diag_hold *diag_hold_new(struct diag *outer);
struct diag *diag_hold_diag(struct diag_hold *hold);
void diag_hold_release(struct diag_hold *hold);
void diag_hold_drop(struct diag_hold *hold);
void diag_hold_free(struct diag_hold *hold);

#endif
