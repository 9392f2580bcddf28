#include "converter/state/state.h"

#include "base/arena.h"
#include "base/module.h"
#include "base/path.h"
#include "base/source.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "converter/state/ledger.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct state {
    struct arena *arena;
    const char *path;
    const char *file; /* the same; NULL: what is there is looked at, and stays as it is */
    struct ledger *ledger;
};

static const struct ledger_door *door;

static const char *load_door(void)
{
    const char *reason = NULL;
    if (!door)
        door = module_load("ledger", sizeof *door, &reason);
    return door ? NULL : reason;
}

static enum status report(const struct state *state, const char *reason, struct diag *diag)
{
    diag_report(diag, (struct place){state->path, 0}, DIAG_BAD_STATE, reason);
    return STATUS_FAILED;
}

/* A share takes over from the whole only, whose runs are not made at the same time; the whole from all
 * shares. A record that cannot be read is passed over: its outputs are then not known to be ours, and are
 * kept. */
static void import_others(struct state *state, const char *folder, const char *share)
{
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        const char *name = entry->d_name;
        bool is_share = !strncmp(name, "state-", 6) && !strcmp(path_extension(name), "db");
        if (*share ? !strcmp(name, "state.db") : is_share)
            door->import(state->ledger, path_join(state->arena, folder, name));
    }
    if (listing)
        closedir(listing);
}

/* What SQLite keeps beside the file belongs to it. */
static void put_aside(struct state *state, struct diag *diag)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        rename(arena_format(state->arena, "%s%s", state->path, suffixes[i]),
               arena_format(state->arena, "%s.damaged%s", state->path, suffixes[i]));
    diag_report(diag, (struct place){state->path, 0}, DIAG_STATE_PUT_ASIDE);
}

static enum status open_ledger(struct state *state, struct diag *diag)
{
    char reason[LEDGER_REASON_SIZE];
    const char *missing = load_door();
    if (missing)
        return report(state, missing, diag);
    enum ledger_fault fault = door->open(state->file, unicode_fold, &state->ledger, reason);
    if (fault == LEDGER_DAMAGED) {
        put_aside(state, diag);
        fault = door->open(state->file, unicode_fold, &state->ledger, reason);
    }
    if (fault == LEDGER_SOUND)
        return STATUS_OK;
    return report(state, fault == LEDGER_NEWER ? PHRASE("a later version of banxin made it") : reason, diag);
}

char *state_folder(struct arena *arena, const char *output_folder)
{
    return path_join(arena, output_folder, ".banxin");
}

static struct state *new_state(const char *folder, const char *share)
{
    struct state *state = memory_allocate(sizeof *state);
    *state = (struct state){.arena = arena_new()};
    const char *name = arena_format(state->arena, "state%s%s.db", *share ? "-" : "", share);
    state->path = path_join(state->arena, folder, name);
    return state;
}

static enum status finish_opening(struct state *state, const char *folder, const char *share,
                                  struct diag *diag, struct state **result)
{
    if (open_ledger(state, diag) != STATUS_OK) {
        state_close(state);
        return STATUS_FAILED;
    }
    if (!state->file && !access(state->path, F_OK) && !door->import(state->ledger, state->path))
        diag_report(diag, (struct place){state->path, 0}, DIAG_STATE_NOT_READ);
    import_others(state, folder, share);
    *result = state;
    return STATUS_OK;
}

enum status state_open(const char *folder, const char *share, struct diag *diag, struct state **result)
{
    struct state *state = new_state(folder, share);
    state->file = state->path;
    return finish_opening(state, folder, share, diag, result);
}

enum status state_open_kept(const char *output_folder, const char *share, bool is_dry, struct diag *diag,
                            struct state **result)
{
    struct arena *arena = arena_new();
    const char *folder = state_folder(arena, output_folder);
    *result = NULL;
    bool is_there = !access(folder, F_OK);
    enum status status = STATUS_OK;
    if (is_there && is_dry)
        status = finish_opening(new_state(folder, share), folder, share, diag, result);
    else if (is_there)
        status = state_open(folder, share, diag, result);
    arena_free(arena);
    return status;
}

bool state_find(struct state *state, const char *output, struct state_row *row)
{
    return door->find(state->ledger, output, row);
}

void state_each(struct state *state, enum state_column column, const char *value,
                void (*take)(void *context, const char *output, const struct state_row *row), void *context)
{
    door->each(state->ledger, column, value, take, context);
}

static enum status status_of(const struct state *state, bool done, struct diag *diag)
{
    return done ? STATUS_OK : report(state, door->reason(state->ledger), diag);
}

enum status state_begin(struct state *state, struct diag *diag)
{
    return status_of(state, door->begin(state->ledger), diag);
}

enum status state_commit(struct state *state, struct diag *diag)
{
    return status_of(state, door->commit(state->ledger), diag);
}

enum status state_put(struct state *state, const char *output, const struct state_row *row, struct diag *diag)
{
    return status_of(state, door->put(state->ledger, output, row), diag);
}

void state_close(struct state *state)
{
    if (!state)
        return;
    if (state->ledger)
        door->close(state->ledger);
    arena_free(state->arena);
    free(state);
}

enum state_claim state_claim(struct state *state, const char *output, const char *path,
                             const struct state_row *made, const char *known_source)
{
    struct state_row row;
    if (!state_find(state, output, &row))
        return access(path, F_OK) || state_row_is_unaltered(made, path) ? CLAIM_FREE : CLAIM_FOREIGN;
    bool is_as_known = known_source && !strcmp(row.source, known_source);
    bool is_same = !*row.source || !strcmp(row.source, made->source) || !strcmp(row.hash, made->hash);
    return is_as_known || is_same ? CLAIM_FREE : CLAIM_TAKEN;
}

const char *state_library(void)
{
    const char *missing = load_door();
    return missing ? missing : door->library();
}
