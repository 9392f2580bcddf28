/* --merge-reports: the reports of several runs as one, as if one run had done it all.
 *
 * Shape: the records of all reports in the order of their sources: natural order, folder by folder.
 *
 * Errors: a report that cannot be read, or a line that is not a record, is reported by name and line;
 * STATUS_FAILED. */
#ifndef CONVERTER_RUN_JOIN_H
#define CONVERTER_RUN_JOIN_H

#include "converter/cli/command.h"

enum status join_reports(const struct command *command, struct diag *diag);

#endif
