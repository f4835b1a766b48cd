#include "tests/check.h"

#include "input/input.h"
#include "input/virtual/controller.h"
#include "input/virtual/noise.h"
#include "input/virtual/sensor.h"

#include <stdlib.h>
#include <string.h>

// The virtual controller as a device: times, bits, the room's door.

static const int64_t start_us = 5000000;

static struct device_advanced controller_of(const struct virtual_motion_settings *settings)
{
    struct device_advanced device;
    assert_true(virtual_controller_create(settings, start_us, &device));
    assert_int_equal(device.kind, INPUT_DEVICE_VIRTUAL_CONTROLLER);
    return device;
}

static struct input_motion_sample next_sample(struct device_advanced *device)
{
    struct input_event event = {0};
    int64_t due_us = device->ops->next_due_us(device->self);
    assert_false(device->ops->advance(device->self, due_us - 1, &event));
    assert_true(device->ops->advance(device->self, due_us, &event));
    assert_int_equal(event.type, INPUT_EVENT_MOTION);
    assert_true(event.t_us == due_us && event.data.motion.t_us == due_us);
    return event.data.motion;
}

static bool same(const struct input_motion_sample *a, const struct input_motion_sample *b)
{
    return a->t_us == b->t_us && memcmp(a->accel_g, b->accel_g, sizeof a->accel_g) == 0 &&
           memcmp(a->gyro_deg_s, b->gyro_deg_s, sizeof a->gyro_deg_s) == 0;
}

static void test_controller_lies_on_a_table_until_told(void **state)
{
    (void)state;
    struct device_advanced device = controller_of(&virtual_motion_settings_default);
    double mean_g[3] = {0.0};
    for (int i = 1; i <= 500; i++) {
        struct input_motion_sample s = next_sample(&device);
        assert_true(s.t_us == start_us + i * 10000 && s.has_gyro);
        for (int k = 0; k < 3; k++) {
            mean_g[k] += s.accel_g[k] / 500.0;
            assert_near(s.gyro_deg_s[k], 0.0, 0.6);
            assert_true((double)(float)s.accel_g[k] - s.accel_g[k] == 0.0);
        }
    }
    assert_near(mean_g[0], 0.0, 0.001);
    assert_near(mean_g[1], 1.0, 0.001); // face up
    assert_near(mean_g[2], 0.0, 0.001);
    assert_false(device.ops->ended(device.self));
    device.ops->destroy(device.self);
}

static void test_controller_describes_itself(void **state)
{
    (void)state;
    struct virtual_motion_settings settings = virtual_motion_settings_default;
    settings.profile = BODY_NEUROPATHY;
    settings.rate_hz = 60.0;
    struct device_advanced device = controller_of(&settings);
    struct input_device_info info = {0};
    device.ops->describe(device.self, &info);
    assert_string_equal(info.name, "Virtual controller (neuropathy)");
    assert_string_equal(info.serial, "");
    assert_int_equal(info.battery_bars, -1);
    assert_near(info.rate_hz, 60.0, 1e-9);
    assert_true(info.tared);
    device.ops->destroy(device.self);
}

static void test_controller_without_a_gyroscope_says_so(void **state)
{
    (void)state;
    struct virtual_motion_settings settings = virtual_motion_settings_default;
    settings.lacks_gyro = true;
    struct device_advanced device = controller_of(&settings);
    virtual_controller_command(
        &device, &(struct virtual_motion_command){.place = VIRTUAL_MOTION_PALM, .shake = 1.0});
    for (int i = 0; i < 50; i++) {
        struct input_motion_sample s = next_sample(&device);
        assert_false(s.has_gyro);
        for (int k = 0; k < 3; k++)
            assert_true(fabs(s.gyro_deg_s[k]) <= 0.0);
    }
    device.ops->destroy(device.self);
}

/** 12 s in all places; the command comes between the same two samples. */
static void record(struct input_motion_sample *samples, const struct virtual_motion_settings *set,
                   int64_t stride_us)
{
    static const struct virtual_motion_command places[] = {
        {.place = VIRTUAL_MOTION_PALM, .pitch_deg = 3.0},
        {.place = VIRTUAL_MOTION_POCKET_STANDING},
        {.place = VIRTUAL_MOTION_POCKET_WALKING,
         .body = {.gait = BODY_GAIT_MARCH, .step_s = 0.8},
         .lift_deg = 35.0},
    };
    struct device_advanced device = controller_of(set);
    struct input_event event;
    int64_t now_us = start_us;
    for (int i = 0; i < 1200;) {
        if (i % 400 == 0)
            virtual_controller_command(&device, &places[i / 400]);
        int until = i - i % 400 + 400;
        while (i < until) {
            now_us += stride_us;
            while (i < until && device.ops->advance(device.self, now_us, &event))
                samples[i++] = event.data.motion;
        }
    }
    device.ops->destroy(device.self);
}

static void test_controller_gives_the_same_bits_whatever_the_steps(void **state)
{
    (void)state;
    static struct input_motion_sample a[1200], b[1200], c[1200];
    struct virtual_motion_settings settings = virtual_motion_settings_default;
    record(a, &settings, 1000);
    record(b, &settings, 33000);
    settings.seed = 2;
    record(c, &settings, 1000);
    int others = 0;
    for (int i = 0; i < 1200; i++) {
        assert_true(same(&a[i], &b[i]));
        others += !same(&a[i], &c[i]);
    }
    assert_true(others > 1190);
}

static void test_controller_survives_nonsense(void **state)
{
    (void)state;
    struct virtual_motion_settings settings = {
        .profile = BODY_OLD, .seed = 3, .noise = (double)NAN, .rate_hz = -4.0};
    struct device_advanced device = controller_of(&settings);
    struct virtual_motion_command nonsense = {
        .pitch_deg = (double)NAN,
        .roll_deg = (double)INFINITY,
        .shake = (double)NAN,
        .body = {.gait = BODY_GAIT_MARCH,
                 .step_s = (double)NAN,
                 .unevenness = -1e300,
                 .limp = (double)INFINITY,
                 .goal_ml_mm = (double)NAN},
        .lift_deg = (double)NAN,
    };
    for (int place = VIRTUAL_MOTION_TABLE; place <= VIRTUAL_MOTION_POCKET_WALKING; place++) {
        nonsense.place = (enum virtual_motion_place)place;
        virtual_controller_command(&device, &nonsense);
        for (int i = 0; i < 1000; i++) {
            struct input_motion_sample s = next_sample(&device);
            for (int k = 0; k < 3; k++) {
                assert_true(fabs(s.accel_g[k]) < 8.0);
                assert_true(fabs(s.gyro_deg_s[k]) < 2000.0);
            }
        }
    }
    assert_true(virtual_controller_steps(&device) > 3);
    device.ops->destroy(device.self);
}

static void test_sensor_feels_gravity_and_turning(void **state)
{
    (void)state;
    // Front edge 30 degrees up: half of gravity pulls along -z, away from the fingers.
    struct sensor_pose pose = {.pitch_rad = M_PI / 6.0};
    struct sensor_feel feel = sensor_feel(&pose);
    assert_near(feel.force_g[0], 0.0, 1e-12);
    assert_near(feel.force_g[1], cos(M_PI / 6.0), 1e-12);
    assert_near(feel.force_g[2], -0.5, 1e-12);
    // Right edge 30 degrees up.
    pose = (struct sensor_pose){.roll_rad = M_PI / 6.0};
    feel = sensor_feel(&pose);
    assert_near(feel.force_g[0], 0.5, 1e-12);
    assert_near(feel.force_g[1], cos(M_PI / 6.0), 1e-12);
    // Front edge straight up and pushed toward the person, which is where its face looks now.
    pose = (struct sensor_pose){.pitch_rad = M_PI / 2.0, .push_g = {0.0, 0.0, 0.25}};
    feel = sensor_feel(&pose);
    assert_near(feel.force_g[1], 0.25, 1e-12);
    assert_near(feel.force_g[2], -1.0, 1e-12);
    // Turning changes what is felt of gravity: d(force)/dt = force x turn.
    pose = (struct sensor_pose){
        .pitch_rad = 0.4, .roll_rad = -0.3, .pitch_rad_s = 1.1, .roll_rad_s = 0.7};
    feel = sensor_feel(&pose);
    const double dt_s = 1e-6;
    struct sensor_pose later = pose;
    later.pitch_rad += dt_s * pose.pitch_rad_s;
    later.roll_rad += dt_s * pose.roll_rad_s;
    struct sensor_feel then = sensor_feel(&later);
    for (int i = 0; i < 3; i++) {
        int a = (i + 1) % 3, b = (i + 2) % 3;
        double cross =
            (feel.force_g[a] * feel.turn_deg_s[b] - feel.force_g[b] * feel.turn_deg_s[a]);
        assert_near((then.force_g[i] - feel.force_g[i]) / dt_s, cross * M_PI / 180.0, 1e-5);
    }
}

static void test_noise_wave_has_its_size_and_frequency(void **state)
{
    (void)state;
    const double dampings[] = {0.1, 0.7};
    for (int k = 0; k < 2; k++) {
        struct noise_source source;
        struct noise_wave wave;
        noise_source_init(&source, 7);
        noise_wave_init(&wave, 8.0, dampings[k], 0.002, &source);
        double value2 = 0.0, rate2 = 0.0;
        const int n = 200000;
        for (int i = 0; i < n; i++) {
            noise_wave_step(&wave, &source);
            value2 += wave.value * wave.value / n;
            rate2 += wave.rate * wave.rate / n;
        }
        assert_near(sqrt(value2), 1.0, 0.1);
        assert_near(sqrt(rate2 / value2) / (2.0 * M_PI), 8.0, 0.8);
    }
}

static void test_room_carries_a_virtual_controller(void **state)
{
    (void)state;
    struct input *input = input_create(&(struct input_settings){.real_devices = false});
    assert_non_null(input);
    uint8_t hand, board;
    assert_true(input_add_virtual_motion(input, &virtual_motion_settings_default, 0, &hand));
    assert_true(input_add_virtual(input, &body_settings_default, 0, &board));
    struct input_device_info info;
    assert_true(input_device(input, hand, &info));
    assert_int_equal(info.kind, INPUT_DEVICE_VIRTUAL_CONTROLLER);
    assert_true(info.is_motion && info.state == INPUT_STATE_READY);
    assert_string_equal(input_kind_code(info.kind), "virtual_controller");

    struct body_command march = {.gait = BODY_GAIT_MARCH, .step_s = 0.8};
    struct virtual_motion_command walk = {.place = VIRTUAL_MOTION_POCKET_WALKING, .body = march};
    input_virtual_command(input, board, &march);
    input_virtual_command(input, hand, &march);       // not a board: ignored
    input_virtual_motion_command(input, hand, &walk); // and the other way round
    input_virtual_motion_command(input, board, &walk);
    int motions = 0, loads = 0;
    struct input_event event;
    for (int64_t now_us = 0; now_us <= 20000000; now_us += 16000) {
        input_advance(input, now_us);
        while (input_poll(input, &event)) {
            motions += event.type == INPUT_EVENT_MOTION && event.device == hand;
            loads += event.type == INPUT_EVENT_BOARD && event.device == board;
        }
    }
    assert_int_equal(motions, 2000);
    assert_int_equal(loads, 2000);
    assert_in_range(input_virtual_steps(input, hand), 15, 25);
    assert_in_range(input_virtual_steps(input, board), 12, 22);
    assert_int_equal(input_virtual_steps(input, 7), 0);
    assert_int_equal(input_virtual_steps(input, 200), 0);

    input_remove(input, hand);
    bool left = false;
    while (input_poll(input, &event))
        left = left || (event.type == INPUT_EVENT_LEFT && event.device == hand);
    assert_true(left);
    assert_int_equal(input_virtual_steps(input, hand), 0);
    input_destroy(input);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_controller_lies_on_a_table_until_told),
        cmocka_unit_test(test_controller_describes_itself),
        cmocka_unit_test(test_controller_without_a_gyroscope_says_so),
        cmocka_unit_test(test_controller_gives_the_same_bits_whatever_the_steps),
        cmocka_unit_test(test_controller_survives_nonsense),
        cmocka_unit_test(test_sensor_feels_gravity_and_turning),
        cmocka_unit_test(test_noise_wave_has_its_size_and_frequency),
        cmocka_unit_test(test_room_carries_a_virtual_controller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
