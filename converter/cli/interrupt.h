/* SIGINT and SIGTERM end a run in order: what was begun is finished, and the summary printed. A second one
 * ends the process at once. */
#ifndef CONVERTER_CLI_INTERRUPT_H
#define CONVERTER_CLI_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>

void interrupt_heed(void);
bool interrupt_came(void);

/* Keeps them waiting, and says in `before` which were kept waiting already: for ppoll. */
void interrupt_hold(sigset_t *before);

#endif
