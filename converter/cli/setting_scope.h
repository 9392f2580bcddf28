/* Which inputs a setting of a file is about.
 *
 * Shape: of the inputs below the folder of the file, those whose path below it, or whose name, fits the
 * pattern of [files "PATTERN"], as patterns of --include do; what is in an archive also by its path there. A
 * user's own file is about all inputs, by their paths as they were typed. That of a folder above what was named is about
 * inputs here as in a run over that folder.
 *
 * Errors: none. */
#ifndef CONVERTER_CLI_SETTING_SCOPE_H
#define CONVERTER_CLI_SETTING_SCOPE_H

#include "converter/cli/command.h"

/* True when the setting is about the whole run. */
bool setting_is_general(const struct setting *setting);

/* True when the setting is about some inputs, and the one at `path` is among them. */
bool setting_is_about(const struct setting *setting, const char *path);

/* The same, were the pattern of its section another. */
bool setting_would_be_about(const struct setting *setting, const char *files, const char *path);

/* True when all that the setting may be about lies in the folder, or can lie anywhere. */
bool setting_is_within(const struct setting *setting, const char *folder);

#endif
