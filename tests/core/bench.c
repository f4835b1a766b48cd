#include "tests/core/bench.h"

#include <stdlib.h>
#include <string.h>

static const int64_t STEP_US = 10000;
static const double EMPTY_S = 3; // a board has to be seen empty
static const double LONGEST_S = 300;

static void open_core(struct bench *bench, int64_t passed_us)
{
    char error[512] = "";
    if (!core_open(&bench->core, &bench->arguments, error, sizeof error))
        fail_msg("%s", error);
    bench->core.source = STORE_SOURCE_PERSON;
    bench->core.pilot_plays = true;
    machine_clock_take_over(&bench->core.clock);
    machine_clock_advance(&bench->core.clock, passed_us + STEP_US);
    bench->core.now = machine_clock_now(&bench->core.clock);
}

int bench_setup(void **state)
{
    static struct bench bench;
    bench = (struct bench){.arguments = {.headless = true,
                                         .simulate_board = true, // nothing real is looked for
                                         .clock = "2026-11-20T09:30:00Z",
                                         .profile = BODY_YOUNG,
                                         .speed = 1,
                                         .seed = 3,
                                         .text_scale = 100}};
    const char *base = getenv("TMPDIR");
    snprintf(bench.dir, sizeof bench.dir, "%s/evenkeel-XXXXXX", base ? base : "/tmp");
    if (!mkdtemp(bench.dir))
        return -1;
    bench.arguments.data_dir = bench.dir;
    open_core(&bench, 0);
    *state = &bench;
    return 0;
}

int bench_teardown(void **state)
{
    struct bench *bench = *state;
    assert_true(core_close(&bench->core));
    assert_true(path_remove_temporary(bench->dir));
    return 0;
}

void bench_restart(struct bench *bench)
{
    int64_t passed_us = bench->core.clock.advanced_us;
    assert_true(core_close(&bench->core));
    open_core(bench, passed_us);
}

void bench_run(struct bench *bench, double seconds)
{
    for (int i = 0; i < (int)(seconds * 100 + 0.5); i++) {
        machine_clock_advance(&bench->core.clock, STEP_US);
        core_pump(&bench->core);
    }
}

uint8_t bench_add_board(struct bench *bench)
{
    struct body_settings settings = body_settings_default;
    settings.seed = bench->arguments.seed;
    uint8_t device;
    assert_true(input_add_virtual(bench->core.input, &settings, bench->core.now.mono_us, &device));
    bench_run(bench, 0.5);
    return device;
}

uint8_t bench_add_controller(struct bench *bench)
{
    uint8_t device;
    assert_true(input_add_virtual_motion(bench->core.input, &virtual_motion_settings_default,
                                         bench->core.now.mono_us, &device));
    bench_run(bench, 0.5);
    return device;
}

struct core_task bench_task(struct bench *bench, const char *rung, enum session_tier tier)
{
    struct core_task task =
        core_task_of(&bench->core, session_programme_rung(&bench->core.programme, rung));
    task.tier = tier;
    task.side = core_task_has_sides(&task) ? SESSION_SIDE_LEFT : SESSION_SIDE_NONE;
    return task;
}

void bench_begin(struct bench *bench, const struct core_task *task)
{
    core_prepare(&bench->core, task);
    assert_true(core_trial_begin(&bench->core));
    pilot_stand(&bench->core.pilot, false);
    if (bench->core.trial.uses_board)
        bench_run(bench, EMPTY_S);
    pilot_stand(&bench->core.pilot, true);
}

void bench_run_until(struct bench *bench, enum session_stage stage)
{
    for (int i = 0; i < LONGEST_S * 100 && bench->core.trial.stage != stage; i++)
        bench_run(bench, 0.01);
    if (bench->core.trial.stage != stage)
        fail_msg("%s: stage %s, want %s", bench->core.trial.rung.id,
                 session_stage_code(bench->core.trial.stage), session_stage_code(stage));
}

void bench_act(struct bench *bench, struct session_act act)
{
    core_act(&bench->core, &act);
}

void bench_record(struct bench *bench)
{
    uint64_t ticket;
    bench_run(bench, 0.02);
    assert_int_equal(core_trial_record(&bench->core, &ticket), STORE_OK);
    assert_int_equal(store_flush(bench->core.store), STORE_OK);
}

void bench_play(struct bench *bench, const struct core_task *task)
{
    bench_begin(bench, task);
    bench_run_until(bench, SESSION_STAGE_DONE);
    bench_record(bench);
}

void bench_rate(struct bench *bench, const struct core_task *task, enum session_rating rating)
{
    bool plays = bench->core.pilot_plays;
    bench->core.pilot_plays = false;
    bench_begin(bench, task);
    bench_run_until(bench, SESSION_STAGE_RATE);
    session_trial_rate(&bench->core.trial, rating);
    bench_record(bench);
    bench->core.pilot_plays = plays;
}

struct store_trial bench_row(struct bench *bench)
{
    struct store_query query = {.any_source = true};
    struct store_trial row;
    size_t count = 0;
    assert_int_equal(store_last_trials(bench->core.store, &query, &row, 1, &count), STORE_OK);
    assert_int_equal(count, 1);
    assert_string_equal(row.uuid, bench->core.recorded_uuid);
    return row;
}
