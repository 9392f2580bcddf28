/* Temporary files beside outputs, and those that a killed run left behind.
 *
 * Shape: FOLDER/.banxin-PID-N, locked as long as the run that writes it lives. One whose lock can be had was
 * left behind, and is removed by the next run that writes into the folder.
 *
 * Errors: none; what cannot be locked or removed stays.
 *
 * Source: flock(2). */
#ifndef BASE_LEFTOVERS_H
#define BASE_LEFTOVERS_H

#include "base/arena.h"

#include <stdbool.h>

/* A name for a temporary file, short whatever the name of the output. */
char *leftovers_name(struct arena *arena, const char *folder, unsigned attempt);

/* Locks an open temporary file; false when another run has just removed it as left behind. */
bool leftovers_hold(int file);

/* Removes what killed runs left in the folder. */
void leftovers_remove(const char *folder);

#endif
