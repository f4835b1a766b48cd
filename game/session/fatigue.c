#include "game/session/fatigue.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const double HOLD_S = 20;
static const double RISE = 0.25;
// SD of ln V of one 30 s hold: ln 1.63 / (1.96 sqrt 2), sway.md 1.14.
static const double NOISE = 0.176;
static const double ONE_OF_HUNDRED = 2.326;
static const double PAUSE_S = 3600;
static const double REST_S = 120;
enum { HOLDS_LEAST = 3, FAILS_IN_A_ROW = 2, FINDINGS_TO_END = 2 };

void session_fatigue_init(struct session_fatigue *fatigue)
{
    *fatigue = (struct session_fatigue){0};
}

static void forget_sitting(struct session_fatigue *fatigue)
{
    fatigue->hold_count = 0;
    fatigue->ln_sum = 0;
    fatigue->ln_index_sum = 0;
    fatigue->fails = 0;
    fatigue->findings = 0;
    fatigue->rest_is_due = false;
}

static bool is_quiet_standing(const struct session_fatigue_trial *trial)
{
    return trial->tier == SESSION_TIER_BOARD && trial->game == SESSION_GAME_HOLD &&
           trial->rung->coast == SESSION_COAST_STANDING &&
           trial->rung->stance == SESSION_STANCE_APART && !trial->rung->eyes_closed &&
           trial->hands_off_s >= HOLD_S && isfinite(trial->mean_velocity_mm_s) &&
           trial->mean_velocity_mm_s > 0;
}

// The line of least squares through n values at 0 .. n - 1, from the first to the last.
static double rise(const struct session_fatigue *fatigue)
{
    double n = fatigue->hold_count;
    double squares = n * (n * n - 1) / 12;
    double slope = (fatigue->ln_index_sum - (n - 1) / 2 * fatigue->ln_sum) / squares;
    return slope * (n - 1);
}

static double rise_of_noise(const struct session_fatigue *fatigue)
{
    double n = fatigue->hold_count;
    return ONE_OF_HUNDRED * NOISE * sqrt(12 * (n - 1) / (n * (n + 1)));
}

static bool stands_livelier(struct session_fatigue *fatigue,
                            const struct session_fatigue_trial *trial)
{
    if (!is_quiet_standing(trial))
        return false;
    double ln = log(trial->mean_velocity_mm_s);
    fatigue->ln_index_sum += fatigue->hold_count * ln;
    fatigue->ln_sum += ln;
    fatigue->hold_count++;
    if (fatigue->hold_count < HOLDS_LEAST)
        return false;
    double enough = fatigue->findings == 0 ? RISE : fmax(RISE, rise_of_noise(fatigue));
    return rise(fatigue) > enough;
}

static struct session_fatigue_level *level_of(struct session_fatigue *fatigue,
                                              const struct session_fatigue_trial *trial)
{
    for (int i = 0; i < fatigue->level_count; i++) {
        struct session_fatigue_level *level = &fatigue->level[i];
        if (strcmp(level->rung, trial->rung->id) == 0 && level->side == trial->side &&
            level->tier == trial->tier && level->game == trial->game)
            return level;
    }
    return NULL;
}

static void keep_level(struct session_fatigue *fatigue, const struct session_fatigue_trial *trial)
{
    struct session_fatigue_level *level = level_of(fatigue, trial);
    if (!level && fatigue->level_count == SESSION_FATIGUE_LEVELS)
        return;
    if (!level) {
        level = &fatigue->level[fatigue->level_count++];
        *level = (struct session_fatigue_level){.side = trial->side,
                                                .tier = trial->tier,
                                                .game = trial->game,
                                                .done_difficulty = trial->difficulty};
        snprintf(level->rung, sizeof level->rung, "%s", trial->rung->id);
    }
    level->done_difficulty = fmax(level->done_difficulty, trial->difficulty);
}

static bool fails_what_went_well(struct session_fatigue *fatigue,
                                 const struct session_fatigue_trial *trial)
{
    const struct session_fatigue_level *level = level_of(fatigue, trial);
    bool below = level && trial->difficulty < level->done_difficulty - 1e-9;
    fatigue->fails = !trial->success && below ? fatigue->fails + 1 : 0;
    if (trial->success)
        keep_level(fatigue, trial);
    return fatigue->fails >= FAILS_IN_A_ROW;
}

bool session_fatigue_add(struct session_fatigue *fatigue, const struct session_fatigue_trial *trial)
{
    if (fatigue->is_started && trial->t_s - fatigue->last_s >= PAUSE_S)
        forget_sitting(fatigue);
    fatigue->is_started = true;
    fatigue->last_s = trial->t_s;
    bool livelier = stands_livelier(fatigue, trial);
    bool failing = fails_what_went_well(fatigue, trial);
    bool tired = livelier || failing;
    fatigue->rest_is_due = tired;
    if (tired) {
        fatigue->findings++;
        fatigue->fails = 0;
    }
    return tired;
}

enum session_answer session_fatigue_answer(const struct session_fatigue *fatigue, double now_s)
{
    double pause_s = now_s - fatigue->last_s;
    if (!fatigue->is_started || pause_s >= PAUSE_S)
        return SESSION_ANSWER_GO;
    if (fatigue->findings >= FINDINGS_TO_END)
        return SESSION_ANSWER_ENOUGH_TODAY;
    return fatigue->rest_is_due && pause_s < REST_S ? SESSION_ANSWER_REST : SESSION_ANSWER_GO;
}

void session_fatigue_rested(struct session_fatigue *fatigue)
{
    fatigue->rest_is_due = false;
}
