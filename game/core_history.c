#include "game/core_history.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/text.h"
#include "game/core.h"

enum { LAST_TRIALS = 3, LOOKED_AT = 8 };

static double median(const double *value, int count)
{
    if (count == 0)
        return 0;
    if (count < LAST_TRIALS)
        return count == 1 ? value[0] : (value[0] + value[1]) / 2;
    double lowest = fmin(value[0], fmin(value[1], value[2]));
    double highest = fmax(value[0], fmax(value[1], value[2]));
    return value[0] + value[1] + value[2] - lowest - highest;
}

static double usual_on_board_mm(struct core *core, const struct core_task *task)
{
    struct store_query query;
    struct store_trial trials[LOOKED_AT];
    size_t count = 0;
    core_task_query(core, task, &query);
    if (store_last_trials(core->store, &query, trials, LOOKED_AT, &count) != STORE_OK)
        return 0;
    double rms_mm[LAST_TRIALS];
    int n = 0;
    for (size_t i = 0; i < count && n < LAST_TRIALS; i++)
        if (isfinite(trials[i].metrics.rms_r_mm))
            rms_mm[n++] = trials[i].metrics.rms_r_mm;
    return median(rms_mm, n);
}

static double usual_in_pocket_mm(struct core *core, const struct core_task *task)
{
    struct store_query query;
    double tilt_deg[LAST_TRIALS];
    size_t count = 0;
    core_task_query(core, task, &query);
    if (store_measure_history(core->store, &query, "tilt_rms_deg", tilt_deg, NULL, LAST_TRIALS,
                              &count) != STORE_OK)
        return 0;
    return median(tilt_deg, (int)count) * M_PI / 180 * SESSION_POCKET_LEVER_MM;
}

double core_usual_rms_mm(struct core *core)
{
    struct core_task task = core->task;
    if (task.stance)
        task.rung = task.stance;
    if (task.rung->game != SESSION_GAME_HOLD)
        return 0;
    task.game = SESSION_GAME_HOLD;
    task.stance = NULL;
    if (task.tier == SESSION_TIER_BOARD)
        return usual_on_board_mm(core, &task);
    return task.tier == SESSION_TIER_MOTION ? usual_in_pocket_mm(core, &task) : 0;
}

// The newest whole measurement in the stance of a rung, on whichever side.
static bool measured_limits(struct core *core, const struct session_rung *rung,
                            struct sim_lean_limits *limits)
{
    const struct core_task task = {
        .rung = rung, .game = SESSION_GAME_LIMITS, .tier = SESSION_TIER_BOARD};
    struct store_query query;
    struct store_trial trials[LOOKED_AT];
    struct store_measure measures[STORE_MEASURES_MAX];
    size_t count = 0, newest = 0, n = 0;
    core_task_query(core, &task, &query);
    query.kind = STORE_KIND_MEASUREMENT;
    if (store_last_trials(core->store, &query, trials, LOOKED_AT, &count) != STORE_OK)
        return false;
    while (newest < count && !trials[newest].success)
        newest++;
    if (newest == count || store_trial_measures(core->store, trials[newest].uuid, measures,
                                                STORE_MEASURES_MAX, &n) != STORE_OK)
        return false;
    double *const fields[SIM_LIMITS_DIRECTIONS] = {
        &limits->front_mm, &limits->front_right_mm, &limits->right_mm, &limits->back_right_mm,
        &limits->back_mm,  &limits->back_left_mm,   &limits->left_mm,  &limits->front_left_mm,
    };
    for (size_t i = 0; i < n; i++)
        for (int d = 0; d < SIM_LIMITS_DIRECTIONS; d++)
            if (strcmp(measures[i].name, session_limits_code(d)) == 0 &&
                isfinite(measures[i].value) && measures[i].value > 0)
                *fields[d] = measures[i].value;
    return true;
}

struct sim_lean_limits core_limits(struct core *core)
{
    const struct session_rung *rung = core->task.stance ? core->task.stance : core->task.rung;
    const struct session_rung *normal = &core->programme.rungs[0];
    struct sim_lean_limits limits = sim_lean_limits_default;
    measured_limits(core, normal, &limits);
    if (!rung->reach || rung == normal)
        return limits;
    // What was not leant in this stance goes by the normal one's share.
    struct sim_lean_limits own = sim_lean_limits_scaled(&limits, rung->limits_factor);
    return measured_limits(core, rung, &own) ? sim_lean_limits_scaled(&own, 1 / rung->limits_factor)
                                             : limits;
}

bool core_limits_known(struct core *core, const struct session_rung *rung)
{
    struct sim_lean_limits limits = sim_lean_limits_default;
    return measured_limits(core, rung, &limits);
}

void core_route_fill(struct core *core, struct session_trial_settings *settings)
{
    struct store_query query;
    double steps[SIM_ROUTE_HISTORY];
    size_t count = 0;
    core_task_query(core, &core->task, &query);
    if (store_measure_history(core->store, &query, "steps", steps, NULL, SIM_ROUTE_HISTORY,
                              &count) != STORE_OK)
        return;
    settings->route_walks = (int)count;
    for (size_t i = 0; i < count; i++)
        settings->route_steps[count - 1 - i] = (int)lround(steps[i]);
}

const char *core_route_name(struct core *core)
{
    if (store_setting_get(core->store, "route.name", core->route_name, sizeof core->route_name) !=
            STORE_OK ||
        !core->route_name[0])
        snprintf(core->route_name, sizeof core->route_name, "%s", text("Hallway"));
    return core->route_name;
}
