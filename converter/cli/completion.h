/* Completion scripts for shells, made from the option table, so that they never fall behind it.
 *
 * Source: bash 5.2 §8.6 (programmable completion); zshcompsys(1); fish 3.6 complete(1). */
#ifndef CONVERTER_CLI_COMPLETION_H
#define CONVERTER_CLI_COMPLETION_H

#include "base/buffer.h"
#include "converter/cli/options.h"

void completion_append(struct buffer *text, enum shell shell);

#endif
