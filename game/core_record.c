#include "game/core_record.h"

#include "game/core.h"
#include "game/core_fatigue.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum store_side core_store_side(enum session_side side)
{
    switch (side) {
    case SESSION_SIDE_LEFT:
        return STORE_SIDE_LEFT;
    case SESSION_SIDE_RIGHT:
        return STORE_SIDE_RIGHT;
    default:
        return STORE_SIDE_NONE;
    }
}

enum store_tier core_store_tier(enum session_tier tier)
{
    static const enum store_tier tiers[] = {
        [SESSION_TIER_BOARD] = STORE_TIER_BOARD,
        [SESSION_TIER_MOTION] = STORE_TIER_MOTION,
        [SESSION_TIER_PAD] = STORE_TIER_PAD,
        [SESSION_TIER_GUIDED] = STORE_TIER_GUIDED,
    };
    return tiers[tier];
}

struct store_rung_key core_rung_key(const struct core *core, const struct core_task *task)
{
    struct store_rung_key key = {.source = core->source,
                                 .tier = core_store_tier(task->tier),
                                 .side = core_store_side(task->side)};
    memcpy(key.player_uuid, core->player.uuid, sizeof key.player_uuid);
    snprintf(key.rung, sizeof key.rung, "%s", task->rung->id);
    snprintf(key.game, sizeof key.game, "%s", session_game_name(task->game));
    return key;
}

bool core_row_ended_by_itself(const struct store_trial *row)
{
    return strcmp(row->ended_by, session_end_code(SESSION_END_PLAYER)) != 0 &&
           strcmp(row->ended_by, session_end_code(SESSION_END_INPUT)) != 0;
}

static const struct input_device_info *trial_device(const struct core *core)
{
    if (core->task.tier == SESSION_TIER_BOARD && core->has_body)
        return &core->body_info;
    return core->task.tier == SESSION_TIER_MOTION && core->has_hand ? &core->hand_info : NULL;
}

uint32_t core_reports_dropped(const struct core *core)
{
    const struct input_device_info *device = trial_device(core);
    struct input_device_info info;
    return device && input_device(core->input, device->device, &info) ? info.reports_dropped : 0;
}

static struct store_metrics metrics_of(const struct session_outcome *outcome)
{
    if (outcome->score_status != SWAY_SCORE_OK)
        return store_metrics_none();
    const struct sway_score *score = &outcome->score;
    return (struct store_metrics){
        .path_mm = score->path_mm,
        .mean_velocity_mm_s = score->mean_velocity_mm_s,
        .velocity_ml_mm_s = score->mean_velocity_ml_mm_s,
        .velocity_ap_mm_s = score->mean_velocity_ap_mm_s,
        .rms_ml_mm = score->rms_ml_mm,
        .rms_ap_mm = score->rms_ap_mm,
        .rms_r_mm = score->rms_r_mm,
        .range_ml_mm = score->range_ml_mm,
        .range_ap_mm = score->range_ap_mm,
        .ellipse_mm2 = score->ellipse_mm2,
        .mean_frequency_hz = score->mean_frequency_hz,
        .f50_ml_hz = score->f50_ml_hz,
        .f50_ap_hz = score->f50_ap_hz,
        .f95_ml_hz = score->f95_ml_hz,
        .f95_ap_hz = score->f95_ap_hz,
    };
}

static uint32_t dropped_during(const struct core *core)
{
    uint32_t dropped = core_reports_dropped(core);
    return dropped > core->dropped_at_begin ? dropped - core->dropped_at_begin : 0;
}

static enum store_rating rating_of(enum session_rating rating)
{
    static const enum store_rating ratings[] = {
        [SESSION_RATING_NONE] = STORE_RATING_NONE,
        [SESSION_RATING_TOO_EASY] = STORE_RATING_TOO_EASY,
        [SESSION_RATING_JUST_MANAGE] = STORE_RATING_JUST_MANAGE,
        [SESSION_RATING_TOO_HARD] = STORE_RATING_TOO_HARD,
    };
    return ratings[rating];
}

static void fill_trial(const struct core *core, struct store_trial *row)
{
    const struct session_outcome *outcome = &core->trial.outcome;
    bool training = outcome->game != SESSION_GAME_LIMITS;
    *row = (struct store_trial){
        .kind = training ? STORE_KIND_TRAINING : STORE_KIND_MEASUREMENT,
        .source = core->source,
        .tier = core_store_tier(outcome->tier),
        .rating = rating_of(outcome->rating),
        .side = core_store_side(outcome->side),
        .started_s = core->trial_started.wall_s,
        .utc_offset_s = core->trial_started.utc_offset_s,
        .difficulty = outcome->difficulty,
        .ring_radius_mm = outcome->ring_radius_mm,
        .planned_hold_s = outcome->planned_s,
        .duration_s = outcome->duration_s,
        .hands_off_s = outcome->hands_off_s,
        .hold_s = outcome->hold_s,
        .support_s = outcome->support_s,
        .breaks = (uint32_t)outcome->breaks,
        .success = outcome->success,
        .calm = outcome->calm,
        .passed = outcome->success,
        .go_offset_us = outcome->go_us ? outcome->go_us - outcome->first_us : 0,
        .end_offset_us = outcome->end_us - outcome->first_us,
        .metrics = metrics_of(outcome),
        .quality = {.rate_hz = outcome->rate_hz,
                    .missing_share = (double)NAN,
                    .longest_gap_s = outcome->longest_gap_s,
                    .dropped = dropped_during(core)},
    };
    if (isfinite(outcome->score.missing_share) && outcome->scored_to_us > 0)
        row->quality.missing_share = outcome->score.missing_share;
    store_uuid(row->uuid);
    memcpy(row->player_uuid, core->player.uuid, sizeof row->player_uuid);
    memcpy(row->session_uuid, core->session.uuid, sizeof row->session_uuid);
    snprintf(row->rung, sizeof row->rung, "%s", outcome->rung);
    snprintf(row->game, sizeof row->game, "%s", session_game_name(outcome->game));
    const struct input_device_info *device = trial_device(core);
    snprintf(row->device_serial, sizeof row->device_serial, "%s", device ? device->serial : "");
    snprintf(row->ended_by, sizeof row->ended_by, "%s", session_end_code(outcome->end));
}

static size_t fill_measures(const struct session_outcome *outcome, struct store_measure *measures)
{
    for (int i = 0; i < outcome->measure_count; i++) {
        measures[i] = (struct store_measure){.value = outcome->measure[i].value};
        snprintf(measures[i].name, sizeof measures[i].name, "%s", outcome->measure[i].code);
    }
    return (size_t)outcome->measure_count;
}

static size_t fill_events(const struct session_trial *trial, struct store_event *events)
{
    int64_t zero_us = trial->outcome.go_us ? trial->outcome.go_us : trial->outcome.first_us;
    for (size_t i = 0; i < trial->mark_count; i++) {
        const struct session_mark *mark = &trial->marks[i];
        events[i] = (struct store_event){.t_s = (double)(mark->t_us - zero_us) * 1e-6,
                                         .value = (double)NAN};
        snprintf(events[i].type, sizeof events[i].type, "%s", mark->code);
    }
    return trial->mark_count;
}

static void fill_samples(const struct session_trial *trial, struct store_sample *samples)
{
    for (size_t i = 0; i < trial->sample_count; i++) {
        const struct input_board_sample *sample = &trial->samples[i];
        samples[i] = (struct store_sample){sample->t_us, (float)sample->tr_kg, (float)sample->br_kg,
                                           (float)sample->tl_kg, (float)sample->bl_kg};
    }
}

// A trial that the player left or the device cut short says nothing about the difficulty. On one
// leg balance can be lost before the clock runs: that does.
static bool says_something(enum session_end end)
{
    return end == SESSION_END_DONE || end == SESSION_END_TIME || end == SESSION_END_BREAKS;
}

static void record_ladder(struct core *core, bool is_tired, struct store_rung_state *state)
{
    const struct session_outcome *outcome = &core->trial.outcome;
    const struct session_ladder_result result = {
        .difficulty = outcome->difficulty,
        .success = outcome->success,
        .calm = outcome->calm,
        // A stance that nothing measures is rated; a bottle that fell has fallen all the same.
        .rating = outcome->success || outcome->rating == SESSION_RATING_TOO_HARD
                      ? outcome->rating
                      : SESSION_RATING_NONE,
    };
    double target = session_ladder_target(core->task.rung->coast);
    if (says_something(outcome->end) && outcome->game != SESSION_GAME_LIMITS)
        session_ladder_record(&core->ladder, target, &result);
    if (is_tired)
        session_ladder_ease(&core->ladder, target);
    *state = (struct store_rung_state){
        .difficulty = core->ladder.difficulty,
        .step = core->ladder.step,
        .direction = core->ladder.direction,
        .passes_in_row = (uint32_t)core->ladder.passes,
        .fails_in_row = (uint32_t)core->ladder.fails,
        .mastered_count = (uint32_t)core->ladder.mastered,
    };
}

static enum store_status submit(struct core *core, const struct store_trial *row,
                                const struct store_rung_state *state, uint64_t *ticket)
{
    const struct session_trial *trial = &core->trial;
    bool is_training = row->kind == STORE_KIND_TRAINING;
    const struct store_rung_key key = core_rung_key(core, &core->task);
    struct store_measure measures[SESSION_MEASURE_MAX];
    struct store_sample *samples = malloc((trial->sample_count + 1) * sizeof *samples);
    struct store_event *events = malloc((SESSION_MARK_MAX + 1) * sizeof *events);
    enum store_status status = STORE_NO_MEMORY;
    if (samples && events) {
        fill_samples(trial, samples);
        const struct store_submission submission = {
            .trial = row,
            .events = events,
            .event_count = fill_events(trial, events),
            .samples = samples,
            .sample_count = trial->sample_count,
            .measures = measures,
            .measure_count = fill_measures(&trial->outcome, measures),
            .rung_key = is_training ? &key : NULL,
            .rung_state = is_training ? state : NULL,
        };
        status = store_trial_submit(core->store, &submission, ticket);
    }
    free(samples);
    free(events);
    return status;
}

enum store_status core_trial_record(struct core *core, uint64_t *ticket)
{
    session_trial_end(&core->trial, SESSION_END_PLAYER);
    core->trial_is_live = false;
    core->trial_is_recorded = true;
    const struct session_outcome *outcome = &core->trial.outcome;
    *ticket = 0;
    // The clock never ran and balance was never lost: there is nothing to remember.
    if (outcome->go_us == 0 && outcome->breaks == 0 && !says_something(outcome->end))
        return STORE_OK;
    session_sitting_add(&core->sitting, outcome->hands_off_s, outcome->longest_s,
                        core->trial.rung.eyes_closed);
    struct store_trial row;
    struct store_rung_state state;
    fill_trial(core, &row);
    memcpy(core->recorded_uuid, row.uuid, sizeof core->recorded_uuid);
    record_ladder(core, core_fatigue_add(core, &row), &state);
    enum store_status status = submit(core, &row, &state, ticket);
    core->keeping.ticket = *ticket;
    core->keeping.is_open = status == STORE_OK;
    core->keeping.has_failed = status != STORE_OK;
    return status;
}
