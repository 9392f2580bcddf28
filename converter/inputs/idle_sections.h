/* Sections [files "PATTERN"] of settings files that are about no input of a run, for a pattern that was mistyped
 * would be ignored in silence.
 *
 * Shape: in a run over a folder, the sections of its settings file, of those further in, and of --config. What was
 * skipped counts as well, and where a folder or an archive was left out as a whole, nobody can tell. The user's own
 * file, and those of folders above, are about other inputs too, and so is one of --config of which another section fits.
 *
 * Errors: a warning for each, by file and line. */
#ifndef CONVERTER_INPUTS_IDLE_SECTIONS_H
#define CONVERTER_INPUTS_IDLE_SECTIONS_H

#include "converter/inputs/inputs.h"

void idle_sections_report(const struct setting_list *settings, const struct input_list *inputs,
                          struct diag *diag);

#endif
