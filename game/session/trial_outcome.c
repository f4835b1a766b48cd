#include "game/session/trial_internal.h"

#include "game/motion/steadiness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Shorter stretches say nothing about sway (sway.md 1.14: reliability at 10 s is the least).
static const double SCORED_LEAST_S = 10;
static const double SAMPLE_S = 0.02; // from its first sample to its last a stretch seems shorter

static double seconds(int64_t us)
{
    return (double)us * 1e-6;
}

static double span_s(const struct session_trial *trial, size_t from, size_t to)
{
    return to > from ? seconds(trial->samples[to - 1].t_us - trial->samples[from].t_us) : 0;
}

static size_t index_before(const struct session_trial *trial, int64_t until_us)
{
    size_t to = trial->sample_count;
    while (to > 0 && trial->samples[to - 1].t_us > until_us)
        to--;
    return to;
}

void session_trial_stretch(struct session_trial *trial, bool running, int64_t until_us)
{
    if (running && !trial->in_stretch) {
        trial->stretch_from = trial->sample_count - 1;
        trial->in_stretch = true;
    } else if (!running && trial->in_stretch) {
        size_t to = index_before(trial, until_us);
        if (span_s(trial, trial->stretch_from, to) >
            span_s(trial, trial->best_from, trial->best_to)) {
            trial->best_from = trial->stretch_from;
            trial->best_to = to;
        }
        trial->in_stretch = false;
    }
}

static void forget_score(struct session_outcome *outcome)
{
    const struct sway_series nothing = {0};
    outcome->score_status = sway_score(&nothing, &sway_score_product, &outcome->score);
}

static size_t collect(const struct session_trial *trial, double *t_s, double *ml_mm, double *ap_mm)
{
    size_t n = 0;
    for (size_t i = trial->best_from; i < trial->best_to; i++) {
        struct sway_point cop;
        if (!sway_cop(&trial->frame, &trial->samples[i], &cop))
            continue;
        t_s[n] = seconds(trial->samples[i].t_us - trial->outcome.first_us);
        ml_mm[n] = cop.ml_mm;
        ap_mm[n] = cop.ap_mm;
        n++;
    }
    return n;
}

double session_trial_tilt_rms_deg(const struct session_trial *trial)
{
    size_t from = trial->motion_best_from, count = trial->motion_best_to - from;
    struct motion_steadiness steadiness;
    if (count == 0 ||
        motion_steadiness(trial->motion + from, count, &steadiness) != MOTION_STEADINESS_OK)
        return (double)NAN;
    return steadiness.tilt_rms_deg;
}

// On one leg after the other, or without a board, nothing sways that could be scored.
static bool has_sway(const struct session_trial *trial)
{
    enum session_game game = trial->settings.game;
    return trial->uses_board && game != SESSION_GAME_REACH && game != SESSION_GAME_LIMITS &&
           game != SESSION_GAME_MARCH;
}

static void score(struct session_trial *trial)
{
    struct session_outcome *outcome = &trial->outcome;
    forget_score(outcome);
    // Leaning to lanterns is no sway: Reach has no sway measures.
    double stretch_s = span_s(trial, trial->best_from, trial->best_to) + SAMPLE_S;
    if (!has_sway(trial) || stretch_s < SCORED_LEAST_S)
        return;
    size_t most = trial->best_to - trial->best_from;
    double *columns = malloc(3 * most * sizeof *columns);
    if (!columns) {
        outcome->score_status = SWAY_SCORE_NO_MEMORY;
        return;
    }
    struct sway_series series = {columns, columns + most, columns + 2 * most, 0};
    series.n = collect(trial, columns, columns + most, columns + 2 * most);
    outcome->score_status = sway_score(&series, &sway_score_product, &outcome->score);
    outcome->scored_from_us = trial->samples[trial->best_from].t_us;
    outcome->scored_to_us = trial->samples[trial->best_to - 1].t_us;
    free(columns);
}

void session_trial_hear(struct session_trial *trial, int64_t last_us, int64_t t_us)
{
    if (trial->outcome.go_us == 0)
        return;
    trial->heard_count++;
    if (t_us - last_us > trial->longest_gap_us)
        trial->longest_gap_us = t_us - last_us;
}

// Of what the clock is made of; without a sensor there is nothing to lose.
static void take_quality(struct session_trial *trial)
{
    struct session_outcome *outcome = &trial->outcome;
    bool has_sensor = trial->uses_board || trial->uses_motion;
    outcome->rate_hz = (double)NAN;
    outcome->longest_gap_s = (double)NAN;
    if (!has_sensor || outcome->go_us == 0 || outcome->end_us <= outcome->go_us)
        return;
    outcome->rate_hz = (double)trial->heard_count / seconds(outcome->end_us - outcome->go_us);
    outcome->longest_gap_s = seconds(trial->longest_gap_us);
}

double session_trial_hands_off_s(const struct session_trial *trial)
{
    return trial->uses_board ? sway_hands_off_s(&trial->hands_off) : trial->hands_off_s;
}

void session_trial_measure(struct session_trial *trial, const char *code, double value)
{
    struct session_outcome *outcome = &trial->outcome;
    if (outcome->measure_count < SESSION_MEASURE_MAX)
        outcome->measure[outcome->measure_count++] = (struct session_measure){code, value};
}

bool session_outcome_has_gaps(const struct session_outcome *outcome)
{
    bool judged = outcome->score_status == SWAY_SCORE_OK; // of the scored window alone
    return outcome->score_status == SWAY_SCORE_GAPS ||
           (!judged && outcome->longest_gap_s > sway_score_product.max_gap_s);
}

double session_outcome_measure(const struct session_outcome *outcome, const char *code)
{
    for (int i = 0; i < outcome->measure_count; i++)
        if (strcmp(outcome->measure[i].code, code) == 0)
            return outcome->measure[i].value;
    return (double)NAN;
}

void session_trial_take_stock(struct session_trial *trial, enum session_end end)
{
    bool reach = trial->settings.game == SESSION_GAME_REACH;
    bool ring = trial->play == &session_play_hold;
    struct session_outcome *outcome = &trial->outcome;
    memcpy(outcome->rung, trial->rung.id, sizeof outcome->rung);
    outcome->tier = trial->settings.tier;
    outcome->side = trial->settings.side;
    outcome->game = trial->settings.game;
    outcome->difficulty = trial->settings.difficulty;
    outcome->ring_radius_mm = ring ? trial->ring.radius_mm : (double)NAN;
    outcome->planned_s = trial->planned_s;
    // Who sits stands no seconds.
    bool stands = trial->uses_board || trial->rung.stance != SESSION_STANCE_FREE;
    outcome->hands_off_s = stands ? session_trial_hands_off_s(trial) : 0;
    outcome->longest_s = !stands             ? 0
                         : trial->uses_board ? span_s(trial, trial->best_from, trial->best_to)
                                             : trial->longest_run_s;
    outcome->hold_s = ring ? trial->ring.held_s : 0;
    outcome->support_s = trial->support_s;
    outcome->duration_s = trial->played_us * 1e-6;
    outcome->breaks = trial->breaks;
    outcome->lanterns = reach ? sim_lanterns_reached(&trial->lanterns) : -1;
    outcome->end = end;
    outcome->success = outcome->go_us != 0 && trial->play->has_succeeded(trial);
    outcome->calm = !trial->supported_once && trial->breaks == 0;
    outcome->end_us = trial->now_us;
    take_quality(trial);
    score(trial);
    if (trial->play->take_stock)
        trial->play->take_stock(trial);
}
