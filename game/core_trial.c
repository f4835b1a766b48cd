#include "game/core.h"

#include "game/base/log.h"
#include "game/core_fatigue.h"
#include "game/core_history.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A virtual person climbs ladders of her own.
static const char *rung_setting(const struct core *core, enum session_coast coast)
{
    static const char *const settings[][2] = {
        [SESSION_COAST_STANDING] = {"virtual.standing.rung", "standing.rung"},
        [SESSION_COAST_WALKING] = {"virtual.walking.rung", "walking.rung"},
        [SESSION_COAST_HANDS] = {"virtual.hands.rung", "hands.rung"},
    };
    return settings[coast][core->source == STORE_SOURCE_PERSON];
}

static enum store_side side_of(enum session_side side)
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

static enum store_tier tier_of(enum session_tier tier)
{
    static const enum store_tier tiers[] = {
        [SESSION_TIER_BOARD] = STORE_TIER_BOARD,
        [SESSION_TIER_MOTION] = STORE_TIER_MOTION,
        [SESSION_TIER_PAD] = STORE_TIER_PAD,
        [SESSION_TIER_GUIDED] = STORE_TIER_GUIDED,
    };
    return tiers[tier];
}

bool core_task_has_sides(const struct core_task *task)
{
    return task->stance ? task->stance->two_sides : task->rung->two_sides;
}

void core_task_query(const struct core *core, const struct core_task *task,
                     struct store_query *query)
{
    *query = (struct store_query){.tier = tier_of(task->tier),
                                  .side = side_of(task->side),
                                  .source = core->source,
                                  .only_kind = true,
                                  .kind = STORE_KIND_TRAINING};
    memcpy(query->player_uuid, core->player.uuid, sizeof query->player_uuid);
    snprintf(query->rung, sizeof query->rung, "%s", task->rung->id);
    snprintf(query->game, sizeof query->game, "%s", session_game_name(task->game));
}

static struct store_rung_key key_of(const struct core *core, const struct core_task *task)
{
    struct store_rung_key key = {
        .source = core->source, .tier = tier_of(task->tier), .side = side_of(task->side)};
    memcpy(key.player_uuid, core->player.uuid, sizeof key.player_uuid);
    snprintf(key.rung, sizeof key.rung, "%s", task->rung->id);
    snprintf(key.game, sizeof key.game, "%s", session_game_name(task->game));
    return key;
}

static struct session_ladder_state load_ladder(const struct core *core,
                                               const struct core_task *task)
{
    struct store_rung_key key = key_of(core, task);
    struct store_rung_state state;
    if (store_rung_state_get(core->store, &key, &state) != STORE_OK)
        return session_ladder_start();
    const struct session_ladder_state ladder = {
        state.difficulty,        state.step,
        (int)state.direction,    (int)state.passes_in_row,
        (int)state.fails_in_row, (int)state.mastered_count,
    };
    return session_ladder_sanitised(&ladder);
}

enum { DAY_S = 86400, TRIALS_A_DAY_MAX = 64 };

static int64_t local_day(int64_t wall_s, int32_t utc_offset_s)
{
    return (wall_s + utc_offset_s) / DAY_S;
}

// The limits of a day are the day's: they outlive a restart and end at midnight. A virtual person
// has limits of her own.
void core_follow_day(struct core *core)
{
    int64_t today = local_day(core->now.wall_s, core->now.utc_offset_s);
    if (core->sitting_day == today && core->sitting_source == core->source)
        return;
    core->sitting_day = today;
    core->sitting_source = core->source;
    session_sitting_init(&core->sitting);
    session_fatigue_init(&core->fatigue);
    struct store_query query = {.source = core->source};
    memcpy(query.player_uuid, core->player.uuid, sizeof query.player_uuid);
    struct store_trial *trials = malloc(TRIALS_A_DAY_MAX * sizeof *trials);
    size_t count = 0;
    if (!trials || core->source != STORE_SOURCE_PERSON ||
        store_last_trials(core->store, &query, trials, TRIALS_A_DAY_MAX, &count) != STORE_OK)
        count = 0;
    while (count > 0 &&
           local_day(trials[count - 1].started_s, trials[count - 1].utc_offset_s) != today)
        count--; // the newest come first
    core_fatigue_begin(core, trials, count);
    for (size_t i = 0; i < count; i++) {
        // Eyes closed ask for ten seconds with open eyes anew after a restart.
        session_sitting_add(&core->sitting, trials[i].hands_off_s, 0, true);
        session_sitting_remember(&core->sitting, (int)trials[i].breaks);
    }
    free(trials);
}

void core_prepare(struct core *core, const struct core_task *task)
{
    core_follow_day(core);
    core->task = *task;
    core->ladder = load_ladder(core, task);
    core->has_other = core_task_has_sides(task);
    if (!core->has_other)
        return;
    struct core_task other = *task;
    other.side = task->side == SESSION_SIDE_LEFT ? SESSION_SIDE_RIGHT : SESSION_SIDE_LEFT;
    core->ladder_other = load_ladder(core, &other);
}

static double feedback_share(const struct core *core)
{
    return sim_cue_fade_share(core->ladder.difficulty, core->ladder.mastered);
}

// Without --seed no two trials of a person are laid out alike.
static uint64_t seed_step(struct core *core)
{
    uint64_t trials = 0;
    const struct store_query all = {.any_source = true};
    if (core->arguments->has_seed || core->source != STORE_SOURCE_PERSON ||
        store_trial_count(core->store, &all, &trials) != STORE_OK)
        return 0;
    return trials;
}

static const struct input_device_info *trial_device(const struct core *core)
{
    if (core->task.tier == SESSION_TIER_BOARD && core->has_body)
        return &core->body_info;
    return core->task.tier == SESSION_TIER_MOTION && core->has_hand ? &core->hand_info : NULL;
}

static uint32_t dropped_so_far(const struct core *core)
{
    const struct input_device_info *device = trial_device(core);
    struct input_device_info info;
    return device && input_device(core->input, device->device, &info) ? info.reports_dropped : 0;
}

bool core_trial_begin(struct core *core)
{
    if (core->trial_is_open)
        core_trial_close(core);
    const struct core_task *task = &core->task;
    struct session_trial_settings settings = {
        .rung = task->rung,
        .tier = task->tier,
        .side = task->side,
        .game = task->game,
        .stance = task->stance,
        .difficulty = core->ladder.difficulty,
        .rms_mm = core_usual_rms_mm(core),
        .limits = core_limits(core),
        .feedback_share = feedback_share(core),
        .reduced_motion = core->arguments->reduced_motion,
        .seed = core->arguments->seed + seed_step(core),
        .sitting = &core->sitting,
        .has_palm = task->game == SESSION_GAME_BOTTLE && task->stance && core_hand_is_ready(core),
    };
    if (core->has_body)
        settings.frame = core_device_frame(core, core->body);
    if (task->game == SESSION_GAME_ROUTE)
        core_route_fill(core, &settings);
    if (task->game == SESSION_GAME_WRITING && task->tier == SESSION_TIER_PAD) {
        if (!core_writing_begin(core, settings.difficulty, settings.seed))
            return false;
        settings.word = &core->writing->path;
    }
    if (!session_trial_init(&core->trial, &settings))
        return false;
    core->trial_is_open = true;
    core->trial_is_live = true;
    core->trial_is_recorded = false;
    core->dropped_at_begin = dropped_so_far(core);
    if (core->trial.uses_board)
        core->menu_frame = core->trial.frame; // the board lies so until the next stance
    core->trial_started = core->now;
    return true;
}

void core_act(struct core *core, const struct session_act *act)
{
    if (!core->trial_is_live)
        return;
    struct session_act stamped = *act;
    core->now = machine_clock_now(&core->clock);
    stamped.t_us = core->now.mono_us;
    session_trial_act(&core->trial, &stamped);
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
    uint32_t dropped = dropped_so_far(core);
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
        .tier = tier_of(outcome->tier),
        .rating = rating_of(outcome->rating),
        .side = side_of(outcome->side),
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

enum store_status core_trial_record(struct core *core, uint64_t *ticket)
{
    session_trial_end(&core->trial, SESSION_END_PLAYER);
    core->trial_is_live = false;
    core->trial_is_recorded = true;
    const struct session_trial *trial = &core->trial;
    *ticket = 0;
    if (trial->outcome.go_us == 0 && !says_something(trial->outcome.end))
        return STORE_OK; // the clock never ran: there is nothing to remember
    session_sitting_add(&core->sitting, trial->outcome.hands_off_s, trial->outcome.longest_s,
                        trial->rung.eyes_closed);
    struct store_trial row;
    struct store_rung_state state;
    fill_trial(core, &row);
    memcpy(core->recorded_uuid, row.uuid, sizeof core->recorded_uuid);
    record_ladder(core, core_fatigue_add(core, &row), &state);
    struct store_rung_key key = key_of(core, &core->task);
    bool is_training = row.kind == STORE_KIND_TRAINING;
    struct store_sample *samples = malloc((trial->sample_count + 1) * sizeof *samples);
    struct store_event *events = malloc((SESSION_MARK_MAX + 1) * sizeof *events);
    enum store_status status = STORE_NO_MEMORY;
    if (samples && events) {
        struct store_measure measures[SESSION_MEASURE_MAX];
        fill_samples(trial, samples);
        const struct store_submission submission = {
            .trial = &row,
            .events = events,
            .event_count = fill_events(trial, events),
            .samples = samples,
            .sample_count = trial->sample_count,
            .measures = measures,
            .measure_count = fill_measures(&trial->outcome, measures),
            .rung_key = is_training ? &key : NULL,
            .rung_state = is_training ? &state : NULL,
        };
        status = store_trial_submit(core->store, &submission, ticket);
    }
    free(samples);
    free(events);
    core->keeping.ticket = *ticket;
    core->keeping.is_open = status == STORE_OK;
    core->keeping.has_failed = status != STORE_OK;
    return status;
}

void core_trial_close(struct core *core)
{
    session_trial_finish(&core->trial);
    core->trial_is_open = false;
    core->trial_is_live = false;
}

// The last try at it, with the rings, ended by itself and without a break.
static bool was_steady(struct core *core, const struct session_rung *rung, enum session_side side)
{
    const struct core_task task = {.rung = rung, .side = side, .game = rung->game};
    struct store_query query;
    struct store_trial last;
    size_t count = 0;
    core_task_query(core, &task, &query);
    query.tier = STORE_TIER_UNSET; // seen by a board or told by the player
    return store_last_trials(core->store, &query, &last, 1, &count) == STORE_OK && count == 1 &&
           last.breaks == 0 && last.rating != STORE_RATING_TOO_HARD &&
           strcmp(last.ended_by, session_end_code(SESSION_END_PLAYER)) != 0 &&
           strcmp(last.ended_by, session_end_code(SESSION_END_INPUT)) != 0;
}

const struct session_rung *core_needs_first(struct core *core, const struct session_rung *rung)
{
    const struct session_rung *needed = session_programme_needs(&core->programme, rung);
    if (!needed)
        return NULL;
    bool steady = needed->two_sides ? was_steady(core, needed, SESSION_SIDE_LEFT) &&
                                          was_steady(core, needed, SESSION_SIDE_RIGHT)
                                    : was_steady(core, needed, SESSION_SIDE_NONE);
    return steady ? NULL : needed;
}

enum session_offer core_offer(struct core *core)
{
    const struct session_rung *next = session_programme_next(&core->programme, core->task.rung);
    enum session_offer offer =
        session_ladder_offer(&core->ladder, core->has_other ? &core->ladder_other : NULL);
    if (offer == SESSION_OFFER_NEXT &&
        (!session_sitting_may_go_up(&core->sitting, core->task.rung->coast) || !next ||
         core_needs_first(core, next)))
        return SESSION_OFFER_NONE;
    if (offer == SESSION_OFFER_EASIER &&
        !session_programme_easier(&core->programme, core->task.rung))
        return SESSION_OFFER_NONE;
    return offer;
}

enum session_side core_next_side(struct core *core, const struct core_task *task)
{
    if (!core_task_has_sides(task))
        return SESSION_SIDE_NONE;
    uint64_t counts[SESSION_SIDE_COUNT] = {0};
    for (int side = SESSION_SIDE_LEFT; side <= SESSION_SIDE_RIGHT; side++) {
        struct core_task sided = *task;
        struct store_query query;
        sided.side = (enum session_side)side;
        sided.game = task->rung->game;
        core_task_query(core, &sided, &query);
        query.tier = STORE_TIER_UNSET;
        if (store_trial_count(core->store, &query, &counts[side]) != STORE_OK)
            counts[side] = 0;
    }
    return counts[SESSION_SIDE_RIGHT] < counts[SESSION_SIDE_LEFT] ? SESSION_SIDE_RIGHT
                                                                  : SESSION_SIDE_LEFT;
}

void core_set_rung(struct core *core, const struct session_rung *rung)
{
    if (store_setting_set(core->store, rung_setting(core, rung->coast), rung->id, NULL) != STORE_OK)
        log_warning("the chosen rung %s could not be kept", rung->id);
}

static const struct session_rung *first_rung(const struct core *core, enum session_coast coast)
{
    for (int i = 0; i < core->programme.count; i++)
        if (core->programme.rungs[i].coast == coast && core->programme.rungs[i].harbour == 1)
            return &core->programme.rungs[i];
    return &core->programme.rungs[0];
}

static const struct session_rung *own_rung(struct core *core, enum session_coast coast)
{
    char id[STORE_ID_SIZE] = "";
    const struct session_rung *rung = NULL;
    if (store_setting_get(core->store, rung_setting(core, coast), id, sizeof id) == STORE_OK)
        rung = session_programme_rung(&core->programme, id);
    return rung && rung->coast == coast ? rung : first_rung(core, coast);
}

struct core_task core_task_of(struct core *core, const struct session_rung *rung)
{
    struct core_task task = {.rung = rung, .game = rung->game, .tier = core_best_tier(core, rung)};
    if (rung->stance == SESSION_STANCE_OWN)
        task.stance =
            session_programme_eyes_open(&core->programme, own_rung(core, SESSION_COAST_STANDING));
    task.side = core_next_side(core, &task);
    return task;
}

struct core_task core_next_task(struct core *core, enum session_coast coast)
{
    return core_task_of(core, own_rung(core, coast));
}
