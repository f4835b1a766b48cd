#include "game/session/trial_internal.h"

#include <math.h>

// Below that pace a word for every finger would come too late.
static const double SPOKEN_PACE_S = 1.4;

static struct sim_fingers_settings settings_of(const struct session_rung *rung,
                                               enum session_side side, double difficulty)
{
    return (struct sim_fingers_settings){
        .left = side != SESSION_SIDE_RIGHT,
        .right = side != SESSION_SIDE_LEFT,
        .pairs = rung->fingers == 2,
        .difficulty = difficulty,
    };
}

static double planned_s(const struct session_rung *rung, double difficulty)
{
    struct sim_fingers fingers;
    const struct sim_fingers_settings settings = settings_of(rung, SESSION_SIDE_NONE, difficulty);
    sim_fingers_init(&fingers, &settings);
    return round(fingers.pace_s * (SIM_FINGERS_CUE_COUNT + 1)); // the first is lit after one pace
}

void session_trial_begin_fingers(const struct session_trial *trial, double difficulty,
                                 struct session_fingers *game)
{
    struct sim_fingers_settings settings =
        settings_of(&trial->rung, trial->settings.side, difficulty);
    settings.seed = trial->settings.seed;
    sim_fingers_init(&game->fingers, &settings);
    game->spoken = -1;
}

static void init(struct session_trial *trial)
{
    session_trial_begin_fingers(trial, trial->settings.difficulty, &trial->game.fingers);
}

static void lead_in(struct session_trial *trial)
{
    session_trial_say(trial, SESSION_SAY_FINGERS_READY, -1);
}

// Fingers that were lifted in a pause: nobody has told.
static void go(struct session_trial *trial)
{
    for (int finger = 0; finger < SIM_FINGER_COUNT; finger++)
        sim_fingers_touch(&trial->game.fingers.fingers, finger, false);
}

// The lowest finger tells all: index (1) .. little (4), or the pair that begins with it.
void session_trial_speak_finger(struct session_trial *trial, struct session_fingers *game)
{
    int lit = sim_fingers_lit(&game->fingers);
    if (lit < 0 || lit == game->spoken || game->fingers.pace_s < SPOKEN_PACE_S)
        return;
    game->spoken = lit;
    int lowest = 0;
    while (lowest < SIM_FINGER_COUNT && !(game->fingers.cue[lit].fingers >> lowest & 1U))
        lowest++;
    enum session_say line = trial->rung.fingers == 2 ? SESSION_SAY_PAIR : SESSION_SAY_FINGER;
    session_trial_say(trial, line, lowest % SIM_FINGERS_PER_HAND);
}

static void step(struct session_trial *trial, double interval_s)
{
    sim_fingers_advance(&trial->game.fingers.fingers, interval_s);
    session_trial_speak_finger(trial, &trial->game.fingers);
    if (sim_fingers_are_over(&trial->game.fingers.fingers))
        session_trial_end(trial, SESSION_END_DONE);
}

static void act(struct session_trial *trial, const struct session_act *act)
{
    if (act->type != SESSION_ACT_FINGER || act->number < 0 || act->number >= SIM_FINGER_COUNT)
        return;
    if (sim_fingers_touch(&trial->game.fingers.fingers, act->number, act->down))
        session_trial_emit(trial, SESSION_EVENT_CHIME);
}

static double left_s(const struct session_trial *trial)
{
    return trial->planned_s - trial->game.fingers.fingers.time_s;
}

static bool has_succeeded(const struct session_trial *trial)
{
    return sim_fingers_are_a_success(&trial->game.fingers.fingers);
}

static void take_stock(struct session_trial *trial)
{
    const struct sim_fingers *fingers = &trial->game.fingers.fingers;
    session_trial_measure(trial, "right_cues", sim_fingers_right(fingers));
    session_trial_measure(trial, "cues", SIM_FINGERS_CUE_COUNT);
    session_trial_measure(trial, "hits", sim_fingers_hits(fingers));
    session_trial_measure(trial, "unwanted", sim_fingers_unwanted(fingers));
    session_trial_measure(trial, "reaction_s", sim_fingers_reaction_s(fingers));
}

const struct session_play session_play_fingers = {
    .planned_s = planned_s,
    .init = init,
    .lead_in = lead_in,
    .go = go,
    .step = step,
    .act = act,
    .left_s = left_s,
    .has_succeeded = has_succeeded,
    .take_stock = take_stock,
};
