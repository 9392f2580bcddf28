/* Settings that need not be typed: lines "name = value", with the names of the long options; "#" begins a
 * comment.
 *
 * Shape: banxin.conf in $XDG_CONFIG_HOME (or ~/.config), then .banxin.conf in the folder of the first input,
 * which may say less (converter/cli/confinement.h), then the files of --config; what comes later counts, and
 * the command line counts most. A file that was found, and not named, is ignored when it belongs to another
 * user, unless that is root. Errors: a line that makes no sense is reported by file and line, with
 * STATUS_USAGE. Source: XDG Base Directory Specification 0.8. */
#ifndef CONVERTER_CONFIG_H
#define CONVERTER_CONFIG_H

#include "converter/cli/options.h"

/* Sets in the command's options what the files say, and keeps the names of those that were read. `typed` are
 * the options of the command line. */
enum status config_read(struct command *command, const struct option_values *typed, struct diag *diag);

#endif
