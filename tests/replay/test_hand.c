#include "tests/check.h"

#include "tests/cli/json_value.h"
#include "tests/cli/program.h"

#include "input/input.h"
#include "input/replay/motion_recording.h"

#include <stdlib.h>
#include <string.h>

// A walk with a controller in the pocket, recorded and played again.

#define IN_PLACE(test)                                                                             \
    cmocka_unit_test_setup_teardown(test, program_place_create, program_place_remove)

static const double TABLE_S = 2;
static const double STAND_S = 9; // gets calm, and the lead-in
static const double STEP_S = 1.9;

static void record(FILE *file, struct input *input, int64_t *now_us, double seconds)
{
    int64_t until_us = *now_us + (int64_t)(seconds * 1e6);
    struct input_event event;
    while (*now_us < until_us) {
        *now_us += 10000;
        input_advance(input, *now_us);
        while (input_poll(input, &event))
            if (event.type == INPUT_EVENT_MOTION)
                assert_true(motion_recording_write_sample(file, &event.data.motion));
    }
}

// From the table into the pocket, stand, walk for so long, stand.
static void record_walk(const char *path, double walk_s, double lift_deg)
{
    struct virtual_motion_command command = {.place = VIRTUAL_MOTION_POCKET_STANDING,
                                             .body = {.stance = BODY_STANCE_APART}};
    struct input *input = input_create(&(struct input_settings){.real_devices = false});
    FILE *file = fopen(path, "wb");
    uint8_t hand;
    int64_t now_us = 0;
    assert_true(input && file);
    assert_true(input_add_virtual_motion(input, &virtual_motion_settings_default, 0, &hand));
    assert_true(motion_recording_write_info(file, "virtual"));
    record(file, input, &now_us, TABLE_S);
    input_virtual_motion_command(input, hand, &command);
    record(file, input, &now_us, STAND_S);
    command.place = VIRTUAL_MOTION_POCKET_WALKING;
    command.body.gait = BODY_GAIT_MARCH;
    command.body.step_s = STEP_S;
    command.lift_deg = lift_deg;
    input_virtual_motion_command(input, hand, &command);
    record(file, input, &now_us, walk_s);
    command.place = VIRTUAL_MOTION_POCKET_STANDING;
    command.body.gait = BODY_GAIT_NONE;
    input_virtual_motion_command(input, hand, &command);
    record(file, input, &now_us, 3);
    assert_int_equal(fclose(file), 0);
    input_destroy(input);
}

static struct json_value *play(const struct program_place *place, const char *rung,
                               const char *path, const char *speed)
{
    struct program_result result;
    program_run(place, &result, "--headless", "--rung", rung, "--replay", path, "--speed", speed,
                "--json");
    program_assert_exit(&result, 0);
    struct json_value *trial = json_value_read(result.out, NULL);
    assert_non_null(trial);
    program_result_free(&result);
    return trial;
}

static void test_hand_walk_is_counted_in_the_pocket(void **state)
{
    static const struct {
        const char *rung;
        double lift_deg;
    } walks[] = {{"W1", 30}, {"W3", 57}};
    for (size_t i = 0; i < sizeof walks / sizeof walks[0]; i++) {
        char path[PROGRAM_PATH_SIZE];
        program_place_path(*state, "walk.csv", path);
        record_walk(path, 65, walks[i].lift_deg);
        struct json_value *trial = play(*state, walks[i].rung, path, "1");
        const struct json_value *measures = json_value_get(trial, "measures");
        assert_string_equal(json_value_string(trial, "tier"), "motion");
        assert_string_equal(json_value_string(trial, "ended_by"), "done");
        assert_true(json_value_bool(trial, "success"));
        assert_near(json_value_number(measures, "median_step_s"), STEP_S, 0.15);
        assert_near(json_value_number(measures, "steps"), 60 / STEP_S, 2.5);
        assert_true(json_value_number(measures, "step_variation") < 0.15);
        assert_near(json_value_number(measures, "lift_deg"), walks[i].lift_deg, 3);
        json_value_free(trial);
    }
}

static void test_hand_speed_changes_nothing(void **state)
{
    char path[PROGRAM_PATH_SIZE];
    struct program_result slow, quick;
    program_place_path(*state, "walk.csv", path);
    record_walk(path, 65, 30);
    program_run(*state, &slow, "--headless", "--rung", "W1", "--tier", "motion", "--replay", path,
                "--json");
    program_run(*state, &quick, "--headless", "--rung", "W1", "--tier", "motion", "--replay", path,
                "--json", "--speed", "1000");
    program_assert_exit(&slow, 0);
    program_assert_exit(&quick, 0);
    assert_string_equal(slow.out, quick.out);
    program_result_free(&slow);
    program_result_free(&quick);
}

static void test_hand_recording_that_ends_early_ends_the_trial(void **state)
{
    char path[PROGRAM_PATH_SIZE];
    program_place_path(*state, "walk.csv", path);
    record_walk(path, 20, 30);
    struct json_value *trial = play(*state, "W1", path, "100");
    assert_string_equal(json_value_string(trial, "ended_by"), "input");
    assert_false(json_value_bool(trial, "success"));
    assert_near(json_value_number(trial, "duration_s"), 22, 3);
    json_value_free(trial);
}

static void test_hand_recording_is_not_a_boards(void **state)
{
    char path[PROGRAM_PATH_SIZE];
    struct program_result result;
    program_place_path(*state, "walk.csv", path);
    record_walk(path, 1, 30);
    program_run(*state, &result, "--headless", "--rung", "S1", "--tier", "board", "--replay", path);
    program_assert_refused(&result, 1, "walk.csv", "controller's recording", "board's");
    program_result_free(&result);
    program_run(*state, &result, "--headless", "--rung", "H8", "--replay", path);
    program_assert_refused(&result, 1, "walk.csv", "controller's recording");
    program_result_free(&result);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs("time_s,tr_kg,br_kg,tl_kg,bl_kg\n0,1,2,3,4\n0.01,1,2,3,4\n", file);
    fclose(file);
    program_run(*state, &result, "--headless", "--rung", "W1", "--tier", "motion", "--replay",
                path);
    program_assert_refused(&result, 1, "walk.csv", "board's recording", "controller's");
    program_result_free(&result);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_hand_walk_is_counted_in_the_pocket),
        IN_PLACE(test_hand_speed_changes_nothing),
        IN_PLACE(test_hand_recording_that_ends_early_ends_the_trial),
        IN_PLACE(test_hand_recording_is_not_a_boards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
