#include "game/pilot/pilot_internal.h"

#include <math.h>

#include "game/sim/march.h"

static const double WALK_STEP_S = 0.7; // on a way through the house
static const double KNEE_MARGIN_DEG = 12;

static void stand(const struct pilot *pilot, const struct session_trial *trial,
                  struct virtual_motion_command *wanted)
{
    wanted->place = VIRTUAL_MOTION_POCKET_STANDING;
    wanted->body.stance = pilot_stance(pilot, trial);
    wanted->body.eyes_closed = trial->eyes_are_closed;
    wanted->body.front_left = trial->settings.side != SESSION_SIDE_RIGHT;
    wanted->body.busy_hands = trial->settings.game == SESSION_GAME_BUTTONS;
}

static void walk(const struct session_trial *trial, double step_s,
                 struct virtual_motion_command *wanted)
{
    bool tiptoe = trial->rung.gait == SESSION_GAIT_TIPTOE;
    wanted->place = VIRTUAL_MOTION_POCKET_WALKING;
    wanted->body.stance = BODY_STANCE_APART;
    wanted->body.eyes_closed = trial->eyes_are_closed;
    wanted->body.gait = tiptoe ? BODY_GAIT_MARCH_TIPTOE : BODY_GAIT_MARCH;
    wanted->body.step_s = step_s;
    if (trial->rung.gait == SESSION_GAIT_KNEE)
        wanted->lift_deg = trial->rung.lift_deg + KNEE_MARGIN_DEG;
}

static void wear(const struct pilot *pilot, const struct session_trial *trial,
                 struct virtual_motion_command *wanted)
{
    bool plays = trial->stage == SESSION_STAGE_PLAY;
    stand(pilot, trial, wanted);
    switch (trial->settings.game) {
    case SESSION_GAME_MARCH:
        if (plays && !pilot->does_wrong)
            walk(trial, PILOT_STEP_SHARE * sim_march_target_s(trial->settings.difficulty), wanted);
        break;
    case SESSION_GAME_ROUTE:
        if (plays && !pilot->does_wrong)
            walk(trial, WALK_STEP_S, wanted);
        break;
    case SESSION_GAME_HOLD:
        if (plays && pilot->does_wrong) // walks about instead of standing
            walk(trial, WALK_STEP_S, wanted);
        break;
    default:
        break;
    }
}

static bool same(const struct virtual_motion_command *a, const struct virtual_motion_command *b)
{
    return a->place == b->place && fabs(a->shake - b->shake) < 0.01 &&
           fabs(a->lift_deg - b->lift_deg) < 0.1 && a->body.stance == b->body.stance &&
           a->body.gait == b->body.gait && fabs(a->body.step_s - b->body.step_s) < 0.01 &&
           a->body.eyes_closed == b->body.eyes_closed && a->body.front_left == b->body.front_left &&
           a->body.busy_hands == b->body.busy_hands;
}

bool pilot_carry(struct pilot *pilot, const struct session_trial *trial,
                 struct virtual_motion_command *command)
{
    struct virtual_motion_command wanted = {.place = VIRTUAL_MOTION_TABLE};
    if (pilot->wanted && trial && trial->uses_motion) {
        if (trial->settings.game == SESSION_GAME_BOTTLE) {
            wanted.place = VIRTUAL_MOTION_PALM;
            wanted.shake = pilot->does_wrong && trial->stage == SESSION_STAGE_PLAY ? 1 : 0;
        } else {
            wear(pilot, trial, &wanted);
        }
    }
    if (pilot->carries && same(&wanted, &pilot->carried))
        return false;
    pilot->carries = true;
    pilot->carried = wanted;
    *command = wanted;
    return true;
}
