#include "game/store/write.h"

#include "game/base/log.h"
#include "game/store/sample_codec.h"
#include "game/store/statement.h"
#include "game/store/trial_row.h"

#include <stdlib.h>
#include <string.h>

// Runs and closes a statement whose parameters are put.
static enum store_status run_and_close(struct store_statement *statement, const char *what,
                                       struct store_error *error)
{
    bool good = store_statement_run(statement);
    store_statement_close(statement);
    if (good)
        return STORE_OK;
    return store_error_sqlite(error, statement->db, what);
}

enum store_status store_write_session(sqlite3 *db, const struct store_session *session,
                                      struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT INTO session (uuid, station, source, started_s, utc_offset_s) "
                         "VALUES (?, ?, ?, ?, ?) ON CONFLICT (uuid) DO UPDATE SET "
                         "station = excluded.station, source = excluded.source, "
                         "started_s = excluded.started_s, utc_offset_s = excluded.utc_offset_s");
    store_put_text(&statement, session->uuid);
    store_put_text(&statement, session->station);
    store_put_text(&statement, store_source_word(session->source));
    store_put_int(&statement, session->started_s);
    store_put_int(&statement, session->utc_offset_s);
    return run_and_close(&statement, "session", error);
}

enum store_status store_write_player(sqlite3 *db, const struct store_player *player,
                                     struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT INTO player (uuid, name, created_s) VALUES (?, ?, ?) "
                         "ON CONFLICT (uuid) DO UPDATE SET "
                         "name = excluded.name, created_s = excluded.created_s");
    store_put_text(&statement, player->uuid);
    store_put_text(&statement, player->name);
    store_put_int(&statement, player->created_s);
    return run_and_close(&statement, "player", error);
}

enum store_status store_write_device(sqlite3 *db, const struct store_device *device,
                                     struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT OR REPLACE INTO device (serial, kind, calibration, tare_tr_kg, "
                         "tare_br_kg, tare_tl_kg, tare_bl_kg, facing_quarter_turns, "
                         "spacing_ml_mm, spacing_ap_mm, last_seen_s) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    store_put_text(&statement, device->serial);
    store_put_text(&statement, device->kind);
    if (device->has_calibration)
        store_put_blob(&statement, device->calibration, sizeof device->calibration);
    else
        store_put_null(&statement);
    for (int corner = 0; corner < 4; corner++)
        store_put_real(&statement, device->has_tare ? device->tare_kg[corner] : (double)NAN);
    store_put_int(&statement, device->facing_quarter_turns);
    store_put_real(&statement, device->spacing_ml_mm);
    store_put_real(&statement, device->spacing_ap_mm);
    store_put_int(&statement, device->last_seen_s);
    return run_and_close(&statement, "device", error);
}

enum store_status store_write_setting(sqlite3 *db, const struct store_setting *setting,
                                      struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)");
    store_put_text(&statement, setting->key);
    store_put_text(&statement, setting->value);
    return run_and_close(&statement, "setting", error);
}

static enum store_status write_samples(sqlite3 *db, const struct store_trial_job *job,
                                       struct store_error *error)
{
    uint8_t *block;
    size_t block_size;
    if (!store_samples_encode(job->samples, job->sample_count, &block, &block_size))
        return store_error_set(error, STORE_NO_MEMORY, "samples: out of memory");
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT OR REPLACE INTO sample_block "
                         "(trial, role, started_s, keep, codec, sample_count, block) "
                         "VALUES (?, 'body', ?, ?, ?, ?, ?)");
    store_put_text(&statement, job->trial.uuid);
    store_put_int(&statement, job->trial.started_s);
    store_put_int(&statement, job->trial.kind == STORE_KIND_SELF_TEST);
    store_put_int(&statement, STORE_SAMPLE_CODEC);
    store_put_int(&statement, (int64_t)job->sample_count);
    store_put_blob(&statement, block, block_size);
    run_and_close(&statement, "samples", error);
    free(block);
    return error->status;
}

static void put_trial_row(sqlite3 *db, const struct store_trial *trial,
                          struct store_statement *statement)
{
    char sql[sizeof "INSERT INTO trial () VALUES ()" STORE_TRIAL_COLUMNS +
             3 * STORE_TRIAL_COLUMN_COUNT];
    strcpy(sql, "INSERT INTO trial (" STORE_TRIAL_COLUMNS ") VALUES (");
    for (int i = 0; i < STORE_TRIAL_COLUMN_COUNT; i++)
        strcat(sql, i == 0 ? "?" : ", ?");
    strcat(sql, ")");
    store_statement_open(statement, db, sql);
    store_put_trial(statement, trial);
}

static enum store_status write_events(sqlite3 *db, const struct store_trial_job *job,
                                      struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT INTO trial_event (trial, seq, t_s, type, value) "
                         "VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < job->event_count && store_statement_ok(&statement); i++) {
        store_put_text(&statement, job->trial.uuid);
        store_put_int(&statement, (int64_t)i);
        store_put_real(&statement, job->events[i].t_s);
        store_put_text(&statement, job->events[i].type);
        store_put_real(&statement, job->events[i].value);
        store_statement_run(&statement);
        store_statement_reset(&statement);
    }
    bool good = store_statement_ok(&statement);
    store_statement_close(&statement);
    return good ? STORE_OK : store_error_sqlite(error, db, "trial event");
}

static enum store_status write_measures(sqlite3 *db, const struct store_trial_job *job,
                                        struct store_error *error)
{
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT INTO trial_measure (trial, seq, name, value) VALUES (?, ?, ?, ?)");
    for (size_t i = 0; i < job->measure_count && store_statement_ok(&statement); i++) {
        store_put_text(&statement, job->trial.uuid);
        store_put_int(&statement, (int64_t)i);
        store_put_text(&statement, job->measures[i].name);
        store_put_real(&statement, job->measures[i].value);
        store_statement_run(&statement);
        store_statement_reset(&statement);
    }
    bool good = store_statement_ok(&statement);
    store_statement_close(&statement);
    return good ? STORE_OK : store_error_sqlite(error, db, "trial measure");
}

static enum store_status write_rung_state(sqlite3 *db, const struct store_trial_job *job,
                                          struct store_error *error)
{
    const struct store_rung_key *key = &job->rung_key;
    const struct store_rung_state *state = &job->rung_state;
    struct store_statement statement;
    store_statement_open(&statement, db,
                         "INSERT OR REPLACE INTO rung_state (player, source, rung, game, tier, "
                         "side, difficulty, step, direction, reversals, passes_in_row, "
                         "fails_in_row, mastered_count, updated_s) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    store_put_text(&statement, key->player_uuid);
    store_put_text(&statement, store_source_word(key->source));
    store_put_text(&statement, key->rung);
    store_put_text(&statement, key->game);
    store_put_text(&statement, store_tier_word(key->tier));
    store_put_text(&statement, store_side_word(key->side));
    store_put_real(&statement, state->difficulty);
    store_put_real(&statement, state->step);
    store_put_int(&statement, state->direction);
    store_put_int(&statement, state->reversals);
    store_put_int(&statement, state->passes_in_row);
    store_put_int(&statement, state->fails_in_row);
    store_put_int(&statement, state->mastered_count);
    store_put_int(&statement, job->trial.started_s);
    return run_and_close(&statement, "rung state", error);
}

// A result is worth more than the order of its parents: after a damaged file was replaced by an
// older copy, today's sitting may be missing there.
static enum store_status write_parents(sqlite3 *db, const struct store_trial *trial,
                                       struct store_error *error)
{
    struct store_statement player;
    store_statement_open(&player, db,
                         "INSERT OR IGNORE INTO player (uuid, name, created_s) VALUES (?, '', ?)");
    store_put_text(&player, trial->player_uuid);
    store_put_int(&player, trial->started_s);
    if (run_and_close(&player, "player", error) != STORE_OK)
        return error->status;
    if (sqlite3_changes(db) > 0)
        log_warning("store: trial %s: its player was not stored; entered", trial->uuid);

    struct store_statement session;
    store_statement_open(
        &session, db,
        "INSERT OR IGNORE INTO session "
        "(uuid, station, source, started_s, utc_offset_s) VALUES (?, '', ?, ?, ?)");
    store_put_text(&session, trial->session_uuid);
    store_put_text(&session, store_source_word(trial->source));
    store_put_int(&session, trial->started_s);
    store_put_int(&session, trial->utc_offset_s);
    if (run_and_close(&session, "session", error) != STORE_OK)
        return error->status;
    if (sqlite3_changes(db) > 0)
        log_warning("store: trial %s: its session was not stored; entered", trial->uuid);
    return STORE_OK;
}

static enum store_status write_rows(sqlite3 *db, const struct store_trial_job *job,
                                    struct store_error *error)
{
    if (write_parents(db, &job->trial, error) != STORE_OK)
        return error->status;
    struct store_statement statement;
    put_trial_row(db, &job->trial, &statement);
    if (run_and_close(&statement, "trial", error) != STORE_OK)
        return error->status;
    if (write_events(db, job, error) != STORE_OK || write_measures(db, job, error) != STORE_OK)
        return error->status;
    if (job->has_rung_state && write_rung_state(db, job, error) != STORE_OK)
        return error->status;
    return store_exec(db, "COMMIT") ? STORE_OK : store_error_sqlite(error, db, "commit");
}

static bool trial_is_there(sqlite3 *db, const char *uuid)
{
    struct store_statement statement;
    store_statement_open(&statement, db, "SELECT 1 FROM trial WHERE uuid = ?");
    store_put_text(&statement, uuid);
    bool there = store_statement_row(&statement);
    store_statement_close(&statement);
    return there;
}

enum store_status store_write_trial(struct store *store, const struct store_trial_job *job,
                                    bool again, struct store_error *error)
{
    error->status = STORE_OK;
    sqlite3 *db = store->write_small;
    if (trial_is_there(db, job->trial.uuid)) {
        // A commit whose answer was an error may have reached the disk all the same.
        if (again)
            return STORE_OK;
        return store_error_set(error, STORE_REFUSED, "trial %s is stored already", job->trial.uuid);
    }
    if (job->sample_count > 0 && write_samples(store->write_samples, job, error) != STORE_OK)
        return error->status;
    if (!store_exec(db, "BEGIN IMMEDIATE"))
        return store_error_sqlite(error, db, "begin");
    enum store_status status = write_rows(db, job, error);
    if (!sqlite3_get_autocommit(db))
        store_exec(db, "ROLLBACK");
    return status;
}
