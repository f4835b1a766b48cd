#include "game/core_fatigue.h"

#include "game/core.h"
#include "game/core_record.h"

static enum session_tier tier_of(enum store_tier tier)
{
    switch (tier) {
    case STORE_TIER_MOTION:
        return SESSION_TIER_MOTION;
    case STORE_TIER_PAD:
        return SESSION_TIER_PAD;
    case STORE_TIER_GUIDED:
        return SESSION_TIER_GUIDED;
    default:
        return SESSION_TIER_BOARD;
    }
}

static enum session_side side_of(enum store_side side)
{
    if (side == STORE_SIDE_LEFT)
        return SESSION_SIDE_LEFT;
    return side == STORE_SIDE_RIGHT ? SESSION_SIDE_RIGHT : SESSION_SIDE_NONE;
}

bool core_fatigue_add(struct core *core, const struct store_trial *trial)
{
    struct session_fatigue_trial seen = {
        .t_s = (double)trial->started_s + (double)trial->end_offset_us * 1e-6, // with its pauses
        .rung = session_programme_rung(&core->programme, trial->rung),
        .side = side_of(trial->side),
        .tier = tier_of(trial->tier),
        .difficulty = trial->difficulty,
        .success = trial->passed,
        .hands_off_s = trial->hands_off_s,
        .mean_velocity_mm_s = trial->metrics.mean_velocity_mm_s,
    };
    return trial->kind == STORE_KIND_TRAINING && seen.rung && core_row_ended_by_itself(trial) &&
           session_game_from_name(trial->game, &seen.game) &&
           session_fatigue_add(&core->fatigue, &seen);
}

void core_fatigue_begin(struct core *core, const struct store_trial *trials, size_t count)
{
    session_fatigue_init(&core->fatigue);
    for (size_t i = count; i > 0; i--)
        core_fatigue_add(core, &trials[i - 1]);
}

enum session_answer core_may_start(struct core *core, bool eyes_closed)
{
    enum session_answer tired = session_fatigue_answer(&core->fatigue, (double)core->now.wall_s);
    enum session_answer safe = session_sitting_may_start(&core->sitting, eyes_closed);
    if (safe == SESSION_ANSWER_ENOUGH_TODAY || tired == SESSION_ANSWER_GO)
        return safe;
    return tired;
}

void core_rested(struct core *core)
{
    session_sitting_rested(&core->sitting);
    session_fatigue_rested(&core->fatigue);
}
