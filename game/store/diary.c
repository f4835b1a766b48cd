#include "game/base/log.h"
#include "game/store/statement.h"
#include "game/store/write.h"

#include <stdio.h>

enum { DAY_S = 86400, SQL_SIZE = 512 };

static enum store_status finish(struct store_statement *statement, bool good, const char *what,
                                struct store_error *error)
{
    store_statement_close(statement);
    return good ? STORE_OK : store_error_sqlite(error, statement->db, what);
}

static enum store_status take_back(sqlite3 *db, const char *uuid, struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db, "DELETE FROM diary WHERE uuid = ?");
    store_put_text(&statement, uuid);
    bool good = store_statement_run(&statement);
    return finish(&statement, good, "diary", error);
}

// As with trials: an older copy of the file may not have the player.
static enum store_status write_player(sqlite3 *db, const struct store_diary_entry *entry,
                                      struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT OR IGNORE INTO player (uuid, name, created_s) VALUES (?, '', ?)");
    store_put_text(&statement, entry->player_uuid);
    store_put_int(&statement, entry->started_s);
    bool good = store_statement_run(&statement);
    if (good && sqlite3_changes(db) > 0)
        log_warning("store: diary %s: its player was not stored; entered", entry->uuid);
    return finish(&statement, good, "player", error);
}

enum store_status store_write_diary(sqlite3 *db, const struct store_diary_job *job,
                                    struct store_error *error)
{
    const struct store_diary_entry *entry = &job->entry;
    if (job->takes_back)
        return take_back(db, entry->uuid, error);
    if (write_player(db, entry, error) != STORE_OK)
        return error->status;
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT OR REPLACE INTO diary "
                         "(uuid, player, source, kind, what, started_s, utc_offset_s, minutes) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    store_put_text(&statement, entry->uuid);
    store_put_text(&statement, entry->player_uuid);
    store_put_text(&statement, store_source_word(entry->source));
    store_put_text(&statement, entry->kind);
    store_put_text(&statement, entry->what);
    store_put_int(&statement, entry->started_s);
    store_put_int(&statement, entry->utc_offset_s);
    store_put_int(&statement, entry->minutes);
    bool good = store_statement_run(&statement);
    return finish(&statement, good, "diary", error);
}

int64_t store_day(int64_t wall_s, int32_t utc_offset_s)
{
    int64_t local_s = wall_s + utc_offset_s;
    return local_s >= 0 ? local_s / DAY_S : (local_s - DAY_S + 1) / DAY_S;
}

enum store_status store_diary_total(struct store *store, const struct store_diary_query *query,
                                    uint64_t *minutes)
{
    char sql[SQL_SIZE];
    snprintf(sql, sizeof sql,
             "SELECT coalesce(sum(minutes), 0) FROM diary WHERE source = ? "
             "AND started_s + utc_offset_s >= ? AND started_s + utc_offset_s < ?%s%s%s",
             query->player_uuid[0] ? " AND player = ?" : "", query->kind[0] ? " AND kind = ?" : "",
             query->what[0] ? " AND what = ?" : "");
    struct store_statement statement;
    store_statement_open(&statement, store->read_small, sql);
    enum store_source source = query->source;
    store_put_text(&statement, store_source_word(source ? source : STORE_SOURCE_PERSON));
    store_put_int(&statement, query->first_day * DAY_S);
    store_put_int(&statement, (query->last_day + 1) * DAY_S);
    if (query->player_uuid[0])
        store_put_text(&statement, query->player_uuid);
    if (query->kind[0])
        store_put_text(&statement, query->kind);
    if (query->what[0])
        store_put_text(&statement, query->what);
    *minutes = store_statement_row(&statement) ? (uint64_t)store_take_int(&statement) : 0;
    bool good = store_statement_ok(&statement);
    struct store_error error = {.status = STORE_OK};
    return finish(&statement, good, "diary total", &error);
}
