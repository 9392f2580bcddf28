/* Bytes out. Nothing appears under its name before sink_commit; an existing file stays as it is until then.
 *
 * Shape: a file is written to an unnamed or temporary file in the same folder, flushed to the disk, then
 * renamed. A device, a pipe and standard output are written directly.
 *
 * Owner: every sink is ended by exactly one of sink_commit and sink_abandon, which free it.
 *
 * Errors: a failed write is remembered; sink_commit then reports it by name, removes the temporary file and
 * gives STATUS_FAILED. So a writer may ignore the result of sink_write and check once. */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/status.h"

#include <stddef.h>

struct sink;

/* Opens `path` for writing, or standard output for "-". */
enum status sink_open(const char *path, struct diag *diag, struct sink **sink);

/* A sink that appends to a buffer of the caller's. */
struct sink *sink_open_buffer(struct buffer *buffer);

enum status sink_write(struct sink *sink, const void *bytes, size_t size);
enum status sink_write_text(struct sink *sink, const char *text);

/* Makes the output appear under its name. */
enum status sink_commit(struct sink *sink, struct diag *diag);

/* Leaves no trace. `sink` may be NULL. */
void sink_abandon(struct sink *sink);

#endif
