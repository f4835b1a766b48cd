#include "game/store/queue.h"
#include "game/store/sample_codec.h"
#include "game/store/statement.h"
#include "game/store/trial_row.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define QUERY_SQL_SIZE 1024

static enum store_status close_reading(struct store_statement *statement, const char *what)
{
    enum store_status status = STORE_OK;
    if (!store_statement_ok(statement)) {
        struct store_error error;
        status = store_error_sqlite(&error, statement->db, what);
    }
    store_statement_close(statement);
    return status;
}

static enum store_source query_source(const struct store_query *query)
{
    return query->source == STORE_SOURCE_UNSET ? STORE_SOURCE_PERSON : query->source;
}

// head + " WHERE " + what the query asks + tail. put_query() puts the parameters in this order.
static void query_sql(const struct store_query *query, const char *head, const char *tail,
                      char sql[QUERY_SQL_SIZE])
{
    snprintf(sql, QUERY_SQL_SIZE, "%s WHERE 1%s%s%s%s%s%s%s %s", head,
             query->player_uuid[0] ? " AND player = ?" : "",
             query->any_source ? "" : " AND source = ?", query->rung[0] ? " AND rung = ?" : "",
             query->game[0] ? " AND game = ?" : "",
             query->tier != STORE_TIER_UNSET ? " AND tier = ?" : "",
             query->side != STORE_SIDE_NONE ? " AND side = ?" : "",
             query->only_kind ? " AND kind = ?" : "", tail);
}

static void put_query(struct store_statement *statement, const struct store_query *query)
{
    if (query->player_uuid[0])
        store_put_text(statement, query->player_uuid);
    if (!query->any_source)
        store_put_text(statement, store_source_word(query_source(query)));
    if (query->rung[0])
        store_put_text(statement, query->rung);
    if (query->game[0])
        store_put_text(statement, query->game);
    if (query->tier != STORE_TIER_UNSET)
        store_put_text(statement, store_tier_word(query->tier));
    if (query->side != STORE_SIDE_NONE)
        store_put_text(statement, store_side_word(query->side));
    if (query->only_kind)
        store_put_text(statement, store_kind_word(query->kind));
}

enum store_status store_last_trials(struct store *store, const struct store_query *query,
                                    struct store_trial *trials, size_t capacity, size_t *count)
{
    char sql[QUERY_SQL_SIZE];
    query_sql(query, "SELECT " STORE_TRIAL_COLUMNS " FROM trial",
              "ORDER BY started_s DESC, rowid DESC LIMIT ?", sql);
    struct store_statement statement;
    store_statement_open(&statement, store->read_small, sql);
    put_query(&statement, query);
    store_put_int(&statement, (int64_t)capacity);
    *count = 0;
    while (*count < capacity && store_statement_row(&statement))
        store_take_trial(&statement, &trials[(*count)++]);
    return close_reading(&statement, "trials");
}

enum store_status store_trial_count(struct store *store, const struct store_query *query,
                                    uint64_t *count)
{
    char sql[QUERY_SQL_SIZE];
    query_sql(query, "SELECT count(*) FROM trial", "", sql);
    struct store_statement statement;
    store_statement_open(&statement, store->read_small, sql);
    put_query(&statement, query);
    *count = 0;
    if (store_statement_row(&statement))
        *count = (uint64_t)store_take_int(&statement);
    return close_reading(&statement, "trial count");
}

// The month of now, as local seconds: [first, next).
static void month_of(const struct clock *now, int64_t *first_s, int64_t *next_s)
{
    time_t local = (time_t)(now->wall_s + now->utc_offset_s);
    struct tm date = {.tm_mday = 1, .tm_year = 70};
    struct tm today;
    if (gmtime_r(&local, &today)) {
        date.tm_year = today.tm_year;
        date.tm_mon = today.tm_mon;
    }
    struct tm next = date;
    next.tm_mon++; // timegm carries into the next year
    *first_s = timegm(&date);
    *next_s = timegm(&next);
}

enum store_status store_totals_get(struct store *store, const struct store_query *query,
                                   const struct clock *now, struct store_totals *totals)
{
    int64_t first_s;
    int64_t next_s;
    month_of(now, &first_s, &next_s);
    char sql[QUERY_SQL_SIZE];
    query_sql(query,
              "SELECT count(*), total(hands_off_s), count(DISTINCT "
              "CASE WHEN started_s + utc_offset_s >= ? AND started_s + utc_offset_s < ? "
              "THEN (started_s + utc_offset_s) / 86400 END) FROM trial",
              "", sql);
    struct store_statement statement;
    store_statement_open(&statement, store->read_small, sql);
    store_put_int(&statement, first_s);
    store_put_int(&statement, next_s);
    put_query(&statement, query);
    *totals = (struct store_totals){0};
    if (store_statement_row(&statement)) {
        totals->trials = (uint64_t)store_take_int(&statement);
        totals->hands_off_s = store_take_real(&statement);
        totals->days_this_month = store_take_count(&statement);
    }
    return close_reading(&statement, "totals");
}

static enum store_status take_samples(struct store_statement *statement,
                                      struct store_sample *samples, size_t capacity, size_t *count)
{
    int64_t codec = store_take_int(statement);
    int64_t stored = store_take_int(statement);
    if (codec != STORE_SAMPLE_CODEC || stored < 0 || stored > STORE_SAMPLES_MAX)
        return STORE_CORRUPT;
    *count = (size_t)stored;
    if (!samples)
        return STORE_OK;
    if (capacity < *count)
        return STORE_TOO_SMALL;
    size_t size;
    const void *block = store_take_blob(statement, &size);
    bool good = block && store_samples_decode(block, size, *count, samples);
    return good ? STORE_OK : STORE_CORRUPT;
}

enum store_status store_trial_samples(struct store *store, const char *trial_uuid,
                                      struct store_sample *samples, size_t capacity, size_t *count)
{
    struct store_statement statement;
    store_statement_open(&statement, store->read_samples,
                         "SELECT codec, sample_count, block FROM sample_block "
                         "WHERE trial = ? AND role = 'body'");
    store_put_text(&statement, trial_uuid);
    *count = 0;
    enum store_status found = STORE_NOT_FOUND;
    if (store_statement_row(&statement))
        found = take_samples(&statement, samples, capacity, count);
    enum store_status status = close_reading(&statement, "samples");
    return status == STORE_OK ? found : status;
}

enum store_status store_trial_events(struct store *store, const char *trial_uuid,
                                     struct store_event *events, size_t capacity, size_t *count)
{
    struct store_statement statement;
    store_statement_open(&statement, store->read_small,
                         "SELECT t_s, type, value FROM trial_event WHERE trial = ? ORDER BY seq");
    store_put_text(&statement, trial_uuid);
    *count = 0;
    for (; store_statement_row(&statement); (*count)++) {
        if (*count >= capacity)
            continue;
        struct store_event *event = &events[*count];
        event->t_s = store_take_real(&statement);
        store_take_text(&statement, event->type, sizeof event->type);
        event->value = store_take_real(&statement);
    }
    enum store_status status = close_reading(&statement, "events");
    if (status == STORE_OK && events && *count > capacity)
        return STORE_TOO_SMALL;
    return status;
}

enum store_status store_trial_measures(struct store *store, const char *trial_uuid,
                                       struct store_measure *measures, size_t capacity,
                                       size_t *count)
{
    struct store_statement statement;
    store_statement_open(&statement, store->read_small,
                         "SELECT name, value FROM trial_measure WHERE trial = ? ORDER BY seq");
    store_put_text(&statement, trial_uuid);
    *count = 0;
    for (; store_statement_row(&statement); (*count)++) {
        if (*count >= capacity)
            continue;
        struct store_measure *measure = &measures[*count];
        store_take_text(&statement, measure->name, sizeof measure->name);
        measure->value = store_take_real(&statement);
    }
    enum store_status status = close_reading(&statement, "measures");
    if (status == STORE_OK && measures && *count > capacity)
        return STORE_TOO_SMALL;
    return status;
}

enum store_status store_measure_history(struct store *store, const struct store_query *query,
                                        const char *name, double *values, int64_t *started_s,
                                        size_t capacity, size_t *count)
{
    char sql[QUERY_SQL_SIZE];
    query_sql(query,
              "SELECT value, started_s FROM trial "
              "JOIN trial_measure ON trial = uuid AND name = ? AND value IS NOT NULL",
              "ORDER BY started_s DESC, trial.rowid DESC LIMIT ?", sql);
    struct store_statement statement;
    store_statement_open(&statement, store->read_small, sql);
    store_put_text(&statement, name);
    put_query(&statement, query);
    store_put_int(&statement, (int64_t)capacity);
    *count = 0;
    for (; *count < capacity && store_statement_row(&statement); (*count)++) {
        values[*count] = store_take_real(&statement);
        int64_t begun_s = store_take_int(&statement);
        if (started_s)
            started_s[*count] = begun_s;
    }
    return close_reading(&statement, "measure history");
}

static void take_rung_state(struct store_statement *statement, struct store_rung_state *state)
{
    state->difficulty = store_take_real(statement);
    state->step = store_take_real(statement);
    state->direction = (int32_t)store_take_int(statement);
    state->reversals = store_take_count(statement);
    state->passes_in_row = store_take_count(statement);
    state->fails_in_row = store_take_count(statement);
    state->mastered_count = store_take_count(statement);
}

enum store_status store_rung_state_get(struct store *store, const struct store_rung_key *key,
                                       struct store_rung_state *state)
{
    if (store_queued_rung_state(store, key, state))
        return STORE_OK;
    struct store_statement statement;
    store_statement_open(&statement, store->read_small,
                         "SELECT difficulty, step, direction, reversals, passes_in_row, "
                         "fails_in_row, mastered_count FROM rung_state WHERE player = ? "
                         "AND source = ? AND rung = ? AND game = ? AND tier = ? AND side = ?");
    store_put_text(&statement, key->player_uuid);
    store_put_text(&statement, store_source_word(key->source));
    store_put_text(&statement, key->rung);
    store_put_text(&statement, key->game);
    store_put_text(&statement, store_tier_word(key->tier));
    store_put_text(&statement, store_side_word(key->side));
    bool found = store_statement_row(&statement);
    if (found)
        take_rung_state(&statement, state);
    enum store_status status = close_reading(&statement, "rung state");
    return status == STORE_OK && !found ? STORE_NOT_FOUND : status;
}

enum store_status store_setting_get(struct store *store, const char *key, char *value,
                                    size_t value_size)
{
    struct store_setting setting = {0};
    enum store_status status = STORE_OK;
    if (!store_queued_setting(store, key, &setting)) {
        struct store_statement statement;
        store_statement_open(&statement, store->read_small,
                             "SELECT value FROM setting WHERE key = ?");
        store_put_text(&statement, key);
        bool found = store_statement_row(&statement);
        if (found)
            store_take_text(&statement, setting.value, sizeof setting.value);
        status = close_reading(&statement, "setting");
        if (status == STORE_OK && !found)
            status = STORE_NOT_FOUND;
    }
    if (status != STORE_OK)
        return status;
    if (strlen(setting.value) >= value_size)
        return STORE_TOO_SMALL;
    strcpy(value, setting.value);
    return STORE_OK;
}

static void take_device(struct store_statement *statement, struct store_device *device)
{
    *device = (struct store_device){0};
    store_take_text(statement, device->serial, sizeof device->serial);
    store_take_text(statement, device->kind, sizeof device->kind);
    size_t size;
    const void *calibration = store_take_blob(statement, &size);
    device->has_calibration = size == sizeof device->calibration;
    if (device->has_calibration)
        memcpy(device->calibration, calibration, size);
    device->has_tare = true;
    for (int corner = 0; corner < 4; corner++) {
        device->tare_kg[corner] = store_take_real(statement);
        device->has_tare = device->has_tare && !isnan(device->tare_kg[corner]);
    }
    device->facing_quarter_turns = (int32_t)store_take_int(statement);
    device->spacing_ml_mm = store_take_real(statement);
    device->spacing_ap_mm = store_take_real(statement);
    device->last_seen_s = store_take_int(statement);
}

enum store_status store_device_get(struct store *store, const char *serial,
                                   struct store_device *device)
{
    if (store_queued_device(store, serial, device))
        return STORE_OK;
    struct store_statement statement;
    store_statement_open(&statement, store->read_small,
                         "SELECT serial, kind, calibration, tare_tr_kg, tare_br_kg, tare_tl_kg, "
                         "tare_bl_kg, facing_quarter_turns, spacing_ml_mm, spacing_ap_mm, "
                         "last_seen_s FROM device WHERE serial = ?");
    store_put_text(&statement, serial);
    bool found = store_statement_row(&statement);
    if (found)
        take_device(&statement, device);
    enum store_status status = close_reading(&statement, "device");
    return status == STORE_OK && !found ? STORE_NOT_FOUND : status;
}

static enum store_status read_nameless_player(struct store *store, struct store_player *player)
{
    struct store_statement statement;
    store_statement_open(&statement, store->read_small,
                         "SELECT uuid, name, created_s FROM player WHERE name = '' "
                         "ORDER BY created_s, uuid LIMIT 1");
    bool found = store_statement_row(&statement);
    if (found) {
        store_take_text(&statement, player->uuid, sizeof player->uuid);
        store_take_text(&statement, player->name, sizeof player->name);
        player->created_s = store_take_int(&statement);
    }
    enum store_status status = close_reading(&statement, "player");
    return status == STORE_OK && !found ? STORE_NOT_FOUND : status;
}

enum store_status store_player_default(struct store *store, int64_t wall_s,
                                       struct store_player *player)
{
    // The queue first: what leaves it meanwhile is in the database when that is read.
    if (store_queued_nameless_player(store, player))
        return store_flush(store);
    enum store_status status = read_nameless_player(store, player);
    if (status != STORE_NOT_FOUND)
        return status;
    *player = (struct store_player){.created_s = wall_s};
    store_uuid(player->uuid);
    status = store_player_put(store, player, NULL);
    return status == STORE_OK ? store_flush(store) : status;
}
