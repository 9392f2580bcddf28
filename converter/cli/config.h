/* Settings that need not be typed: lines "name = value", with the names of the long options; "#" begins a
 * comment.
 *
 * Shape: banxin.conf in $XDG_CONFIG_HOME (or ~/.config), then .banxin.conf in the folder of the first input;
 * what comes later counts, and the command line counts most. An archive may come from anywhere, so its own
 * file may say how its articles are set, but neither where outputs go nor what they replace. Errors: a line
 * that makes no sense is reported by file and line, with STATUS_USAGE. Source: XDG Base Directory
 * Specification 0.8. */
#ifndef CONVERTER_CONFIG_H
#define CONVERTER_CONFIG_H

#include "converter/cli/options.h"

/* Sets in `options` what the files say. `command` tells the inputs. */
enum status config_read(struct option_values *options, const struct command *command, struct diag *diag);

#endif
