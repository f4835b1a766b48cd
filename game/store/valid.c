#include "game/store/valid.h"

#include <string.h>

// The checks of one row. The first bad field is kept.
struct checker {
    const char *bad;
};

static void check(struct checker *checker, bool good, const char *field)
{
    if (!good && !checker->bad)
        checker->bad = field;
}

static bool is_text(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

static bool is_id(const char *text, size_t size)
{
    return is_text(text, size) && text[0] != '\0';
}

static bool is_finite_or_nan(double value)
{
    return !isinf(value);
}

static bool is_seconds(double value)
{
    return isfinite(value) && value >= 0;
}

#define CHECK_TEXT(row, field)    check(&checker, is_text(row->field, sizeof row->field), #field)
#define CHECK_ID(row, field)      check(&checker, is_id(row->field, sizeof row->field), #field)
#define CHECK_UUID(row, field)    check(&checker, store_uuid_valid(row->field), #field)
#define CHECK_SECONDS(row, field) check(&checker, is_seconds(row->field), #field)
#define CHECK_REAL(row, field)    check(&checker, is_finite_or_nan(row->field), #field)
#define CHECK_RANGE(row, field, low, high)                                                         \
    check(&checker, (int64_t)row->field >= (low) && (int64_t)row->field <= (high), #field)

bool store_uuid_valid(const char uuid[STORE_UUID_SIZE])
{
    for (int i = 0; i < STORE_UUID_SIZE - 1; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? uuid[i] != '-' : !(uuid[i] != '\0' && strchr("0123456789abcdef", uuid[i])))
            return false;
    }
    return uuid[STORE_UUID_SIZE - 1] == '\0';
}

static bool finish(const struct checker *checker, const char **field)
{
    *field = checker->bad ? checker->bad : "";
    return !checker->bad;
}

static bool metrics_valid(const struct store_metrics *metrics)
{
    const double values[] = {
        metrics->path_mm,          metrics->mean_velocity_mm_s, metrics->velocity_ml_mm_s,
        metrics->velocity_ap_mm_s, metrics->rms_ml_mm,          metrics->rms_ap_mm,
        metrics->rms_r_mm,         metrics->range_ml_mm,        metrics->range_ap_mm,
        metrics->ellipse_mm2,      metrics->mean_frequency_hz,  metrics->f50_ml_hz,
        metrics->f50_ap_hz,        metrics->f95_ml_hz,          metrics->f95_ap_hz,
    };
    _Static_assert(sizeof values == sizeof *metrics, "every measure is looked at");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (!is_finite_or_nan(values[i]))
            return false;
    return true;
}

static bool trial_valid(const struct store_trial *trial, const char **field)
{
    struct checker checker = {0};
    CHECK_UUID(trial, uuid);
    CHECK_UUID(trial, player_uuid);
    CHECK_UUID(trial, session_uuid);
    CHECK_RANGE(trial, kind, STORE_KIND_TRAINING, STORE_KIND_MEASUREMENT);
    CHECK_RANGE(trial, source, STORE_SOURCE_PERSON, STORE_SOURCE_DEMO);
    CHECK_ID(trial, rung);
    CHECK_ID(trial, game);
    CHECK_RANGE(trial, tier, STORE_TIER_BOARD, STORE_TIER_GUIDED);
    CHECK_RANGE(trial, side, STORE_SIDE_NONE, STORE_SIDE_RIGHT);
    CHECK_TEXT(trial, preset);
    CHECK_TEXT(trial, device_serial);
    CHECK_REAL(trial, difficulty);
    CHECK_REAL(trial, ring_radius_mm);
    CHECK_SECONDS(trial, planned_hold_s);
    CHECK_SECONDS(trial, duration_s);
    CHECK_SECONDS(trial, hands_off_s);
    CHECK_SECONDS(trial, hold_s);
    CHECK_SECONDS(trial, support_s);
    CHECK_ID(trial, ended_by);
    CHECK_RANGE(trial, rating, STORE_RATING_NONE, STORE_RATING_TOO_HARD);
    check(&checker, metrics_valid(&trial->metrics), "metrics");
    check(&checker, is_finite_or_nan(trial->quality.rate_hz), "rate_hz");
    check(&checker, is_finite_or_nan(trial->quality.missing_share), "missing_share");
    check(&checker, is_finite_or_nan(trial->quality.longest_gap_s), "longest_gap_s");
    return finish(&checker, field);
}

bool store_rung_key_valid(const struct store_rung_key *key, const char **field)
{
    struct checker checker = {0};
    CHECK_UUID(key, player_uuid);
    CHECK_RANGE(key, source, STORE_SOURCE_PERSON, STORE_SOURCE_DEMO);
    CHECK_ID(key, rung);
    CHECK_ID(key, game);
    CHECK_RANGE(key, tier, STORE_TIER_BOARD, STORE_TIER_GUIDED);
    CHECK_RANGE(key, side, STORE_SIDE_NONE, STORE_SIDE_RIGHT);
    return finish(&checker, field);
}

static bool rung_state_valid(const struct store_rung_state *state, const char **field)
{
    struct checker checker = {0};
    check(&checker, state->difficulty >= 0 && state->difficulty <= 1, "rung_state.difficulty");
    check(&checker, isfinite(state->step), "rung_state.step");
    CHECK_RANGE(state, direction, -1, 1);
    return finish(&checker, field);
}

static bool events_valid(const struct store_submission *submission, const char **field)
{
    struct checker checker = {0};
    check(&checker, submission->event_count <= STORE_EVENTS_MAX, "event_count");
    for (size_t i = 0; i < submission->event_count && !checker.bad; i++) {
        const struct store_event *event = &submission->events[i];
        check(&checker, isfinite(event->t_s), "event.t_s");
        CHECK_ID(event, type);
        CHECK_REAL(event, value);
    }
    return finish(&checker, field);
}

static bool is_repeated(const struct store_measure *measures, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(measures[i].name, measures[index].name) == 0)
            return true;
    return false;
}

static bool measures_valid(const struct store_submission *submission, const char **field)
{
    struct checker checker = {0};
    check(&checker, submission->measures || submission->measure_count == 0, "measures");
    check(&checker, submission->measure_count <= STORE_MEASURES_MAX, "measure_count");
    for (size_t i = 0; i < submission->measure_count && !checker.bad; i++) {
        const struct store_measure *measure = &submission->measures[i];
        CHECK_ID(measure, name);
        CHECK_REAL(measure, value);
        check(&checker, checker.bad || !is_repeated(submission->measures, i), "measure twice");
    }
    return finish(&checker, field);
}

bool store_submission_valid(const struct store_submission *submission, const char **field)
{
    struct checker checker = {0};
    bool staircase = submission->rung_key != NULL;
    check(&checker, submission->trial != NULL, "trial");
    check(&checker, submission->events || submission->event_count == 0, "events");
    check(&checker, submission->samples || submission->sample_count == 0, "samples");
    check(&checker, submission->sample_count <= STORE_SAMPLES_MAX, "sample_count");
    check(&checker, staircase == (submission->rung_state != NULL), "rung_state");
    if (!finish(&checker, field) || !trial_valid(submission->trial, field) ||
        !events_valid(submission, field) || !measures_valid(submission, field))
        return false;
    return !staircase || (store_rung_key_valid(submission->rung_key, field) &&
                          rung_state_valid(submission->rung_state, field));
}

bool store_session_valid(const struct store_session *session, const char **field)
{
    struct checker checker = {0};
    CHECK_UUID(session, uuid);
    CHECK_TEXT(session, station);
    CHECK_RANGE(session, source, STORE_SOURCE_PERSON, STORE_SOURCE_DEMO);
    return finish(&checker, field);
}

bool store_player_valid(const struct store_player *player, const char **field)
{
    struct checker checker = {0};
    CHECK_UUID(player, uuid);
    CHECK_TEXT(player, name);
    return finish(&checker, field);
}

bool store_device_valid(const struct store_device *device, const char **field)
{
    struct checker checker = {0};
    CHECK_ID(device, serial);
    CHECK_ID(device, kind);
    for (int corner = 0; corner < 4; corner++)
        check(&checker, !device->has_tare || isfinite(device->tare_kg[corner]), "tare_kg");
    CHECK_RANGE(device, facing_quarter_turns, 0, 3);
    CHECK_REAL(device, spacing_ml_mm);
    CHECK_REAL(device, spacing_ap_mm);
    return finish(&checker, field);
}

bool store_diary_valid(const struct store_diary_entry *entry, const char **field)
{
    struct checker checker = {0};
    CHECK_UUID(entry, uuid);
    CHECK_UUID(entry, player_uuid);
    CHECK_RANGE(entry, source, STORE_SOURCE_PERSON, STORE_SOURCE_DEMO);
    CHECK_ID(entry, kind);
    CHECK_TEXT(entry, what);
    CHECK_RANGE(entry, minutes, 1, STORE_DIARY_MINUTES_MAX);
    return finish(&checker, field);
}
