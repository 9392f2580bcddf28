/* Messages for the person at the terminal, on standard error: `name:line: severity: text [id]`. */
#ifndef CONVERTER_CLI_REPORT_H
#define CONVERTER_CLI_REPORT_H

#include "base/buffer.h"
#include "base/diag.h"

/* A diag that prints messages of at least this severity to standard error. */
struct diag report_new(enum severity threshold);

/* Names and texts come from strangers: a control character must not reach the terminal. */
void report_append_shown(struct buffer *line, const char *text);

#endif
