#include "game/pilot/pilot_internal.h"

#include <math.h>

#include "game/sim/march.h"
#include "game/sim/random.h"

static const double DEG = M_PI / 180;
static const double PEN_PX_S = 160;     // a careful pen
static const double BUTTON_S = 2.5;     // one button opened or closed
static const double WRONG_STEP_S = 2;   // a foot that comes down again and again
static const double WRONG_GRIP_S = 1.5; // before the bottle falls again
enum { ROUTE_STEPS = 21 };

struct hands {
    double reaction_s; // from a cue to the finger
    double spread;     // SD of times, share
    double pen_px;     // how far the pen strays
    double look_s;     // between two looks at the bottle
};

static struct hands hands_of(enum body_profile profile)
{
    static const struct hands hands[] = {
        [BODY_YOUNG] = {0.38, 0.05, 2, 0.05},
        [BODY_OLD] = {0.5, 0.08, 5, 0.1},
        [BODY_NEUROPATHY] = {0.6, 0.1, 8, 0.15},
    };
    return hands[profile];
}

static void wait(struct pilot *pilot, int64_t now_us, double seconds)
{
    double stray = 2 * sim_random_unit(&pilot->chance) - 1;
    seconds *= 1 + hands_of(pilot->profile).spread * stray;
    pilot->due_us = now_us + (int64_t)(seconds * 1e6);
}

static bool tap(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                struct session_act *act)
{
    if (pilot->does_wrong)
        return false;
    act->type = SESSION_ACT_STEP_TAP;
    wait(pilot, now_us, PILOT_STEP_SHARE * sim_march_target_s(trial->settings.difficulty));
    return true;
}

// Leans against what the palm is seen to lean.
static bool tilt(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                 struct session_act *act)
{
    const struct session_palm *game = &trial->game.palm;
    double want[2];
    for (int axis = 0; axis < 2; axis++) {
        double lean_deg = -asin(fmin(fmax(game->bottle.palm.force_g[axis], -1), 1)) / DEG;
        want[axis] = -(lean_deg - game->lean_deg[axis]) / game->stick_deg;
    }
    act->type = SESSION_ACT_TILT;
    act->x = pilot->does_wrong ? 0 : want[0];
    act->y = pilot->does_wrong ? 0 : want[1];
    wait(pilot, now_us, hands_of(pilot->profile).look_s);
    return true;
}

// A real bottle: whoever lets it fall says so, picks it up and says so again.
static bool drop(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                 struct session_act *act)
{
    bool drops = pilot->does_wrong && trial->game.palm.is_real && pilot->done++ > 0;
    act->type = SESSION_ACT_DROPPED;
    wait(pilot, now_us, WRONG_GRIP_S);
    return drops;
}

static uint32_t lit_fingers(const struct sim_fingers *fingers, bool all)
{
    int lit = sim_fingers_lit(fingers);
    if (lit < 0)
        return 0;
    return all ? (1U << SIM_FINGER_COUNT) - 1 : fingers->cue[lit].fingers;
}

// Cue seen, a reaction later all its fingers come down one after the other, then up again.
static bool finger(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                   struct session_act *act)
{
    const struct sim_fingers *fingers = &trial->game.fingers.fingers;
    int lit = sim_fingers_lit(fingers);
    bool is_new = lit >= 0 && pilot->done <= lit * 2 * SIM_FINGER_COUNT;
    if (is_new) { // it is seen: the hand needs its time
        pilot->done = lit * 2 * SIM_FINGER_COUNT + 1;
        wait(pilot, now_us, fmin(hands_of(pilot->profile).reaction_s, 0.6 * fingers->pace_s));
        return false;
    }
    uint32_t wanted = lit_fingers(fingers, pilot->does_wrong);
    for (int place = pilot->done - 1 - lit * 2 * SIM_FINGER_COUNT;
         lit >= 0 && place < 2 * SIM_FINGER_COUNT; place++) {
        pilot->done++;
        if (!(wanted >> place % SIM_FINGER_COUNT & 1U))
            continue;
        act->type = SESSION_ACT_FINGER;
        act->number = place % SIM_FINGER_COUNT;
        act->down = place < SIM_FINGER_COUNT;
        return true;
    }
    return false;
}

static bool button(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                   struct session_act *act)
{
    if (pilot->does_wrong)
        return false; // plays with the shirt and closes nothing
    bool first = pilot->done == 0;
    pilot->done++;
    wait(pilot, now_us, BUTTON_S);
    if (first) // the first one takes its time like the others
        return false;
    act->type = trial->game.buttons.buttons.rounds > 0 ? SESSION_ACT_FINISHED : SESSION_ACT_BUTTON;
    return true;
}

// Along the middle of the way, stroke by stroke, as straight as the hand can.
static bool write(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                  struct session_act *act)
{
    const struct sim_ribbon_path *path = trial->settings.word;
    const double step_s = 0.02;
    pilot->due_us = now_us + (int64_t)(step_s * 1e6);
    if (pilot->done >= path->stroke_count)
        return false;
    const struct sim_ribbon_stroke *stroke = &path->stroke[pilot->done];
    act->type = SESSION_ACT_PEN;
    if (!pilot->is_down) {
        pilot->at_px = path->point[stroke->first].at_px;
        pilot->is_down = true;
    }
    double stray_px = hands_of(pilot->profile).pen_px * (pilot->does_wrong ? 40 : 1);
    sim_ribbon_path_at(path, fmin(pilot->at_px, stroke->end_px - 1e-6), &act->x, &act->y);
    act->x += stray_px * sin((double)now_us * 2e-6);
    act->y += stray_px * cos((double)now_us * 3e-6);
    act->down = pilot->at_px < stroke->end_px + 3 * PEN_PX_S * step_s;
    pilot->at_px += PEN_PX_S * step_s;
    if (!act->down) {
        pilot->is_down = false;
        pilot->done++;
        pilot->due_us = now_us + 300000;
    }
    return true;
}

static bool walk(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                 struct session_act *act)
{
    const struct sim_route *route = &trial->game.route.route;
    if (pilot->done == 0) {
        pilot->done = 1;
        pilot->due_us = now_us + 12000000;
        return false;
    }
    if (trial->uses_motion) {
        pilot->due_us = now_us + 100000;
        act->type = SESSION_ACT_FINISHED;
        return pilot->does_wrong || route->steps >= ROUTE_STEPS;
    }
    bool turned = pilot->done++ > 1;
    act->type = turned ? SESSION_ACT_FINISHED : SESSION_ACT_STEPS;
    act->number = pilot->does_wrong ? 0 : ROUTE_STEPS;
    pilot->due_us = now_us + 1000000;
    return true;
}

static bool stand(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
                  struct session_act *act)
{
    bool wobbles = pilot->does_wrong && trial->settings.tier == SESSION_TIER_PAD;
    if (wobbles && pilot->done++ > 0) {
        act->type = SESSION_ACT_STEPPED;
        wait(pilot, now_us, WRONG_STEP_S);
        return true;
    }
    wait(pilot, now_us, WRONG_STEP_S);
    return false;
}

// Another trial, or another go of this one: nothing has been done yet.
static void begin(struct pilot *pilot, const struct session_trial *trial, int64_t now_us)
{
    bool goes_on = trial->outcome.go_us == pilot->stage_us;
    if (goes_on)
        return;
    pilot->stage_us = trial->outcome.go_us;
    pilot->chance = trial->settings.seed * 2 + 1;
    pilot->due_us = now_us;
    pilot->done = 0;
    pilot->is_down = false;
}

bool pilot_act(struct pilot *pilot, const struct session_trial *trial, int64_t now_us,
               struct session_act *act)
{
    if (!trial || trial->stage != SESSION_STAGE_PLAY)
        return false;
    begin(pilot, trial, now_us);
    if (now_us < pilot->due_us)
        return false;
    *act = (struct session_act){.t_us = now_us};
    enum session_tier tier = trial->settings.tier;
    switch (trial->settings.game) {
    case SESSION_GAME_MARCH:
        return tier == SESSION_TIER_PAD && tap(pilot, trial, now_us, act);
    case SESSION_GAME_BOTTLE:
        if (tier == SESSION_TIER_BOARD)
            return drop(pilot, trial, now_us, act);
        return tier == SESSION_TIER_PAD && tilt(pilot, trial, now_us, act);
    case SESSION_GAME_FINGERS:
        return tier == SESSION_TIER_PAD && finger(pilot, trial, now_us, act);
    case SESSION_GAME_BUTTONS:
        return tier != SESSION_TIER_GUIDED && button(pilot, trial, now_us, act);
    case SESSION_GAME_WRITING:
        return tier == SESSION_TIER_PAD && write(pilot, trial, now_us, act);
    case SESSION_GAME_ROUTE:
        return walk(pilot, trial, now_us, act);
    default:
        return stand(pilot, trial, now_us, act);
    }
}

enum session_rating pilot_rate(const struct pilot *pilot, const struct session_trial *trial)
{
    if (!trial || trial->stage != SESSION_STAGE_RATE)
        return SESSION_RATING_NONE;
    return pilot->does_wrong ? SESSION_RATING_TOO_HARD : SESSION_RATING_JUST_MANAGE;
}
