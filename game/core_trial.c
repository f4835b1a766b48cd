#include "game/core.h"

#include "game/base/log.h"
#include "game/core_fatigue.h"
#include "game/core_history.h"
#include "game/core_record.h"

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

bool core_task_has_sides(const struct core_task *task)
{
    return task->stance ? task->stance->two_sides : task->rung->two_sides;
}

void core_task_query(const struct core *core, const struct core_task *task,
                     struct store_query *query)
{
    *query = (struct store_query){.tier = core_store_tier(task->tier),
                                  .side = core_store_side(task->side),
                                  .source = core->source,
                                  .only_kind = true,
                                  .kind = STORE_KIND_TRAINING};
    memcpy(query->player_uuid, core->player.uuid, sizeof query->player_uuid);
    snprintf(query->rung, sizeof query->rung, "%s", task->rung->id);
    snprintf(query->game, sizeof query->game, "%s", session_game_name(task->game));
}

static struct session_ladder_state load_ladder(const struct core *core,
                                               const struct core_task *task)
{
    struct store_rung_key key = core_rung_key(core, task);
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

enum { TRIALS_A_DAY_MAX = 64 };

// The limits of a day are the day's: they outlive a restart and end at midnight. A virtual person
// has limits of her own.
void core_follow_day(struct core *core)
{
    int64_t today = store_day(core->now.wall_s, core->now.utc_offset_s);
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
           store_day(trials[count - 1].started_s, trials[count - 1].utc_offset_s) != today)
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

static uint64_t next_seed(struct core *core)
{
    return core->arguments->seed + seed_step(core);
}

const char *core_next_word(struct core *core)
{
    return core_writing_word(core, core->ladder.difficulty, next_seed(core));
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
        .seed = next_seed(core),
        .sitting = &core->sitting,
        .has_palm = task->game == SESSION_GAME_BOTTLE && task->stance && core_hand_is_ready(core),
    };
    if (core->has_body)
        settings.frame = core_device_frame(core, core->body);
    if (task->game == SESSION_GAME_ROUTE)
        core_route_fill(core, &settings);
    if (task->game == SESSION_GAME_WRITING) {
        if (!core_writing_begin(core, settings.difficulty, settings.seed))
            return false;
        settings.word = &core->writing->path;
    }
    if (!session_trial_init(&core->trial, &settings))
        return false;
    core->trial_is_open = true;
    core->trial_is_live = true;
    core->trial_is_recorded = false;
    core->dropped_at_begin = core_reports_dropped(core);
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
           core_row_ended_by_itself(&last);
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

bool core_next_on_coast(struct core *core, struct core_task *task)
{
    const struct core_task *now = &core->task;
    const struct session_rung *next = session_programme_next(&core->programme, now->rung);
    if (!next)
        return false;
    struct core_task after = core_task_of(core, next);
    bool sits = session_rung_safety(now->rung, now->tier) == SESSION_SAFETY_SEATED;
    if (sits && session_rung_safety(next, after.tier) != SESSION_SAFETY_SEATED)
        return false;
    *task = after;
    return true;
}
