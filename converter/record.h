/* What banxin wrote into a folder, so that -d never overwrites anything else.
 *
 * Shape: the file .banxin-outputs, in the form that `sha256sum --check` reads: a hash and a name on each
 * line. A line is added before its output appears; the last line of a name counts. Owner: record_open is
 * undone by record_close. Errors: a record that cannot be read or written is reported by its name. */
#ifndef CONVERTER_RECORD_H
#define CONVERTER_RECORD_H

#include "base/diag.h"
#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

struct record;

/* Makes the folder when it is not there. */
enum status record_open(const char *folder, struct diag *diag, struct record **record);

/* True when banxin wrote a file of this name here. */
bool record_has(const struct record *record, const char *name);

enum status record_add(struct record *record, const char *name, const void *bytes, size_t size,
                       struct diag *diag);
void record_close(struct record *record);

#endif
