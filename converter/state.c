#include "converter/state.h"

#include "base/arena.h"
#include "base/path.h"
#include "base/source.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WAIT_FOR_OTHERS = 30 * 1000 /* milliseconds */, NANOSECONDS = 1000 * 1000 * 1000 };

struct state {
    struct arena *arena;
    const char *path;
    sqlite3 *database;
    sqlite3_stmt *find, *put;
};

/* Each commit reaches the disk before the outputs that it names appear. */
static const char schema[] = "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;"
                             "CREATE TABLE IF NOT EXISTS outputs ("
                             " output TEXT PRIMARY KEY, key TEXT NOT NULL, hash TEXT NOT NULL,"
                             " size INTEGER NOT NULL, inode INTEGER NOT NULL, modified INTEGER NOT NULL"
                             ") WITHOUT ROWID;";

static const char find_row[] = "SELECT key, hash, size, inode, modified FROM outputs WHERE output = ?";
static const char put_row[] = "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?)";

static enum status report_failure(struct state *state, struct diag *diag)
{
    diag_report(diag, (struct place){state->path, 0}, DIAG_BAD_STATE,
                state->database ? sqlite3_errmsg(state->database) : "out of memory");
    return STATUS_FAILED;
}

static bool open_database(struct state *state)
{
    if (sqlite3_open(state->path, &state->database))
        return false;
    sqlite3_busy_timeout(state->database, WAIT_FOR_OTHERS);
    return !sqlite3_exec(state->database, schema, NULL, NULL, NULL) &&
           !sqlite3_prepare_v2(state->database, find_row, -1, &state->find, NULL) &&
           !sqlite3_prepare_v2(state->database, put_row, -1, &state->put, NULL);
}

/* Takes over what other runs have recorded. A record that cannot be read is passed over: its outputs are then
 * not known to be ours, and are kept. */
static void import(struct state *state, const char *name)
{
    sqlite3_stmt *attach;
    const char *path = path_join(state->arena, path_folder(state->arena, state->path), name);
    if (sqlite3_prepare_v2(state->database, "ATTACH ? AS other", -1, &attach, NULL))
        return;
    sqlite3_bind_text(attach, 1, path, -1, SQLITE_STATIC);
    bool attached = sqlite3_step(attach) == SQLITE_DONE;
    sqlite3_finalize(attach);
    if (!attached)
        return;
    sqlite3_exec(state->database, "INSERT OR IGNORE INTO outputs SELECT * FROM other.outputs", NULL, NULL,
                 NULL);
    sqlite3_exec(state->database, "DETACH other", NULL, NULL, NULL);
}

/* The whole takes over from all shares; a share from the whole only, whose runs are not made at the same
 * time. */
static void import_others(struct state *state, const char *folder, const char *share)
{
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        const char *name = entry->d_name;
        bool is_share = !strncmp(name, "state-", 6) && !strcmp(path_extension(name), "db");
        if (*share ? !strcmp(name, "state.db") : is_share)
            import(state, name);
    }
    if (listing)
        closedir(listing);
}

enum status state_open(const char *folder, const char *share, struct diag *diag, struct state **result)
{
    struct state *state = memory_allocate(sizeof *state);
    *state = (struct state){.arena = arena_new()};
    const char *name = arena_format(state->arena, "state%s%s.db", *share ? "-" : "", share);
    state->path = path_join(state->arena, folder, name);
    if (open_database(state)) {
        import_others(state, folder, share);
        *result = state;
        return STATUS_OK;
    }
    enum status status = report_failure(state, diag);
    state_close(state);
    return status;
}

static void copy_hash(char target[static HASH_TEXT_SIZE], const unsigned char *text)
{
    strncpy(target, text ? (const char *)text : "", HASH_TEXT_SIZE - 1);
    target[HASH_TEXT_SIZE - 1] = '\0';
}

bool state_find(struct state *state, const char *output, struct state_row *row)
{
    sqlite3_bind_text(state->find, 1, output, -1, SQLITE_STATIC);
    bool found = sqlite3_step(state->find) == SQLITE_ROW;
    if (found) {
        copy_hash(row->key, sqlite3_column_text(state->find, 0));
        copy_hash(row->hash, sqlite3_column_text(state->find, 1));
        row->size = (uint64_t)sqlite3_column_int64(state->find, 2);
        row->inode = (uint64_t)sqlite3_column_int64(state->find, 3);
        row->modified = sqlite3_column_int64(state->find, 4);
    }
    sqlite3_reset(state->find);
    return found;
}

static enum status execute(struct state *state, const char *command, struct diag *diag)
{
    if (!sqlite3_exec(state->database, command, NULL, NULL, NULL))
        return STATUS_OK;
    return report_failure(state, diag);
}

enum status state_begin(struct state *state, struct diag *diag)
{
    return execute(state, "BEGIN IMMEDIATE", diag);
}

enum status state_commit(struct state *state, struct diag *diag)
{
    enum status status = execute(state, "COMMIT", diag);
    if (status != STATUS_OK)
        sqlite3_exec(state->database, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

enum status state_put(struct state *state, const char *output, const struct state_row *row, struct diag *diag)
{
    sqlite3_bind_text(state->put, 1, output, -1, SQLITE_STATIC);
    sqlite3_bind_text(state->put, 2, row->key, -1, SQLITE_STATIC);
    sqlite3_bind_text(state->put, 3, row->hash, -1, SQLITE_STATIC);
    sqlite3_bind_int64(state->put, 4, (int64_t)row->size);
    sqlite3_bind_int64(state->put, 5, (int64_t)row->inode);
    sqlite3_bind_int64(state->put, 6, row->modified);
    int result = sqlite3_step(state->put);
    enum status status = result == SQLITE_DONE ? STATUS_OK : report_failure(state, diag);
    sqlite3_reset(state->put);
    return status;
}

void state_close(struct state *state)
{
    if (!state)
        return;
    sqlite3_finalize(state->find);
    sqlite3_finalize(state->put);
    sqlite3_close(state->database);
    arena_free(state->arena);
    free(state);
}

void state_row_describe(struct state_row *row, const struct stat *status)
{
    row->size = (uint64_t)status->st_size;
    row->inode = status->st_ino;
    row->modified = (int64_t)status->st_mtim.tv_sec * NANOSECONDS + status->st_mtim.tv_nsec;
}

static bool has_hash(const char *path, const char *hash)
{
    struct diag silent = {0};
    struct source *source;
    if (source_open(path, &silent, &source) != STATUS_OK)
        return false;
    char found[HASH_TEXT_SIZE];
    hash_text(source->bytes, source->size, found);
    source_close(source);
    return !strcmp(found, hash);
}

bool state_row_is_unaltered(const struct state_row *row, const char *path)
{
    struct stat status;
    if (stat(path, &status) || !S_ISREG(status.st_mode))
        return false;
    struct state_row found = {0};
    state_row_describe(&found, &status);
    if (found.size != row->size)
        return false;
    if (found.inode == row->inode && found.modified == row->modified)
        return true;
    return has_hash(path, row->hash);
}

const char *state_library(void)
{
    static char text[32];
    snprintf(text, sizeof text, "SQLite %s", sqlite3_libversion());
    return text;
}
