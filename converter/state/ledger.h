/* The table of outputs in a file, and the only door to SQLite: a module of its own, so that a run without an
 * output folder does not load that library.
 *
 * Shape: one table, one row an output, found by its name, its name without case, or its source; a write-ahead
 * log beside the file. What is looked up is seen as it was at the first look since the last change of this
 * run.
 *
 * Owner: `open` is undone by `close`.
 *
 * Errors: `open` gives a fault and a `reason`; the rest gives false, and `reason` then says why, until the
 * next call.
 *
 * Source: SQLite 3.40. */
#ifndef CONVERTER_STATE_LEDGER_H
#define CONVERTER_STATE_LEDGER_H

#include "base/module.h"
#include "converter/state/state_row.h"

struct ledger;

/* LEDGER_DAMAGED: the file is not such a table. LEDGER_NEWER: a later version made it. */
enum ledger_fault { LEDGER_SOUND, LEDGER_FAILED, LEDGER_DAMAGED, LEDGER_NEWER };

enum { LEDGER_REASON_SIZE = 256 };

/* What the module exports. */
struct ledger_door {
    struct module_head head;
    /* `path` NULL: a table in memory alone. `fold` gives a text as unicode_fold does. */
    enum ledger_fault (*open)(const char *path, char *(*fold)(const char *text), struct ledger **ledger,
                              char reason[static LEDGER_REASON_SIZE]);
    void (*close)(struct ledger *ledger);
    bool (*find)(struct ledger *ledger, const char *output, struct state_row *row);
    void (*each)(struct ledger *ledger, enum state_column column, const char *value,
                 void (*take)(void *context, const char *output, const struct state_row *row), void *context);
    bool (*begin)(struct ledger *ledger);
    bool (*put)(struct ledger *ledger, const char *output, const struct state_row *row);
    bool (*commit)(struct ledger *ledger);                   /* or none of it is kept */
    bool (*import)(struct ledger *ledger, const char *path); /* the rows of another file that are not here */
    const char *(*reason)(const struct ledger *ledger);
    const char *(*library)(void);
};

#endif
