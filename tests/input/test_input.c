#include "input/input.h"
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The door with devices that have no thread: replay and virtual.

struct tally {
    int arrived;
    int samples;
    int left;
    int64_t newest_us;
    bool backwards;
    double newest_load_kg;
    double first_tr_kg;
};

static struct input *quiet_input(void)
{
    const struct input_settings settings = {.real_devices = false};
    struct input *input = input_create(&settings);
    assert_non_null(input);
    return input;
}

static void drain(struct input *input, uint8_t device, struct tally *tally)
{
    struct input_event event;
    while (input_poll(input, &event)) {
        if (event.device != device)
            continue;
        tally->backwards = tally->backwards || event.t_us < tally->newest_us;
        tally->newest_us = event.t_us;
        tally->arrived += event.type == INPUT_EVENT_ARRIVED;
        tally->left += event.type == INPUT_EVENT_LEFT;
        if (event.type != INPUT_EVENT_BOARD)
            continue;
        assert_true(tally->arrived > tally->left);
        if (tally->samples++ == 0)
            tally->first_tr_kg = event.data.board.tr_kg;
        tally->newest_load_kg = input_board_sample_load_kg(&event.data.board);
    }
}

static void run(struct input *input, uint8_t device, int64_t from_us, int64_t until_us,
                int64_t step_us, struct tally *tally)
{
    for (int64_t now_us = from_us; now_us <= until_us; now_us += step_us) {
        input_advance(input, now_us);
        drain(input, device, tally);
    }
}

static void test_input_virtual_person_steps_on_when_told(void **state)
{
    (void)state;
    struct input *input = quiet_input();
    struct tally tally = {0};
    uint8_t device;
    assert_true(input_add_virtual(input, &body_settings_default, 1000000, &device));
    run(input, device, 1000000, 3200000, 10000, &tally);
    assert_int_equal(tally.arrived, 1);
    assert_in_range(tally.samples, 210, 225);
    assert_near(tally.newest_load_kg, 0.0, 1.0);
    assert_int_equal(input_tare(input, device), INPUT_TARE_DONE);

    const struct body_command stand = {.stance = BODY_STANCE_APART};
    input_virtual_command(input, device, &stand);
    run(input, device, 3210000, 8000000, 10000, &tally);
    assert_true(tally.newest_load_kg > 40.0);
    assert_int_equal(input_tare(input, device), INPUT_TARE_LOADED);
    assert_false(tally.backwards);

    struct input_device_info info;
    assert_true(input_device(input, device, &info));
    assert_int_equal(info.kind, INPUT_DEVICE_VIRTUAL_BOARD);
    assert_int_equal(info.state, INPUT_STATE_READY);
    assert_int_equal(info.battery_bars, -1);
    assert_string_equal(input_state_code(info.state), "ready");
    input_destroy(input);
}

static void test_input_removed_device_leaves_and_its_number_is_used_again(void **state)
{
    (void)state;
    struct input *input = quiet_input();
    struct tally tally = {0};
    uint8_t devices[INPUT_DEVICE_MAX];
    uint8_t extra;
    struct input_device_info info;
    for (int i = 0; i < INPUT_DEVICE_MAX; i++) {
        assert_true(input_add_virtual(input, &body_settings_default, 0, &devices[i]));
        assert_int_equal(devices[i], i);
    }
    assert_false(input_add_virtual(input, &body_settings_default, 0, &extra));

    input_remove(input, 5);
    assert_true(input_device(input, 5, &info));
    assert_int_equal(info.state, INPUT_STATE_LOST);
    drain(input, 5, &tally);
    assert_int_equal(tally.arrived, 1);
    assert_int_equal(tally.left, 1);
    assert_true(input_add_virtual(input, &body_settings_default, 0, &extra));
    assert_int_equal(extra, 5);
    drain(input, 5, &tally);
    assert_int_equal(tally.arrived, 2);
    input_remove(input, 200);
    input_destroy(input);
}

struct recording {
    char folder[64];
    char path[96];
};

static void write_recording(struct recording *recording, const char *text)
{
    snprintf(recording->folder, sizeof recording->folder, "/tmp/evenkeel-input-XXXXXX");
    assert_non_null(mkdtemp(recording->folder));
    snprintf(recording->path, sizeof recording->path, "%s/trial.csv", recording->folder);
    FILE *file = fopen(recording->path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void remove_recording(const struct recording *recording)
{
    unlink(recording->path);
    rmdir(recording->folder);
}

static void test_input_recording_plays_to_its_end(void **state)
{
    (void)state;
    struct recording recording;
    struct input *input = quiet_input();
    struct tally tally = {0};
    struct input_device_info info;
    uint8_t device;
    char error[256] = "";
    write_recording(&recording, "time_s,tr_kg,br_kg,tl_kg,bl_kg\n"
                                "0.00,20.5,15,19,15\n0.01,20,15,19,15\n0.02,20,15,19,16\n");
    assert_true(
        input_add_replay(input, recording.path, 1.0, 5000000, &device, error, sizeof error));
    run(input, device, 5000000, 5100000, 5000, &tally);
    assert_int_equal(tally.arrived, 1);
    assert_int_equal(tally.samples, 3);
    assert_int_equal(tally.left, 1);
    assert_false(tally.backwards);
    assert_near(tally.first_tr_kg, 20.5, 0.0);
    assert_near(tally.newest_load_kg, 70.0, 1e-12);
    assert_true(input_device(input, device, &info));
    assert_int_equal(info.kind, INPUT_DEVICE_REPLAY);
    assert_int_equal(info.state, INPUT_STATE_ENDED);
    assert_true(info.tared);
    input_destroy(input);
    remove_recording(&recording);
}

static void test_input_bad_recording_takes_no_number(void **state)
{
    (void)state;
    struct recording recording;
    struct input *input = quiet_input();
    struct input_device_info infos[1];
    uint8_t device;
    char error[256] = "";
    write_recording(&recording, "time_s,tr_kg\n0,1\n");
    assert_false(input_add_replay(input, recording.path, 1.0, 0, &device, error, sizeof error));
    assert_non_null(strstr(error, "trial.csv"));
    assert_int_equal(input_devices(input, infos, 1), 0);
    input_destroy(input);
    remove_recording(&recording);
}

static void test_input_words_are_stable_and_different(void **state)
{
    (void)state;
    for (int a = INPUT_PROBLEM_NONE; a <= INPUT_PROBLEM_CELL_STUCK; a++) {
        assert_string_not_equal(input_problem_code((enum input_problem)a), "unknown");
        for (int b = 0; b < a; b++)
            assert_string_not_equal(input_problem_code((enum input_problem)a),
                                    input_problem_code((enum input_problem)b));
    }
    for (int a = INPUT_STATE_CONNECTING; a <= INPUT_STATE_ENDED; a++)
        for (int b = 0; b < a; b++)
            assert_string_not_equal(input_state_code((enum input_device_state)a),
                                    input_state_code((enum input_device_state)b));
    input_destroy(NULL);
}

/** The file that the permission message names is there and says what the message promises. */
static void test_input_udev_rule_gives_the_board_to_the_person(void **state)
{
    (void)state;
    const char *source = getenv("EVENKEEL_SOURCE_DIR");
    char path[512];
    char line[256];
    int boards = 0;
    int pads = 0;
    int pluses = 0; // the node that keeps MotionPlus awake
    if (!source)
        skip();
    snprintf(path, sizeof path, "%s/assets/udev/70-evenkeel.rules", source);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#')
            continue;
        bool plus = strstr(line, "Nintendo Wii Remote Motion Plus") != NULL;
        pluses += plus;
        assert_non_null(strstr(line, plus ? "SUBSYSTEM==\"input\"" : "SUBSYSTEM==\"hidraw\""));
        assert_non_null(strstr(line, "TAG+=\"uaccess\""));
        boards += strstr(line, "KERNELS==\"0005:057E:03") != NULL;
        pads += strstr(line, ":057E:20") != NULL || strstr(line, ":054C:") != NULL;
    }
    fclose(file);
    assert_int_equal(boards, 2);
    assert_int_equal(pluses, 1);
    assert_int_equal(pads, 9); // as many as pads.c knows besides the remotes
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_input_virtual_person_steps_on_when_told),
        cmocka_unit_test(test_input_removed_device_leaves_and_its_number_is_used_again),
        cmocka_unit_test(test_input_recording_plays_to_its_end),
        cmocka_unit_test(test_input_bad_recording_takes_no_number),
        cmocka_unit_test(test_input_words_are_stable_and_different),
        cmocka_unit_test(test_input_udev_rule_gives_the_board_to_the_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
