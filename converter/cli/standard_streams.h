/* Descriptors 0, 1 and 2, which a caller may have closed: the next file that is opened would get such a
 * number, and messages would be written into an output.
 *
 * Errors: what could not be printed is reported, with STATUS_FAILED.
 *
 * Source: POSIX.1-2017 §2.5, exec(3p). */
#ifndef CONVERTER_CLI_STANDARD_STREAMS_H
#define CONVERTER_CLI_STANDARD_STREAMS_H

#include "base/diag.h"
#include "base/status.h"

/* Opens what is closed on /dev/null, so that its use is an error; before any other file is opened. Ends the
 * process where that is not possible. */
void standard_streams_open(void);

/* Writes out what was printed to standard output. `status` is the status so far, and is given back when all
 * is well. */
enum status standard_streams_flush(enum status status, struct diag *diag);

#endif
