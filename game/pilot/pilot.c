#include "game/pilot/pilot_internal.h"

#include <math.h>

#include "game/sim/march.h"

static const int64_t LOOK_US = 2000000; // long enough for a spectator to read
static const int64_t PRESS_US = 600000;
static const double LEAN_SHARE = 0.8;
static const double LEAN_SHARE_ONE_LEG = 0.5; // with more care
static const double HOLD_ON_KG = 8;           // a hand on the table
static const double WANDER_SHARE = 0.8;

void pilot_init(struct pilot *pilot)
{
    *pilot = (struct pilot){
        .command = {.stance = BODY_STANCE_OFF}, .menu_screen = -1, .chance = 1, .stage_us = -1};
}

enum pilot_press pilot_menu(struct pilot *pilot, int64_t now_us, int screen, int place)
{
    if (screen != pilot->menu_screen) {
        pilot->menu_screen = screen;
        pilot->menu_moved = 0;
        pilot->menu_due_us = now_us + LOOK_US;
    }
    if (now_us < pilot->menu_due_us)
        return PILOT_PRESS_NOTHING;
    pilot->menu_due_us = now_us + PRESS_US;
    if (pilot->menu_moved >= place)
        return PILOT_PRESS_CHOOSE;
    pilot->menu_moved++;
    return PILOT_PRESS_RIGHT;
}

void pilot_stand(struct pilot *pilot, bool stand)
{
    pilot->wanted = stand;
}

void pilot_steer(struct pilot *pilot, double ml_mm, double ap_mm)
{
    pilot->steered = true;
    pilot->steer_ml_mm = ml_mm;
    pilot->steer_ap_mm = ap_mm;
}

// Up on the toes only when asked: the flat foot is measured first.
static bool is_to_rise(const struct pilot *pilot, const struct session_trial *trial)
{
    if (pilot->does_wrong)
        return false;
    return trial->ask == SESSION_ASK_RISE || trial->stage == SESSION_STAGE_PLAY ||
           (trial->stage == SESSION_STAGE_LEAD_IN && trial->toes.up);
}

enum body_stance pilot_stance(const struct pilot *pilot, const struct session_trial *trial)
{
    switch (trial->rung.stance) {
    case SESSION_STANCE_SEMI_TANDEM:
        return BODY_STANCE_SEMI_TANDEM;
    case SESSION_STANCE_TANDEM:
        return BODY_STANCE_TANDEM;
    case SESSION_STANCE_ONE_LEG:
        return pilot->does_wrong ? BODY_STANCE_APART : BODY_STANCE_ONE_LEG;
    case SESSION_STANCE_TIPTOE:
        return is_to_rise(pilot, trial) ? BODY_STANCE_TIPTOE : BODY_STANCE_ONE_LEG;
    default:
        return BODY_STANCE_APART;
    }
}

// On one leg goals count from the standing foot (body.h).
static double foot_ml_mm(const struct session_trial *trial, const struct body_command *command)
{
    if (!session_rung_is_one_leg(&trial->rung))
        return 0;
    return command->front_left ? -BODY_FOOT_ML_MM : BODY_FOOT_ML_MM;
}

static void lean_to(const struct session_trial *trial, double ml_mm, double ap_mm,
                    struct body_command *command)
{
    command->goal_ml_mm = trial->ring.centre_ml_mm + ml_mm - foot_ml_mm(trial, command);
    command->goal_ap_mm = trial->ring.centre_ap_mm + ap_mm;
}

static void lean_to_lantern(const struct session_trial *trial, struct body_command *command)
{
    if (sim_lanterns_are_over(&trial->lanterns))
        return;
    const struct sim_lantern *lit = &trial->lanterns.lantern[trial->lanterns.current];
    lean_to(trial, lit->ml_mm, lit->ap_mm, command);
}

// As far as people lean who are asked to lean far, and back.
static void lean_as_called(const struct session_trial *trial, struct body_command *command)
{
    const struct sim_limits *limits = &trial->game.limits.limits;
    double ml = 0, ap = 0;
    if (limits->stage == SIM_LIMITS_LEAN)
        sim_limits_vector(sim_limits_direction(limits), &ml, &ap);
    double share = session_rung_is_one_leg(&trial->rung) ? LEAN_SHARE_ONE_LEG : LEAN_SHARE;
    double far_mm = share * sim_lean_limits_towards(&trial->limits, ml, ap);
    lean_to(trial, ml * far_mm, ap * far_mm, command);
}

static void march(const struct pilot *pilot, const struct session_trial *trial,
                  struct body_command *command)
{
    if (pilot->does_wrong)
        return; // stands where it is to march
    bool tiptoe = trial->rung.gait == SESSION_GAIT_TIPTOE;
    command->gait = tiptoe ? BODY_GAIT_MARCH_TIPTOE : BODY_GAIT_MARCH;
    command->step_s = PILOT_STEP_SHARE * sim_march_target_s(trial->settings.difficulty);
}

// Too far to and fro for any ring.
static void wander(const struct session_trial *trial, struct body_command *command)
{
    bool right = trial->now_us / 1500000 % 2 == 0;
    lean_to(trial, (right ? WANDER_SHARE : -WANDER_SHARE) * trial->limits.right_mm, 0, command);
}

// In line there is no room to go astray: there the wrong thing is to hold on. On one leg it is the
// stance itself.
static void hold_wrongly(const struct session_trial *trial, struct body_command *command)
{
    enum session_stance stance = trial->rung.stance;
    if (stance == SESSION_STANCE_SEMI_TANDEM || stance == SESSION_STANCE_TANDEM)
        command->hand_kg = HOLD_ON_KG;
    else if (!session_rung_is_one_leg(&trial->rung))
        wander(trial, command);
}

static void play(const struct pilot *pilot, const struct session_trial *trial,
                 struct body_command *command)
{
    if (trial->stage != SESSION_STAGE_PLAY || !trial->uses_board)
        return;
    switch (trial->settings.game) {
    case SESSION_GAME_REACH:
        if (!pilot->does_wrong) // looks at the lanterns and stays where it is
            lean_to_lantern(trial, command);
        break;
    case SESSION_GAME_LIMITS:
        if (!pilot->does_wrong)
            lean_as_called(trial, command);
        break;
    case SESSION_GAME_MARCH:
        march(pilot, trial, command);
        break;
    case SESSION_GAME_HOLD:
        if (pilot->does_wrong)
            hold_wrongly(trial, command);
        break;
    default:
        command->busy_hands = true;
    }
}

static bool same(const struct body_command *a, const struct body_command *b)
{
    return a->stance == b->stance && a->eyes_closed == b->eyes_closed &&
           a->front_left == b->front_left && a->quarter_turn == b->quarter_turn &&
           fabs(a->goal_ml_mm - b->goal_ml_mm) < 0.5 && fabs(a->goal_ap_mm - b->goal_ap_mm) < 0.5 &&
           fabs(a->hand_kg - b->hand_kg) < 0.01 && a->gait == b->gait &&
           a->busy_hands == b->busy_hands && fabs(a->step_s - b->step_s) < 0.01;
}

bool pilot_step(struct pilot *pilot, const struct session_trial *trial,
                struct body_command *command)
{
    struct body_command wanted = {.stance = BODY_STANCE_OFF};
    if (trial) {
        wanted.quarter_turn = trial->rung.quarter_turns % 2 != 0;
        wanted.front_left = trial->settings.side != SESSION_SIDE_RIGHT;
        wanted.eyes_closed = trial->eyes_are_closed;
    }
    if (pilot->wanted) {
        wanted.stance = trial ? pilot_stance(pilot, trial) : BODY_STANCE_APART;
        // Keys can lean a person, but not lift her feet: she steps by herself.
        bool steps = trial && trial->settings.game == SESSION_GAME_MARCH;
        if (pilot->steered && !steps) {
            wanted.goal_ml_mm = pilot->steer_ml_mm;
            wanted.goal_ap_mm = pilot->steer_ap_mm;
        } else if (trial) {
            play(pilot, trial, &wanted);
        }
    }
    if (pilot->told && same(&wanted, &pilot->command))
        return false;
    pilot->told = true;
    pilot->command = wanted;
    *command = wanted;
    return true;
}
