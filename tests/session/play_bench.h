#ifndef TESTS_SESSION_PLAY_BENCH_H
#define TESTS_SESSION_PLAY_BENCH_H

#include "tests/check.h"

#include "game/session/trial.h"
#include "tests/session/board_person.h"

/** A trial on the caller's clock, and somebody who acts. */
struct play_bench {
    struct session_trial trial;
    struct session_rung rung;
    struct session_sitting sitting;
    struct session_trial_settings settings;
    int64_t now_us;
    int64_t step_us;
};

/** rung and settings are filled in as far as the test cares; then this. */
static inline void play_bench_begin(struct play_bench *bench)
{
    for (int tier = 0; tier < SESSION_TIER_COUNT; tier++)
        bench->rung.tiers[tier] = true;
    bench->rung.lead_in_s = 5;
    session_sitting_init(&bench->sitting);
    bench->settings.rung = &bench->rung;
    bench->settings.game = bench->rung.game;
    bench->settings.limits = sim_lean_limits_default;
    bench->settings.sitting = &bench->sitting;
    assert_true(session_trial_init(&bench->trial, &bench->settings));
    bench->now_us = 1000000;
    if (bench->step_us == 0)
        bench->step_us = 16667;
    session_trial_advance(&bench->trial, bench->now_us);
}

static inline void play_bench_pass(struct play_bench *bench, double seconds)
{
    int64_t until_us = bench->now_us + (int64_t)(seconds * 1e6 + 0.5);
    while (bench->now_us < until_us) {
        int64_t left_us = until_us - bench->now_us;
        bench->now_us += bench->step_us < left_us ? bench->step_us : left_us;
        session_trial_advance(&bench->trial, bench->now_us);
    }
}

/** One sample of somebody on the board, at the bench's time. */
static inline void play_bench_stand(struct play_bench *bench, double load_kg, double ml_mm,
                                    double ap_mm)
{
    const struct input_board_sample sample =
        board_person_sample(bench->now_us, load_kg, ml_mm, ap_mm);
    session_trial_push(&bench->trial, &sample);
}

static inline void play_bench_act(struct play_bench *bench, struct session_act act)
{
    act.t_us = bench->now_us;
    session_trial_act(&bench->trial, &act);
}

/** Until the clock runs. */
static inline void play_bench_go(struct play_bench *bench)
{
    for (int i = 0; i < 2000 && bench->trial.stage != SESSION_STAGE_PLAY; i++)
        play_bench_pass(bench, 0.01);
    assert_int_equal(bench->trial.stage, SESSION_STAGE_PLAY);
}

static inline double play_bench_measure(const struct play_bench *bench, const char *code)
{
    return session_outcome_measure(&bench->trial.outcome, code);
}

#endif
