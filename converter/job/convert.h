/* One output written: no globals, no printing, all is reported through the diag.
 *
 * Errors: STATUS_FAILED when the output could not be written; then it is as it was before. */
#ifndef CONVERTER_JOB_CONVERT_H
#define CONVERTER_JOB_CONVERT_H

#include "converter/cli/settings.h"

struct article_size {
    size_t paragraphs, characters;
};

struct article_size convert_measure(const struct document *document);

/* Where a document is written to. The sink stays the caller's. */
struct destination {
    const char *name; /* for diagnostics */
    struct sink *sink;
    struct write_watch watch; /* {0}: nobody asks how far it is */
};

enum status convert_write(const struct settings *settings, const struct target *target,
                          const struct document *document, const struct destination *destination,
                          struct diag *diag);

#endif
