/* One input, read: the only way to do it, whatever runs it.
 *
 * Shape: the bytes of the input, and the document that they make; both stay until they are closed, for names
 * and keys are made of them.
 *
 * Owner: reading_open is undone by reading_close, whatever came of it.
 *
 * Errors: what cannot be opened or read is reported by name. */
#ifndef CONVERTER_JOB_READING_H
#define CONVERTER_JOB_READING_H

#include "converter/cli/settings.h"
#include "converter/inputs/inputs.h"

struct reading_request {
    const struct settings *settings;
    const struct input *input;
    struct source *standard_input; /* that was read already; NULL: it was not */
    bool is_book;                  /* of its own, and not a part of one */
    struct diag *diag;
};

struct reading {
    struct source *source;
    struct document *document; /* with the overrides of the settings applied */
    bool is_borrowed;          /* the source */
};

/* READING_SKIPPED: found below a folder, and no article by its content, which is reported. */
enum reading_end { READING_DONE, READING_SKIPPED, READING_FAILED };

enum reading_end reading_open(const struct reading_request *request, struct reading *reading);

/* Closes the source alone, for who needs only the document any more. */
void reading_close_source(struct reading *reading);

void reading_close(struct reading *reading);

#endif
