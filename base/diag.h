/* What the program tells the user: `name:line: severity: text [id]`.
 *
 * Shape: every message stands in base/diag.def with its stable id, severity and text. %1 %2 %3 in a text are
 * the strings given to diag_report, in that order, so that a translation may change the order; &1 &2 &3 are
 * the same, and are the program's own words, as a reason is, that are translated too.
 *
 * Owner: nothing is kept; a message is handed to `print` at once.
 *
 * Errors: none. A diagnostic never decides whether to go on; enum status does. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/status.h"

#include <stdbool.h>
#include <stddef.h>

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

enum diag_id {
#define DIAGNOSTIC(symbol, id, severity, text) DIAG_##symbol,
#include "base/diag.def"
#undef DIAGNOSTIC
    DIAG_COUNT
};

/* Where it happened. `name` may be NULL (the program as a whole), `line` 0 (no line). */
struct place {
    const char *name;
    unsigned long line;
};

struct diag_message {
    enum diag_id id;
    enum severity severity;
    struct place place;
    const char *text; /* with the arguments filled in; lives until `print` returns */
};

struct diag {
    void (*print)(void *context, const struct diag_message *message); /* NULL: count only */
    void *context;
    enum severity threshold; /* milder messages are counted, not printed */
    unsigned long counts[SEVERITY_COUNT];
};

/* Reports one message. After `id` come exactly as many `const char *` as the text has placeholders. */
void diag_report(struct diag *diag, struct place place, enum diag_id id, ...);

/* Reports that the options make no sense together (bad-usage), for a reason that is translatable: STATUS_USAGE. */
enum status diag_refuse(struct diag *diag, const char *reason);

/* The stable id, as printed in brackets, and the name of a severity. */
const char *diag_id_name(enum diag_id id);
const char *diag_severity_name(enum severity severity);

/* How many strings the text of `id` needs. */
unsigned diag_argument_count(enum diag_id id);

#endif
