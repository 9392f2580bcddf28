#include "converter/state/ledger.h"

#include "base/arena.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT = 2, WAIT_FOR_OTHERS = 30 * 1000 /* milliseconds */ };

struct ledger {
    sqlite3 *database;
    sqlite3_stmt *find, *put, *of[STATE_COLUMNS];
    char *(*fold)(const char *text);
    char *source;                    /* of the row that was found last */
    char reason[LEDGER_REASON_SIZE]; /* of the latest failure */
};

/* Each commit reaches the disk before the outputs that it names appear. */
static const char modes[] = "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL;";

/* Format 1 knew neither the sources nor the folded names. */
static const char first_schema[] = "CREATE TABLE IF NOT EXISTS outputs ("
                                   " output TEXT PRIMARY KEY, key TEXT NOT NULL, hash TEXT NOT NULL,"
                                   " size INTEGER NOT NULL, inode INTEGER NOT NULL, modified INTEGER NOT NULL"
                                   ") WITHOUT ROWID;";
static const char second_schema[] = "ALTER TABLE outputs ADD COLUMN source TEXT NOT NULL DEFAULT '';"
                                    "ALTER TABLE outputs ADD COLUMN content TEXT NOT NULL DEFAULT '';"
                                    "ALTER TABLE outputs ADD COLUMN folded TEXT NOT NULL DEFAULT '';"
                                    "UPDATE outputs SET folded = fold(output);"
                                    "CREATE INDEX outputs_by_source ON outputs (source);"
                                    "CREATE INDEX outputs_by_folded ON outputs (folded);"
                                    "PRAGMA user_version = 2;";

#define ROW "output, key, hash, size, inode, modified, source, content"

static const char find_row[] = "SELECT " ROW " FROM outputs WHERE output = ?";
static const char put_row[] =
    "INSERT OR REPLACE INTO outputs (" ROW ", folded) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, fold(?1))";
static const char *const rows_of[STATE_COLUMNS] = {
    [STATE_OF_SOURCE] = "SELECT " ROW " FROM outputs WHERE source = ? ORDER BY output",
    [STATE_OF_LIKE_NAME] = "SELECT " ROW " FROM outputs WHERE folded = fold(?) ORDER BY output",
};
static const char import_rows[] =
    "INSERT OR IGNORE INTO outputs (" ROW ", folded) SELECT " ROW ", fold(output) FROM other.outputs";
static const char import_first_rows[] =
    "INSERT OR IGNORE INTO outputs (" ROW ", folded)"
    " SELECT output, key, hash, size, inode, modified, '', '', fold(output) FROM other.outputs";

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

/* Another run may have done it meanwhile. */
static bool bring_up_to_date(struct ledger *ledger)
{
    if (read_format(ledger) == FORMAT)
        return true;
    if (!execute(ledger, "BEGIN IMMEDIATE"))
        return false;
    bool is_done = read_format(ledger) == FORMAT;
    if (!is_done && (!execute(ledger, first_schema) || !execute(ledger, second_schema)))
        return false;
    return execute(ledger, "COMMIT");
}

static bool prepare(struct ledger *ledger)
{
    if (!execute(ledger, modes) || !bring_up_to_date(ledger))
        return false;
    bool prepared = !sqlite3_prepare_v2(ledger->database, find_row, -1, &ledger->find, NULL) &&
                    !sqlite3_prepare_v2(ledger->database, put_row, -1, &ledger->put, NULL);
    for (size_t i = 0; prepared && i < STATE_COLUMNS; i++)
        prepared = !sqlite3_prepare_v2(ledger->database, rows_of[i], -1, &ledger->of[i], NULL);
    return prepared || fail(ledger);
}

/* fold(text), as the program folds. */
static void fold_value(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct ledger *ledger = sqlite3_user_data(context);
    const char *text = count ? (const char *)sqlite3_value_text(values[0]) : NULL;
    if (text)
        sqlite3_result_text(context, ledger->fold(text), -1, free);
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
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    if (sqlite3_open_v2(path ? path : ":memory:", &ledger->database, flags, NULL)) {
        fail(ledger);
        return LEDGER_FAILED;
    }
    sqlite3_busy_timeout(ledger->database, WAIT_FOR_OTHERS);
    if (sqlite3_create_function(ledger->database, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, ledger,
                                fold_value, NULL, NULL)) {
        fail(ledger);
        return LEDGER_FAILED;
    }
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
    for (size_t i = 0; i < STATE_COLUMNS; i++)
        sqlite3_finalize(ledger->of[i]);
    sqlite3_close(ledger->database);
    free(ledger->source);
    free(ledger);
}

static enum ledger_fault ledger_open(const char *path, char *(*fold)(const char *text),
                                     struct ledger **result, char reason[static LEDGER_REASON_SIZE])
{
    struct ledger *ledger = calloc(1, sizeof *ledger);
    if (!ledger)
        abort();
    ledger->fold = fold;
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

/* The row that the statement stands at; its texts live until the statement moves on. */
static void read_row(sqlite3_stmt *statement, struct state_row *row)
{
    *row = (struct state_row){.size = (uint64_t)sqlite3_column_int64(statement, 3),
                              .inode = (uint64_t)sqlite3_column_int64(statement, 4),
                              .modified = sqlite3_column_int64(statement, 5),
                              .source = (const char *)sqlite3_column_text(statement, 6)};
    copy_column(row->key, sizeof row->key, statement, 1);
    copy_column(row->hash, sizeof row->hash, statement, 2);
    copy_column(row->content, sizeof row->content, statement, 7);
}

/* One transaction serves many looks: taking the locks for each costs more than looking. */
static void begin_looking(struct ledger *ledger, sqlite3_stmt *statement, const char *value)
{
    if (sqlite3_get_autocommit(ledger->database))
        execute(ledger, "BEGIN");
    sqlite3_bind_text(statement, 1, value, -1, SQLITE_STATIC);
}

static bool ledger_find(struct ledger *ledger, const char *output, struct state_row *row)
{
    begin_looking(ledger, ledger->find, output);
    bool found = sqlite3_step(ledger->find) == SQLITE_ROW;
    if (found) {
        read_row(ledger->find, row);
        free(ledger->source);
        ledger->source = memory_copy_string(row->source ? row->source : "");
        row->source = ledger->source ? ledger->source : "";
    }
    sqlite3_reset(ledger->find);
    return found;
}

static void ledger_each(struct ledger *ledger, enum state_column column, const char *value,
                        void (*take)(void *context, const char *output, const struct state_row *row),
                        void *context)
{
    sqlite3_stmt *statement = ledger->of[column];
    begin_looking(ledger, statement, value);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        struct state_row row;
        read_row(statement, &row);
        take(context, (const char *)sqlite3_column_text(statement, 0), &row);
    }
    sqlite3_reset(statement);
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
    sqlite3_bind_text(ledger->put, 7, row->source ? row->source : "", -1, SQLITE_STATIC);
    sqlite3_bind_text(ledger->put, 8, row->content, -1, SQLITE_STATIC);
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

static bool exists_beside(const char *path, const char *suffix)
{
    char *name = sqlite3_mprintf("%s%s", path, suffix);
    bool exists = name && !access(name, F_OK);
    sqlite3_free(name);
    return exists;
}

/* The file as a URI that only reads. Without a log beside it nobody writes it now, and no lock is needed;
 * with one, what is read is the state of the last commit. */
static char *make_uri(const char *path)
{
    sqlite3_str *uri = sqlite3_str_new(NULL);
    sqlite3_str_appendall(uri, "file:");
    for (const char *byte = path; *byte; byte++)
        sqlite3_str_appendf(uri, strchr("?#%", *byte) ? "%%%02X" : "%c", (unsigned char)*byte);
    sqlite3_str_appendall(uri, exists_beside(path, "-wal") ? "?mode=ro" : "?mode=ro&immutable=1");
    return sqlite3_str_finish(uri);
}

static bool attach(struct ledger *ledger, const char *path)
{
    sqlite3_stmt *statement;
    char *uri = make_uri(path);
    if (!uri || sqlite3_prepare_v2(ledger->database, "ATTACH ? AS other", -1, &statement, NULL)) {
        sqlite3_free(uri);
        return false;
    }
    sqlite3_bind_text(statement, 1, uri, -1, sqlite3_free);
    bool attached = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return attached;
}

static bool ledger_import(struct ledger *ledger, const char *path)
{
    if (!attach(ledger, path))
        return false;
    bool is_done = execute(ledger, import_rows) || execute(ledger, import_first_rows);
    execute(ledger, "DETACH other");
    return is_done;
}

static const char *ledger_library(void)
{
    static char text[32];
    snprintf(text, sizeof text, "SQLite %s", sqlite3_libversion());
    return text;
}

extern const struct ledger_door banxin_module;

MODULE_EXPORT const struct ledger_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct ledger_door)},
    .open = ledger_open,
    .close = ledger_close,
    .find = ledger_find,
    .each = ledger_each,
    .begin = ledger_begin,
    .put = ledger_put,
    .commit = ledger_commit,
    .import = ledger_import,
    .reason = ledger_reason,
    .library = ledger_library,
};
