#include "tests/check.h"

#include "game/core.h"

// Controllers come and go while a bottle stands on the palm.

static const int64_t STEP_US = 10000;

struct play {
    struct arguments arguments;
    struct core core;
};

static int setup(void **state)
{
    static struct play play;
    char error[256] = "";
    play = (struct play){.arguments = {.demo = true,
                                       .clock = "2026-11-20T09:30:00",
                                       .profile = BODY_YOUNG,
                                       .speed = 1,
                                       .seed = 5,
                                       .text_scale = 100}};
    struct core *core = &play.core;
    if (!core_open(core, &play.arguments, error, sizeof error))
        fail_msg("%s", error);
    machine_clock_take_over(&core->clock);
    machine_clock_advance(&core->clock, STEP_US);
    core->now = machine_clock_now(&core->clock);
    *state = &play;
    return 0;
}

static int teardown(void **state)
{
    struct play *play = *state;
    assert_true(core_close(&play->core));
    assert_true(path_remove_temporary(play->core.data_dir));
    return 0;
}

static void run(struct core *core, double seconds)
{
    for (int i = 0; i < (int)(seconds * 100); i++) {
        machine_clock_advance(&core->clock, STEP_US);
        core_pump(core);
    }
}

static uint8_t add_controller(struct core *core)
{
    uint8_t device;
    assert_true(input_add_virtual_motion(core->input, &virtual_motion_settings_default,
                                         core->now.mono_us, &device));
    run(core, 0.5);
    return device;
}

static void play_bottle(struct core *core, double seconds)
{
    struct core_task task = core_task_of(core, session_programme_rung(&core->programme, "H1"));
    task.tier = SESSION_TIER_MOTION;
    core_prepare(core, &task);
    assert_true(core_trial_begin(core));
    for (int i = 0; core->trial.stage != SESSION_STAGE_PLAY && i < 60; i++)
        run(core, 1);
    assert_int_equal(core->trial.stage, SESSION_STAGE_PLAY);
    run(core, seconds);
}

static void test_hotplug_dead_controller_is_replaced_by_one_that_is_there(void **state)
{
    struct core *core = &((struct play *)*state)->core;
    uint8_t first = add_controller(core), second = add_controller(core);
    assert_true(core->has_hand);
    assert_int_equal(core->hand, first);
    play_bottle(core, 2);
    input_remove(core->input, first);
    run(core, 3);
    assert_int_equal(core->hand, second);
    assert_true(core_trial_can_go_on(core));
    assert_int_equal(core->trial.stage, SESSION_STAGE_PAUSED);
    run(core, 5);
    assert_int_equal(core->trial.stage, SESSION_STAGE_PAUSED); // it may lie on the table
    session_trial_resume(&core->trial);
    for (int i = 0; core->trial.stage != SESSION_STAGE_PLAY && i < 20; i++)
        run(core, 1);
    assert_int_equal(core->trial.stage, SESSION_STAGE_PLAY);
    core_trial_close(core);
}

static void test_hotplug_trial_goes_on_with_a_controller_that_comes(void **state)
{
    struct core *core = &((struct play *)*state)->core;
    uint8_t first = add_controller(core);
    play_bottle(core, 2);
    input_remove(core->input, first);
    run(core, 10);
    assert_int_equal(core->trial.stage, SESSION_STAGE_PAUSED);
    assert_int_equal(core->trial.pause, SESSION_PAUSE_SIGNAL);
    assert_false(core_trial_can_go_on(core));
    add_controller(core);
    assert_true(core_trial_can_go_on(core));
    for (int i = 0; core->trial.stage != SESSION_STAGE_PLAY && i < 20; i++)
        run(core, 1);
    assert_int_equal(core->trial.stage, SESSION_STAGE_PLAY);
    core_trial_close(core);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_hotplug_dead_controller_is_replaced_by_one_that_is_there, setup, teardown),
        cmocka_unit_test_setup_teardown(test_hotplug_trial_goes_on_with_a_controller_that_comes,
                                        setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
