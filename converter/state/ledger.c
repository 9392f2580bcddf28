#include "converter/state/ledger.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT = 1, WAIT_FOR_OTHERS = 30 * 1000 /* milliseconds */ };

struct ledger {
    sqlite3 *database;
    sqlite3_stmt *find, *put;
    char reason[LEDGER_REASON_SIZE]; /* of the latest failure */
};

/* Each commit reaches the disk before the outputs that it names appear. */
static const char schema[] = "PRAGMA journal_mode = WAL;"
                             "PRAGMA synchronous = FULL;"
                             "CREATE TABLE IF NOT EXISTS outputs ("
                             " output TEXT PRIMARY KEY, key TEXT NOT NULL, hash TEXT NOT NULL,"
                             " size INTEGER NOT NULL, inode INTEGER NOT NULL, modified INTEGER NOT NULL"
                             ") WITHOUT ROWID;"
                             "PRAGMA user_version = 1;";

static const char find_row[] = "SELECT key, hash, size, inode, modified FROM outputs WHERE output = ?";
static const char put_row[] = "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?)";

static bool fail(struct ledger *ledger)
{
    snprintf(ledger->reason, sizeof ledger->reason, "%s",
             ledger->database ? sqlite3_errmsg(ledger->database) : "out of memory");
    return false;
}

static bool execute(struct ledger *ledger, const char *command)
{
    return !sqlite3_exec(ledger->database, command, NULL, NULL, NULL) || fail(ledger);
}

static int read_format(struct ledger *ledger)
{
    sqlite3_stmt *statement;
    int format = 0;
    if (sqlite3_prepare_v2(ledger->database, "PRAGMA user_version", -1, &statement, NULL))
        return 0;
    if (sqlite3_step(statement) == SQLITE_ROW)
        format = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return format;
}

static bool prepare(struct ledger *ledger)
{
    bool prepared = execute(ledger, schema) &&
                    !sqlite3_prepare_v2(ledger->database, find_row, -1, &ledger->find, NULL) &&
                    !sqlite3_prepare_v2(ledger->database, put_row, -1, &ledger->put, NULL);
    return prepared || fail(ledger);
}

/* A table of other columns is as good as none; a file that cannot be reached may be sound. */
static enum ledger_fault fault_of(const struct ledger *ledger)
{
    switch (sqlite3_errcode(ledger->database)) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: return LEDGER_DAMAGED;
    default: return LEDGER_FAILED;
    }
}

static enum ledger_fault open_database(struct ledger *ledger, const char *path)
{
    if (sqlite3_open(path, &ledger->database)) {
        fail(ledger);
        return LEDGER_FAILED;
    }
    sqlite3_busy_timeout(ledger->database, WAIT_FOR_OTHERS);
    if (read_format(ledger) > FORMAT)
        return LEDGER_NEWER;
    return prepare(ledger) ? LEDGER_SOUND : fault_of(ledger);
}

static const char *ledger_reason(const struct ledger *ledger)
{
    return ledger->reason;
}

static void ledger_close(struct ledger *ledger)
{
    sqlite3_finalize(ledger->find);
    sqlite3_finalize(ledger->put);
    sqlite3_close(ledger->database);
    free(ledger);
}

static enum ledger_fault ledger_open(const char *path, struct ledger **result,
                                     char reason[static LEDGER_REASON_SIZE])
{
    struct ledger *ledger = calloc(1, sizeof *ledger);
    if (!ledger)
        abort();
    enum ledger_fault fault = open_database(ledger, path);
    if (fault == LEDGER_SOUND) {
        *result = ledger;
        return fault;
    }
    memcpy(reason, ledger->reason, LEDGER_REASON_SIZE);
    ledger_close(ledger);
    return fault;
}

static void copy_column(char *target, size_t size, sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    snprintf(target, size, "%s", text ? text : "");
}

/* One transaction serves many looks: taking the locks for each costs more than looking. */
static bool ledger_find(struct ledger *ledger, const char *output, struct state_row *row)
{
    if (sqlite3_get_autocommit(ledger->database))
        execute(ledger, "BEGIN");
    sqlite3_bind_text(ledger->find, 1, output, -1, SQLITE_STATIC);
    bool found = sqlite3_step(ledger->find) == SQLITE_ROW;
    if (found) {
        copy_column(row->key, sizeof row->key, ledger->find, 0);
        copy_column(row->hash, sizeof row->hash, ledger->find, 1);
        row->size = (uint64_t)sqlite3_column_int64(ledger->find, 2);
        row->inode = (uint64_t)sqlite3_column_int64(ledger->find, 3);
        row->modified = sqlite3_column_int64(ledger->find, 4);
    }
    sqlite3_reset(ledger->find);
    return found;
}

/* Ends what looks have begun, for what has been seen since may be old. */
static bool ledger_begin(struct ledger *ledger)
{
    if (!sqlite3_get_autocommit(ledger->database))
        execute(ledger, "COMMIT");
    return execute(ledger, "BEGIN IMMEDIATE");
}

static bool ledger_put(struct ledger *ledger, const char *output, const struct state_row *row)
{
    sqlite3_bind_text(ledger->put, 1, output, -1, SQLITE_STATIC);
    sqlite3_bind_text(ledger->put, 2, row->key, -1, SQLITE_STATIC);
    sqlite3_bind_text(ledger->put, 3, row->hash, -1, SQLITE_STATIC);
    sqlite3_bind_int64(ledger->put, 4, (int64_t)row->size);
    sqlite3_bind_int64(ledger->put, 5, (int64_t)row->inode);
    sqlite3_bind_int64(ledger->put, 6, row->modified);
    bool done = sqlite3_step(ledger->put) == SQLITE_DONE || fail(ledger);
    sqlite3_reset(ledger->put);
    return done;
}

static bool ledger_commit(struct ledger *ledger)
{
    if (execute(ledger, "COMMIT"))
        return true;
    sqlite3_exec(ledger->database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static bool attach(struct ledger *ledger, const char *path)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(ledger->database, "ATTACH ? AS other", -1, &statement, NULL))
        return false;
    sqlite3_bind_text(statement, 1, path, -1, SQLITE_STATIC);
    bool attached = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return attached;
}

static void ledger_import(struct ledger *ledger, const char *path)
{
    if (!attach(ledger, path))
        return;
    execute(ledger, "INSERT OR IGNORE INTO outputs SELECT * FROM other.outputs");
    execute(ledger, "DETACH other");
}

static const char *ledger_library(void)
{
    static char text[32];
    snprintf(text, sizeof text, "SQLite %s", sqlite3_libversion());
    return text;
}

extern const struct ledger_door banxin_module;

MODULE_EXPORT const struct ledger_door banxin_module = {
    .head = MODULE_HEAD(struct ledger_door),
    .open = ledger_open,
    .close = ledger_close,
    .find = ledger_find,
    .begin = ledger_begin,
    .put = ledger_put,
    .commit = ledger_commit,
    .import = ledger_import,
    .reason = ledger_reason,
    .library = ledger_library,
};
