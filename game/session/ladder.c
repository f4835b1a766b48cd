#include "game/session/ladder.h"

#include <math.h>

static const double START_DIFFICULTY = 0.3;
static const double STEP_LARGEST = 0.1;
static const double STEP_SMALLEST = 1.0 / 80;
static const double DOWN_LARGEST = 0.25; // else a first failure throws far down (sway.md 4.2)
static const double EASE_LARGEST = 0.2;
static const double TARGET_SMALLEST = 0.5;
static const double TARGET_LARGEST = 0.9;
static const double CALM_PASS_FROM = 0.7;
static const double FAIL_UP_TO = 0.3;
static const double AT_THE_TOP = 1 - 1e-9;
enum { PASSES_FOR_NEXT = 3, FAILS_FOR_EASIER = 2, PASSES_FOR_MASTERED = 3, COUNT_LARGEST = 99 };

double session_ladder_target(enum session_coast coast)
{
    return coast == SESSION_COAST_HANDS ? 0.75 : 0.80;
}

struct session_ladder_state session_ladder_start(void)
{
    return (struct session_ladder_state){.difficulty = START_DIFFICULTY, .step = STEP_LARGEST};
}

static double within(double value, double lowest, double highest, double otherwise)
{
    return isfinite(value) ? fmin(fmax(value, lowest), highest) : otherwise;
}

static int count_within(int count)
{
    return count < 0 ? 0 : count > COUNT_LARGEST ? COUNT_LARGEST : count;
}

struct session_ladder_state session_ladder_sanitised(const struct session_ladder_state *state)
{
    return (struct session_ladder_state){
        .difficulty = within(state->difficulty, 0, 1, START_DIFFICULTY),
        .step = within(state->step, STEP_SMALLEST, STEP_LARGEST, STEP_LARGEST),
        .direction = state->direction > 0   ? 1
                     : state->direction < 0 ? -1
                                            : 0,
        .passes = count_within(state->passes),
        .fails = count_within(state->fails),
        .mastered = count_within(state->mastered),
    };
}

bool session_ladder_is_success(const struct session_ladder_result *result)
{
    if (result->rating != SESSION_RATING_NONE)
        return result->rating != SESSION_RATING_TOO_HARD;
    return result->success;
}

bool session_ladder_is_calm_pass(const struct session_ladder_result *result)
{
    if (result->rating != SESSION_RATING_NONE)
        return result->rating == SESSION_RATING_TOO_EASY;
    return result->success && result->calm && result->difficulty >= CALM_PASS_FROM - 1e-9;
}

bool session_ladder_is_fail(const struct session_ladder_result *result)
{
    if (result->rating != SESSION_RATING_NONE)
        return result->rating == SESSION_RATING_TOO_HARD;
    return !result->success && result->difficulty <= FAIL_UP_TO + 1e-9;
}

static int counted(int count)
{
    return count < COUNT_LARGEST ? count + 1 : count;
}

static double step_down(const struct session_ladder_state *state, double target)
{
    double usual = session_ladder_target(SESSION_COAST_STANDING);
    double p = within(target, TARGET_SMALLEST, TARGET_LARGEST, usual);
    return fmin(state->step * p / (1 - p), DOWN_LARGEST);
}

static void move_difficulty(struct session_ladder_state *state, double target, bool success)
{
    int direction = success ? 1 : -1;
    if (state->direction != 0 && direction != state->direction)
        state->step = fmax(state->step / 2, STEP_SMALLEST);
    state->direction = direction;
    double move = success ? state->step : -step_down(state, target);
    state->difficulty = fmin(fmax(state->difficulty + move, 0), 1);
}

void session_ladder_record(struct session_ladder_state *state, double target,
                           const struct session_ladder_result *result)
{
    bool calm_pass = session_ladder_is_calm_pass(result);
    state->passes = calm_pass ? counted(state->passes) : 0;
    state->mastered = calm_pass && result->difficulty >= AT_THE_TOP ? counted(state->mastered) : 0;
    state->fails = session_ladder_is_fail(result) ? counted(state->fails) : 0;
    move_difficulty(state, target, session_ladder_is_success(result));
}

void session_ladder_ease(struct session_ladder_state *state, double target)
{
    state->difficulty =
        fmax(state->difficulty - fmin(2 * step_down(state, target), EASE_LARGEST), 0);
}

static int weaker(int mine, const struct session_ladder_state *other, int others)
{
    return other && others < mine ? others : mine;
}

enum session_offer session_ladder_offer(const struct session_ladder_state *state,
                                        const struct session_ladder_state *other)
{
    if (state->fails >= FAILS_FOR_EASIER)
        return SESSION_OFFER_EASIER;
    if (weaker(state->passes, other, other ? other->passes : 0) >= PASSES_FOR_NEXT)
        return SESSION_OFFER_NEXT;
    return SESSION_OFFER_NONE;
}

bool session_ladder_is_mastered(const struct session_ladder_state *state,
                                const struct session_ladder_state *other)
{
    return weaker(state->mastered, other, other ? other->mastered : 0) >= PASSES_FOR_MASTERED;
}
