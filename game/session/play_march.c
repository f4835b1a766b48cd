#include "game/session/trial_internal.h"

#include <math.h>

static double planned_s(const struct session_rung *rung, double difficulty)
{
    (void)difficulty; // slower, not longer
    return round(rung->hold_s);
}

static void init(struct session_trial *trial)
{
    struct session_march *game = &trial->game.march;
    sim_march_init(&game->march, trial->settings.difficulty);
    motion_steps_init(&game->pocket);
    if (trial->uses_motion)
        session_trial_say(trial, SESSION_SAY_POCKET, -1);
}

static void lead_in(struct session_trial *trial)
{
    session_trial_say(trial, SESSION_SAY_MARCH_GO, -1);
}

static void go(struct session_trial *trial)
{
    struct session_march *game = &trial->game.march;
    game->single_s = 0;
    game->chimed = false;
    sim_march_go_on(&game->march);
    if (trial->uses_board) {
        motion_march_init(&game->board, &motion_march_default, trial->stance.reference_kg,
                          trial->ring.centre_ml_mm);
        if (trial->rung.gait == SESSION_GAIT_TIPTOE)
            session_toes_know(&trial->toes);
    } else {
        motion_steps_begin(&game->pocket); // of the way to the place nothing counts
    }
}

// Steps and load are to be told by the whole weight: from the beginning.
static void take_back(struct session_trial *trial)
{
    sim_march_init(&trial->game.march.march, trial->settings.difficulty);
    trial->game.march.low_steps = 0;
    go(trial);
}

static bool is_tiptoe_step(const struct session_trial *trial, double ap_mm)
{
    return trial->rung.gait != SESSION_GAIT_TIPTOE ||
           (trial->toes.known && ap_mm >= trial->toes.third_mm);
}

static void take_board_steps(struct session_trial *trial)
{
    struct session_march *game = &trial->game.march;
    struct motion_march_step step;
    while (motion_march_poll(&game->board, &step)) {
        bool counts = !step.supported && is_tiptoe_step(trial, step.mean_ap_mm);
        game->low_steps += !step.supported && !counts;
        if (counts)
            sim_march_step(&game->march,
                           step.leg == MOTION_MARCH_LEFT ? SIM_MARCH_LEFT : SIM_MARCH_RIGHT,
                           step.single_support_s);
    }
}

static void step_on_board(struct session_trial *trial)
{
    struct session_march *game = &trial->game.march;
    const struct motion_march_sample sample = {trial->now_us, trial->cop.ml_mm, trial->cop.ap_mm,
                                               trial->load_kg};
    motion_march_push(&game->board, &sample);
    take_board_steps(trial);
    game->single_s = motion_march_single_s(&game->board);
    game->is_on_toes = is_tiptoe_step(trial, trial->cop.ap_mm);
}

// Long enough: who marches with closed eyes hears it.
static void chime(struct session_trial *trial)
{
    struct session_march *game = &trial->game.march;
    bool long_enough = game->single_s >= game->march.target_s;
    if (long_enough && !game->chimed && game->march.step_count + game->low_steps > 0)
        session_trial_emit(trial, SESSION_EVENT_CHIME);
    game->chimed = long_enough;
}

static void step(struct session_trial *trial, double interval_s)
{
    struct session_march *game = &trial->game.march;
    if (trial->hands_off_now)
        sim_march_advance(&game->march, interval_s);
    if (trial->uses_board)
        step_on_board(trial);
    else
        game->single_s = game->march.since_step_s;
    chime(trial);
    session_trial_speak_left(trial);
    if (sim_march_is_over(&game->march)) // a step under way is cut off: it says nothing
        session_trial_end(trial, SESSION_END_DONE);
}

static void motion(struct session_trial *trial, const struct input_motion_sample *sample,
                   double interval_s)
{
    struct session_march *game = &trial->game.march;
    struct motion_step step;
    (void)interval_s; // each sample has its time
    motion_steps_push(&game->pocket, sample);
    while (motion_steps_poll(&game->pocket, &step))
        if (trial->stage == SESSION_STAGE_PLAY && trial->hands_off_now)
            sim_march_step(&game->march, SIM_MARCH_EITHER, isfinite(step.step_s) ? step.step_s : 0);
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    if (act->type == SESSION_ACT_STEP_TAP && trial->settings.tier == SESSION_TIER_PAD)
        sim_march_tap(&trial->game.march.march);
}

static double left_s(const struct session_trial *trial)
{
    return trial->planned_s - trial->game.march.march.time_s;
}

static double lift_deg(const struct session_trial *trial)
{
    return trial->uses_motion ? motion_steps_lift_deg(&trial->game.march.pocket) : (double)NAN;
}

static bool has_succeeded(const struct session_trial *trial)
{
    bool knees = trial->uses_motion && trial->rung.gait == SESSION_GAIT_KNEE;
    return sim_march_is_a_success(&trial->game.march.march) &&
           (!knees || lift_deg(trial) >= trial->rung.lift_deg);
}

static void take_stock(struct session_trial *trial)
{
    const struct sim_march *march = &trial->game.march.march;
    session_trial_measure(trial, "median_step_s", sim_march_median_s(march));
    session_trial_measure(trial, "target_s", march->target_s);
    session_trial_measure(trial, "step_variation", sim_march_variation(march));
    session_trial_measure(trial, "steps", march->step_count);
    session_trial_measure(trial, "unevenness", sim_march_unevenness(march));
    session_trial_measure(trial, "lift_deg", lift_deg(trial));
}

const struct session_play session_play_march = {
    .planned_s = planned_s,
    .init = init,
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
