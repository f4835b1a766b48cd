#include "tests/core/bench.h"

#include <string.h>

// Somebody without any device: keys and voice are enough for all twenty-four rungs.

static void play_rung(struct bench *bench, const struct session_rung *rung, enum session_tier tier)
{
    const struct core_task task = bench_task(bench, rung->id, tier);
    uint64_t before = 0, after = 0;
    const struct store_query all = {.source = STORE_SOURCE_PERSON};
    assert_int_equal(store_trial_count(bench->core.store, &all, &before), STORE_OK);
    bench_play(bench, &task);
    assert_int_equal(store_trial_count(bench->core.store, &all, &after), STORE_OK);
    assert_int_equal(after, before + 1);
    const struct store_trial row = bench_row(bench);
    assert_string_equal(row.rung, rung->id);
    assert_string_equal(row.game, session_game_name(rung->game));
    assert_string_equal(row.device_serial, "");
    assert_true(row.duration_s > 0);
    bool stands = rung->stance != SESSION_STANCE_FREE;
    assert_int_equal(row.hands_off_s > 0, stands);
    assert_true(strcmp(row.ended_by, "done") == 0 || strcmp(row.ended_by, "time") == 0);
}

static void test_nobody_has_a_device_and_plays_every_rung(void **state)
{
    struct bench *bench = *state;
    static const enum session_tier tiers[] = {SESSION_TIER_PAD, SESSION_TIER_GUIDED};
    int played = 0;
    assert_int_equal(bench->core.programme.count, 24);
    for (int i = 0; i < bench->core.programme.count; i++)
        for (int t = 0; t < 2; t++) {
            const struct session_rung *rung = &bench->core.programme.rungs[i];
            if (!rung->tiers[tiers[t]])
                continue;
            play_rung(bench, rung, tiers[t]);
            played++;
        }
    assert_int_equal(played, 24 + 21); // no keys for W2, W4 (eyes closed) and H3 (both hands full)
}

static void test_nobody_has_a_device_and_each_rung_has_a_way(void **state)
{
    struct bench *bench = *state;
    bench->core.goes_without_board = true;
    for (int i = 0; i < bench->core.programme.count; i++) {
        const struct session_rung *rung = &bench->core.programme.rungs[i];
        enum session_tier tier = core_best_tier(&bench->core, rung);
        assert_true(rung->tiers[tier]);
        assert_true(core_tier_is_ready(&bench->core, tier));
    }
}

// Whoever has none says so once, not at every start.
static void test_nobody_is_asked_for_a_board_twice(void **state)
{
    struct bench *bench = *state;
    assert_false(bench->core.goes_without_board);
    core_go_without_board(&bench->core, true);
    bench_restart(bench);
    assert_true(bench->core.goes_without_board);
    bench_add_board(bench); // a virtual one is no board of hers
    assert_true(bench->core.goes_without_board);
    core_go_without_board(&bench->core, false);
    bench_restart(bench);
    assert_false(bench->core.goes_without_board);
}

// A second of the game between two looks: at --clock ...x60 sixty looks a second, else a sleep.
static double stood_with_a_look_a_second(struct bench *bench, const char *clock)
{
    struct core *core = &bench->core;
    const struct core_task task = bench_task(bench, "S1", SESSION_TIER_GUIDED);
    machine_clock_init(&core->clock);
    assert_true(machine_clock_pretend(&core->clock, clock));
    machine_clock_take_over(&core->clock);
    core->now = machine_clock_now(&core->clock);
    core_prepare(core, &task);
    assert_true(core_trial_begin(core));
    for (int i = 0; i < 60 && core->trial_is_live; i++) {
        machine_clock_advance(&core->clock, 1000000);
        core_pump(core);
    }
    session_trial_end(&core->trial, SESSION_END_PLAYER);
    return core->trial.outcome.hands_off_s;
}

static void test_nobody_has_a_device_and_a_fast_clock_still_runs(void **state)
{
    struct bench *bench = *state;
    double stood_s = stood_with_a_look_a_second(bench, "2026-11-20T09:30:00Zx60");
    assert_near(stood_s, bench->core.trial.planned_s, 0.02);
}

static void test_nobody_has_a_device_and_a_machine_that_sleeps_counts_nothing(void **state)
{
    struct bench *bench = *state;
    assert_near(stood_with_a_look_a_second(bench, "2026-11-20T09:30:00Z"), 0, 0.02);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, bench_setup, bench_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_DESK(test_nobody_has_a_device_and_plays_every_rung),
        AT_DESK(test_nobody_has_a_device_and_each_rung_has_a_way),
        AT_DESK(test_nobody_is_asked_for_a_board_twice),
        AT_DESK(test_nobody_has_a_device_and_a_fast_clock_still_runs),
        AT_DESK(test_nobody_has_a_device_and_a_machine_that_sleeps_counts_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
