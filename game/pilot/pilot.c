#include "game/pilot/pilot.h"

#include <math.h>
#include <string.h>

static const int64_t LOOK_US = 2000000; // long enough for a spectator to read
static const int64_t PRESS_US = 600000;

void pilot_init(struct pilot *pilot)
{
    *pilot = (struct pilot){.command = {.stance = BODY_STANCE_OFF}, .menu_screen = -1};
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
static bool is_to_rise(const struct session_trial *trial)
{
    return trial->ask == SESSION_ASK_RISE || trial->stage == SESSION_STAGE_PLAY ||
           (trial->stage == SESSION_STAGE_LEAD_IN && trial->toes.up);
}

static enum body_stance stance_of(const struct session_trial *trial)
{
    if (!trial)
        return BODY_STANCE_APART;
    switch (trial->rung.stance) {
    case SESSION_STANCE_SEMI_TANDEM:
        return BODY_STANCE_SEMI_TANDEM;
    case SESSION_STANCE_TANDEM:
        return BODY_STANCE_TANDEM;
    case SESSION_STANCE_ONE_LEG:
        return BODY_STANCE_ONE_LEG;
    case SESSION_STANCE_TIPTOE:
        return is_to_rise(trial) ? BODY_STANCE_TIPTOE : BODY_STANCE_ONE_LEG;
    default:
        return BODY_STANCE_APART;
    }
}

static void lean_to_lantern(const struct session_trial *trial, struct body_command *command)
{
    if (!trial || trial->stage != SESSION_STAGE_PLAY ||
        trial->settings.game != SESSION_GAME_REACH || sim_lanterns_are_over(&trial->lanterns))
        return;
    const struct sim_lantern *lit = &trial->lanterns.lantern[trial->lanterns.current];
    double foot_ml_mm = 0; // on one leg goals count from the standing foot (body.h)
    if (session_rung_is_one_leg(&trial->rung))
        foot_ml_mm = command->front_left ? -BODY_FOOT_ML_MM : BODY_FOOT_ML_MM;
    command->goal_ml_mm = trial->ring.centre_ml_mm + lit->ml_mm - foot_ml_mm;
    command->goal_ap_mm = trial->ring.centre_ap_mm + lit->ap_mm;
}

static bool same(const struct body_command *a, const struct body_command *b)
{
    return a->stance == b->stance && a->eyes_closed == b->eyes_closed &&
           a->front_left == b->front_left && a->quarter_turn == b->quarter_turn &&
           fabs(a->goal_ml_mm - b->goal_ml_mm) < 0.5 && fabs(a->goal_ap_mm - b->goal_ap_mm) < 0.5 &&
           fabs(a->hand_kg - b->hand_kg) < 0.01;
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
        wanted.stance = stance_of(trial);
        if (pilot->steered) {
            wanted.goal_ml_mm = pilot->steer_ml_mm;
            wanted.goal_ap_mm = pilot->steer_ap_mm;
        } else {
            lean_to_lantern(trial, &wanted);
        }
    }
    if (pilot->told && same(&wanted, &pilot->command))
        return false;
    pilot->told = true;
    pilot->command = wanted;
    *command = wanted;
    return true;
}
