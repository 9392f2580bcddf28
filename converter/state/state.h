/* What banxin wrote into a folder: so that -d overwrites nothing else, and makes nothing twice.
 *
 * Shape: DIR/.banxin/state.db, SQLite with a write-ahead log: one row an output, named as seen from DIR. The
 * key of an output is a hash of all that it depends on; the hash, size, time and inode are those of the file
 * as written.
 *
 * Owner: state_open is undone by state_close; texts of a row are the caller's.
 *
 * Errors: a state that is damaged is put aside with a warning, and a new one begun; one that cannot be used
 * is reported by its name, with STATUS_FAILED. */
#ifndef CONVERTER_STATE_STATE_H
#define CONVERTER_STATE_STATE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"
#include "converter/state/state_row.h"

struct state;

/* The folder, in an output folder, for what is recorded: DIR/.banxin. */
char *state_folder(struct arena *arena, const char *output_folder);

/* Opens the state in a folder that is there, the one of state_folder.
 * `share` is "", or "1-of-4" for a run that takes a share of the inputs: it has a database of its own, so
 * that machines with one output folder need no locks between them. */
enum status state_open(const char *folder, const char *share, struct diag *diag, struct state **state);

/* Opens the state of an output folder where there is one already; NULL: nothing was written there before. In
 * a dry run it is a copy in memory: nothing is locked, and nothing written. */
enum status state_open_kept(const char *output_folder, const char *share, bool is_dry, struct diag *diag,
                            struct state **state);

/* False when banxin wrote no such output here. The source lives until the next look. */
bool state_find(struct state *state, const char *output, struct state_row *row);

/* Gives each row that fits, in the order of outputs; its texts live until `take` returns, which may not look
 * itself. */
void state_each(struct state *state, enum state_column column, const char *value,
                void (*take)(void *context, const char *output, const struct state_row *row), void *context);

/* Changes are made between these two, and are on the disk, all of them, when state_commit returns STATUS_OK;
 * else none is made. */
enum status state_begin(struct state *state, struct diag *diag);
enum status state_put(struct state *state, const char *output, const struct state_row *row,
                      struct diag *diag);
enum status state_commit(struct state *state, struct diag *diag);
void state_close(struct state *state);

/* Whether an output may be put in its place. Asked between state_begin and state_commit, while no other run
 * can record anything: what another one has put in place, it has recorded before. A file with the very bytes
 * that were made is taken for ours. `known_source` is of the row that was found when the output got its name;
 * NULL: there was none. */
enum state_claim {
    CLAIM_FREE,
    CLAIM_FOREIGN, /* a file stands there that banxin did not write */
    CLAIM_TAKEN,   /* another run has made it of another input meanwhile */
};
enum state_claim state_claim(struct state *state, const char *output, const char *path,
                             const struct state_row *made, const char *known_source);

/* "SQLite 3.40.1" */
const char *state_library(void);

#endif
