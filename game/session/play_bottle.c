#include "game/session/trial_internal.h"

#include <math.h>

#include "game/sim/random.h"

static const double FLAT_COS = 0.966; // 15 degrees
static const double FLAT_S = 1;
static const int64_t SILENT_US = 250000;
static const double STICK_DEG_S = 60;
// The virtual hand's own lean: two slow swings, together beyond what the bottle stands, so that
// somebody has to act; a whole stick can always make up for them.
static const double DRIFT_HZ[2] = {0.13, 0.21};
static const double DRIFT_SHARE[2] = {0.75, 0.8}; // of the angle at which it falls, each: at
static const double DRIFT_PACE[2] = {0.8, 1};     // the easiest and at the hardest
static const double SLIDES_DEG = 20; // a bottle that hardly tips slides away there (sim/bottle.c)
static const double DRIFT_RISE_S[2] = {4, 2};
static const double STICK_MORE = 1.1;
static const double DEG = M_PI / 180;

struct sim_palm session_palm_of(const struct input_motion_sample *sample)
{
    const double *force = sample->accel_g, *turn = sample->gyro_deg_s;
    return (struct sim_palm){
        .force_g = {force[0], -force[2], force[1]},
        .turn_deg_s = {turn[0], -turn[2], turn[1]},
    };
}

static struct sim_bottle_task task_of(const struct session_rung *rung, double difficulty)
{
    return sim_bottle_task(rung->bottle == SESSION_BOTTLE_LID ? SIM_BOTTLE_ON_LID
                                                              : SIM_BOTTLE_ON_BASE,
                           difficulty, rung->hold_s);
}

static double planned_s(const struct session_rung *rung, double difficulty)
{
    return round(task_of(rung, difficulty).length_s);
}

static void set_down(struct session_palm *game)
{
    const struct sim_bottle_shape shape =
        sim_bottle_shape(game->task.position, game->task.water_ml);
    sim_bottle_init(&game->bottle, &shape);
    game->want[0] = game->want[1] = 0;
    game->lean_deg[0] = game->lean_deg[1] = 0;
}

static double by_difficulty(const struct session_trial *trial, const double range[2])
{
    return range[0] + (range[1] - range[0]) * trial->settings.difficulty;
}

static double drift_deg(const struct session_trial *trial)
{
    const struct session_palm *game = &trial->game.palm;
    return by_difficulty(trial, DRIFT_SHARE) *
           fmin(sim_bottle_shape_tip_rad(&game->bottle.shape) / DEG, SLIDES_DEG);
}

// Forward the swings add up when to the right they cancel: the hand is never still by itself.
static void draw_drift(struct session_palm *game, uint64_t seed)
{
    for (int axis = 0; axis < 2; axis++)
        game->drift_rad[axis][0] = 2 * M_PI * sim_random_unit(&seed);
    double apart_rad = 2 * M_PI * sim_random_unit(&seed);
    game->drift_rad[0][1] = game->drift_rad[0][0] + apart_rad;
    game->drift_rad[1][1] = game->drift_rad[1][0] + apart_rad + M_PI;
}

static void init(struct session_trial *trial)
{
    struct session_palm *game = &trial->game.palm;
    game->task = task_of(&trial->rung, trial->settings.difficulty);
    game->is_real = trial->uses_board && !trial->uses_motion;
    game->is_upright = game->is_real;
    draw_drift(game, trial->settings.seed);
    sim_bottle_clock_init(&game->clock, trial->planned_s);
    set_down(game);
    game->stick_deg = STICK_MORE * 2 * drift_deg(trial);
    if (trial->uses_motion)
        session_trial_say(trial, SESSION_SAY_PALM, -1);
}

static bool is_ready(const struct session_trial *trial)
{
    return !trial->uses_motion || trial->game.palm.flat_s >= FLAT_S - 1e-9;
}

static void lead_in(struct session_trial *trial)
{
    set_down(&trial->game.palm);
    if (!trial->game.palm.is_real)
        session_trial_say(trial, SESSION_SAY_BOTTLE_SET_DOWN, -1);
}

// A stretch is one stretch: not what was before a pause and what is after it.
static void go(struct session_trial *trial)
{
    sim_bottle_clock_push(&trial->game.palm.clock, 0, false);
}

static void take_back(struct session_trial *trial)
{
    sim_bottle_clock_init(&trial->game.palm.clock, trial->planned_s);
}

static bool is_standing(enum sim_bottle_state state)
{
    return state == SIM_BOTTLE_STANDING || state == SIM_BOTTLE_ROCKING;
}

static void fall(struct session_trial *trial, bool slid)
{
    struct session_palm *game = &trial->game.palm;
    if (trial->stage != SESSION_STAGE_PLAY)
        return;
    game->falls += !slid;
    game->slides += slid;
    session_trial_mark(trial, trial->now_us, slid ? "bottle_slid" : "bottle_fell");
    if (game->falls + game->slides == 1) // once: it is seen well enough
        session_trial_say(trial, SESSION_SAY_BOTTLE_FELL, -1);
}

static void rock(struct session_trial *trial, const struct sim_palm *palm, double interval_s)
{
    struct session_palm *game = &trial->game.palm;
    enum sim_bottle_state before = game->bottle.state;
    sim_bottle_push(&game->bottle, interval_s, palm);
    enum sim_bottle_state now = game->bottle.state;
    if (now == SIM_BOTTLE_FALLEN && before != SIM_BOTTLE_FALLEN)
        fall(trial, game->bottle.last_fall == SIM_BOTTLE_SLID);
    else if (is_standing(now) && before == SIM_BOTTLE_WAITING)
        session_trial_emit(trial, SESSION_EVENT_CHIME);
    game->is_upright = sim_bottle_is_upright(&game->bottle);
}

static void motion(struct session_trial *trial, const struct input_motion_sample *sample,
                   double interval_s)
{
    struct session_palm *game = &trial->game.palm;
    struct sim_palm palm = session_palm_of(sample);
    if (session_trial_is_waiting(trial)) {
        bool flat = palm.force_g[2] > FLAT_COS && trial->settle.calm_s > 0;
        game->flat_s = flat ? game->flat_s + interval_s : 0;
    }
    if (trial->stage == SESSION_STAGE_LEAD_IN || trial->stage == SESSION_STAGE_PLAY)
        rock(trial, &palm, interval_s);
}

// Stick and drift lean a hand that nobody holds; what it would feel goes to the bottle.
static void lean_virtual_hand(struct session_trial *trial, double interval_s)
{
    struct session_palm *game = &trial->game.palm;
    double lean_deg[2], turn_deg_s[2];
    double pace = by_difficulty(trial, DRIFT_PACE), rise_s = by_difficulty(trial, DRIFT_RISE_S);
    game->time_s += interval_s;
    for (int axis = 0; axis < 2; axis++) {
        double step_deg = game->stick_deg * game->want[axis] - game->lean_deg[axis];
        double most_deg = STICK_DEG_S * interval_s;
        step_deg = fmin(fmax(step_deg, -most_deg), most_deg);
        game->lean_deg[axis] += step_deg;
        lean_deg[axis] = game->lean_deg[axis];
        turn_deg_s[axis] = step_deg / interval_s;
        for (int swing = 0; swing < 2; swing++) {
            double rad_s = 2 * M_PI * DRIFT_HZ[swing] * pace;
            double phase = rad_s * game->time_s + game->drift_rad[axis][swing];
            double size_deg = drift_deg(trial) * fmin(game->time_s / rise_s, 1); // from level
            lean_deg[axis] += size_deg * sin(phase);
            turn_deg_s[axis] += size_deg * rad_s * cos(phase);
        }
    }
    const struct sim_palm palm = {
        .force_g = {-sin(lean_deg[0] * DEG), -sin(lean_deg[1] * DEG),
                    cos(lean_deg[0] * DEG) * cos(lean_deg[1] * DEG)},
        .turn_deg_s = {-turn_deg_s[1], turn_deg_s[0], 0},
    };
    rock(trial, &palm, interval_s);
}

// Beside a board: a palm that is silent for a moment holds up nothing.
static bool palm_is_heard(const struct session_trial *trial)
{
    return !trial->uses_motion || trial->now_us - trial->motion_last_us <= SILENT_US;
}

static void step(struct session_trial *trial, double interval_s)
{
    struct session_palm *game = &trial->game.palm;
    if (!trial->uses_board && !trial->uses_motion)
        lean_virtual_hand(trial, interval_s);
    if (trial->hands_off_now && palm_is_heard(trial))
        sim_bottle_clock_push(&game->clock, interval_s, game->is_upright);
    if (sim_bottle_clock_is_over(&game->clock))
        session_trial_end(trial, sim_bottle_clock_is_a_success(&game->clock) ? SESSION_END_DONE
                                                                             : SESSION_END_TIME);
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    struct session_palm *game = &trial->game.palm;
    if (act->type == SESSION_ACT_TILT && isfinite(act->x) && isfinite(act->y)) {
        game->want[0] = fmin(fmax(act->x, -1), 1);
        game->want[1] = fmin(fmax(act->y, -1), 1);
    } else if (act->type == SESSION_ACT_DROPPED && game->is_real) {
        game->is_upright = !game->is_upright;
        if (game->is_upright)
            session_trial_emit(trial, SESSION_EVENT_CHIME);
        else
            fall(trial, false);
    }
}

static double left_s(const struct session_trial *trial)
{
    const struct session_palm *game = &trial->game.palm;
    return game->clock.length_s - game->clock.stretch_s;
}

static bool has_succeeded(const struct session_trial *trial)
{
    return sim_bottle_clock_is_a_success(&trial->game.palm.clock) &&
           trial->outcome.rating != SESSION_RATING_TOO_HARD;
}

static double dual_task_cost(const struct session_trial *trial)
{
    if (trial->outcome.score_status != SWAY_SCORE_OK || !(trial->settings.rms_mm > 0))
        return (double)NAN;
    return trial->outcome.score.rms_r_mm / trial->settings.rms_mm - 1;
}

static void take_stock(struct session_trial *trial)
{
    const struct session_palm *game = &trial->game.palm;
    session_trial_measure(trial, "longest_upright_s", game->clock.longest_s);
    session_trial_measure(trial, "falls", game->falls);
    session_trial_measure(trial, "slides", game->slides);
    session_trial_measure(trial, "water_ml", game->is_real ? (double)NAN : game->task.water_ml);
    if (trial->uses_motion)
        session_trial_measure(trial, "tilt_rms_deg", session_trial_tilt_rms_deg(trial));
    if (trial->uses_board)
        session_trial_measure(trial, "dual_task_cost", dual_task_cost(trial));
}

const struct session_play session_play_bottle = {
    .planned_s = planned_s,
    .init = init,
    .is_ready = is_ready,
    .lead_in = lead_in,
    .go = go,
    .take_back = take_back,
    .step = step,
    .motion = motion,
    .act = act,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
    .take_stock = take_stock,
};
