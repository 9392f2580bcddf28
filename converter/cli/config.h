/* Settings that need not be typed: lines as converter/cli/config_line.h reads them. Before all sections stand
 * the long options of the program; in [pdf] and its like, and in [reading], the options of -O; in [files
 * "PATTERN"] what is said of the inputs that fit.
 *
 * Shape: banxin.conf in $XDG_CONFIG_HOME (or ~/.config), then .banxin.conf in the folders above that of the first
 * input (outer_folders.h) and in that folder, which may say less (confinement.h), then the files of --config; what comes later counts, and
 * the command line counts most. A file that was found, and not named, is ignored when it belongs to another
 * user, unless that is root.
 *
 * Owner: the command is undone by command_free, also after an error.
 *
 * Errors: a line that makes no sense is reported by file and line, and noted in `has_bad_settings`; the rest is
 * read all the same. What was typed wrong gives STATUS_USAGE.
 *
 * Source: XDG Base Directory Specification 0.8. */
#ifndef CONVERTER_CLI_CONFIG_H
#define CONVERTER_CLI_CONFIG_H

#include "converter/cli/command.h"
#include "converter/cli/outer_folders.h"

/* The name of the file in an archive, or in a folder of it. */
#define CONFIG_NAME ".banxin.conf"

/* Reads the command line over the settings of the files that it leads to, and keeps the names of those files.
 */
enum status config_read_command(struct command *command, int count, char **arguments, struct diag *diag);

/* Reads the settings file of a folder above inputs, or of a folder, for the inputs in it alone; what it says of a whole run is not for it. */
enum status config_read_outer(struct command *command, const struct outer_folder *outer,
                              struct setting_list *settings, struct diag *diag);
enum status config_read_folder(struct command *command, const char *folder, struct setting_list *settings,
                               struct diag *diag);

#endif
