#include "tests/check.h"

#include "input/replay/recording.h"
#include "input/replay/replay.h"
#include "tests/input/temp_folder.h"

#define SAMPLES 900

static const int64_t start_us = 1234567;
static char message[256];

/** 900 uneven samples over some 14 s, with a gap of 1.5 s, starting at 3 s. */
static void make_recording(struct temp_folder *temp, struct input_board_sample *samples)
{
    struct recording recording = {.samples = samples, .count = SAMPLES};
    recording_info_init(&recording.info);
    int64_t t_us = 3000000;
    for (int i = 0; i < SAMPLES; i++) {
        samples[i] = (struct input_board_sample){
            .t_us = t_us, .tr_kg = 20 + i % 7, .br_kg = 15 + i % 5, .tl_kg = 18, .bl_kg = i / 8.0};
        t_us += i == 400 ? 1500000 : 1000 + (i * 7919) % 26000;
    }
    temp_folder_create(temp, "trial.csv");
    assert_true(recording_write(&recording, temp->file, message, sizeof message));
}

static struct device_advanced open_replay(const struct temp_folder *temp, double speed)
{
    struct device_advanced device;
    if (!replay_create(temp->file, speed, start_us, &device, message, sizeof message))
        fail_msg("%s", message);
    assert_int_equal(device.kind, INPUT_DEVICE_REPLAY);
    return device;
}

static void check_same_as_recorded(const struct temp_folder *temp,
                                   const struct input_board_sample *recorded, double speed,
                                   int64_t step_us)
{
    struct device_advanced device = open_replay(temp, speed);
    struct input_event event;
    int count = 0;
    for (int64_t now_us = start_us; !device.ops->ended(device.self); now_us += step_us) {
        assert_true(now_us < start_us + 40000000);
        while (device.ops->next_due_us(device.self) <= now_us) {
            assert_true(device.ops->advance(device.self, now_us, &event));
            struct input_board_sample expected = recorded[count++];
            expected.t_us += start_us - recorded[0].t_us;
            assert_int_equal(event.type, INPUT_EVENT_BOARD);
            assert_true(event.t_us == expected.t_us);
            assert_memory_equal(&event.data.board, &expected, sizeof expected);
        }
        assert_false(device.ops->advance(device.self, now_us, &event));
    }
    assert_int_equal(count, SAMPLES);
    assert_true(device.ops->next_due_us(device.self) == DEVICE_NEVER_US);
    assert_false(device.ops->advance(device.self, INT64_MAX - 1, &event));
    device.ops->destroy(device.self);
}

static void test_replay_same_samples_whatever_step_and_speed(void **state)
{
    (void)state;
    static struct input_board_sample recorded[SAMPLES];
    struct temp_folder temp;
    make_recording(&temp, recorded);
    const double speeds[] = {1.0, 8.0, 1000.0};
    const int64_t steps_us[] = {1000, 7000, 1000000};
    for (int i = 0; i < 9; i++)
        check_same_as_recorded(&temp, recorded, speeds[i / 3], steps_us[i % 3]);
    temp_folder_remove(&temp);
}

static void test_replay_is_due_as_recorded_and_sooner_with_speed(void **state)
{
    (void)state;
    static struct input_board_sample recorded[SAMPLES];
    struct temp_folder temp;
    make_recording(&temp, recorded);
    const double speeds[] = {1.0, 4.0};
    for (int i = 0; i < 2; i++) {
        struct device_advanced device = open_replay(&temp, speeds[i]);
        struct input_event event;
        for (int k = 0; k < SAMPLES; k++) {
            int64_t due_us = device.ops->next_due_us(device.self);
            double since_us = (double)(recorded[k].t_us - recorded[0].t_us) / speeds[i];
            assert_near((double)(due_us - start_us), since_us, 0.5);
            assert_false(device.ops->advance(device.self, due_us - 1, &event));
            assert_false(device.ops->ended(device.self));
            assert_true(device.ops->advance(device.self, due_us, &event));
        }
        assert_true(device.ops->ended(device.self));
        device.ops->destroy(device.self);
    }
    temp_folder_remove(&temp);
}

static void test_replay_describes_itself(void **state)
{
    (void)state;
    static const char text[] = "# device 00:1e:35:aa:bb:cc\ntime_s,tr_kg,br_kg,tl_kg,bl_kg\n"
                               "7,1,1,1,1\n7.02,1,1,1,1\n7.04,1,1,1,1\n";
    struct temp_folder temp;
    temp_folder_create(&temp, "trial.csv");
    temp_folder_write(&temp, text, sizeof text - 1);
    struct device_advanced device = open_replay(&temp, 1.0);
    struct input_device_info info = {0};
    device.ops->describe(device.self, &info);
    assert_string_equal(info.name, "00:1e:35:aa:bb:cc");
    assert_string_equal(info.path, temp.file);
    assert_string_equal(info.serial, "");
    assert_int_equal(info.battery_bars, -1);
    assert_near(info.rate_hz, 50.0, 1e-9);
    assert_null(device.ops->command);
    device.ops->destroy(device.self);
    temp_folder_remove(&temp);
}

static void test_replay_refuses_bad_speed_and_bad_files(void **state)
{
    (void)state;
    static struct input_board_sample recorded[SAMPLES];
    struct temp_folder temp;
    struct device_advanced device;
    make_recording(&temp, recorded);
    const double bad[] = {0.0, -1.0, 0.5, 1000.5, (double)NAN, (double)INFINITY};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(replay_create(temp.file, bad[i], 0, &device, message, sizeof message));
        assert_non_null(strstr(message, "allowed 1..1000"));
    }
    temp_folder_write(&temp, "time_s,tr_kg\n", 13);
    assert_false(replay_create(temp.file, 1.0, 0, &device, message, sizeof message));
    assert_non_null(strstr(message, "trial.csv:1: column br_kg is missing"));
    temp_folder_remove(&temp);
    assert_false(replay_create(temp.file, 1.0, 0, &device, message, sizeof message));
    assert_non_null(strstr(message, "cannot be opened"));
}

static void test_replay_plays_a_cop_file(void **state)
{
    (void)state;
    static const char text[] = "# a laboratory\ntime_s,ml_cm,ap_cm,fz_n\n0.01,1,-2,686.4655\n";
    struct temp_folder temp;
    temp_folder_create(&temp, "cop.csv");
    temp_folder_write(&temp, text, sizeof text - 1);
    struct device_advanced device = open_replay(&temp, 1.0);
    struct input_event event;
    assert_true(device.ops->advance(device.self, start_us, &event));
    const struct input_board_sample *s = &event.data.board;
    assert_near(input_board_sample_load_kg(s), 70.0, 1e-9);
    assert_near(216.5 * (s->tr_kg + s->br_kg - s->tl_kg - s->bl_kg) / 70.0, 10.0, 1e-9);
    assert_near(119.0 * (s->tr_kg + s->tl_kg - s->br_kg - s->bl_kg) / 70.0, -20.0, 1e-9);
    device.ops->destroy(device.self);
    temp_folder_remove(&temp);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_replay_same_samples_whatever_step_and_speed),
        cmocka_unit_test(test_replay_is_due_as_recorded_and_sooner_with_speed),
        cmocka_unit_test(test_replay_describes_itself),
        cmocka_unit_test(test_replay_refuses_bad_speed_and_bad_files),
        cmocka_unit_test(test_replay_plays_a_cop_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
