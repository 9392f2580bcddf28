/* The settings files of the folders that inputs were found in: they are inherited downwards, the inner one
 * counting more.
 *
 * Shape: from the folders above the one that was named down to the folder of each input; those of the first input's
 * folder and above were read before (converter/cli/config.h).
 *
 * Owner: the list's items are freed by the caller; texts live in the command's arena.
 *
 * Errors: a mistake is reported by file and line, with STATUS_USAGE. */
#ifndef CONVERTER_INPUTS_FOLDER_SETTINGS_H
#define CONVERTER_INPUTS_FOLDER_SETTINGS_H

#include "converter/inputs/inputs.h"

enum status folder_settings_read(struct command *command, const struct input_list *inputs,
                                 struct setting_list *settings, struct diag *diag);

#endif
