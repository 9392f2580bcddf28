/* One job: an input read, one output written. No globals, no printing: all is told through the diag.
 *
 * Errors: STATUS_FAILED when the input could not be converted or the output not written; then the output is
 * as it was before. */
#ifndef CONVERTER_CONVERT_H
#define CONVERTER_CONVERT_H

#include "converter/cli/settings.h"

/* True when a reader recognises the content. */
bool convert_can_read(const struct settings *settings, const struct source *source);

/* Reads one input, with the overrides applied; document_free frees it. */
enum status convert_read(const struct settings *settings, const struct source *source, struct diag *diag,
                         struct document **document);

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
