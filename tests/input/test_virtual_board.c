#include "tests/check.h"

#include "input/virtual/board.h"
#include "input/virtual/corners.h"

#include <stdlib.h>
#include <string.h>

static const int64_t start_us = 5000000;

static struct device_advanced board_of(const struct body_settings *settings)
{
    struct device_advanced device;
    assert_true(virtual_board_create(settings, start_us, &device));
    assert_int_equal(device.kind, INPUT_DEVICE_VIRTUAL_BOARD);
    return device;
}

static struct input_board_sample next_sample(struct device_advanced *device)
{
    struct input_event event = {0};
    int64_t due_us = device->ops->next_due_us(device->self);
    assert_false(device->ops->advance(device->self, due_us - 1, &event));
    assert_true(device->ops->advance(device->self, due_us, &event));
    assert_int_equal(event.type, INPUT_EVENT_BOARD);
    assert_true(event.t_us == due_us && event.data.board.t_us == due_us);
    return event.data.board;
}

static bool same_loads(const struct input_board_sample *a, const struct input_board_sample *b)
{
    return memcmp(&a->tr_kg, &b->tr_kg, 4 * sizeof(double)) == 0;
}

static double cop_x_mm(const struct input_board_sample *s)
{
    return 216.5 * (s->tr_kg + s->br_kg - s->tl_kg - s->bl_kg) / input_board_sample_load_kg(s);
}

static double cop_y_mm(const struct input_board_sample *s)
{
    return 119.0 * (s->tr_kg + s->tl_kg - s->br_kg - s->bl_kg) / input_board_sample_load_kg(s);
}

static void test_corners_turn_the_cop_formula_round(void **state)
{
    (void)state;
    // devices.md 1.11, case A tared: 72.6649 kg at +6.742, +17.392 mm
    struct input_board_sample s;
    corners_from_cop(72.6649, 6.742, 17.392, &s);
    assert_near(input_board_sample_load_kg(&s), 72.6649, 1e-9);
    assert_near(cop_x_mm(&s), 6.742, 1e-9);
    assert_near(cop_y_mm(&s), 17.392, 1e-9);
    assert_near(s.tl_kg + s.br_kg - s.tr_kg - s.bl_kg, 0.0, 1e-9);
}

static void test_board_empty_until_told(void **state)
{
    (void)state;
    struct device_advanced device = board_of(&body_settings_default);
    for (int i = 1; i <= 500; i++) {
        struct input_board_sample s = next_sample(&device);
        assert_true(s.t_us == start_us + i * 10000);
        assert_near(input_board_sample_load_kg(&s), 0.0, 0.4);
    }
    assert_false(device.ops->ended(device.self));
    device.ops->destroy(device.self);
}

static void test_board_describes_itself(void **state)
{
    (void)state;
    struct body_settings settings = body_settings_default;
    settings.profile = BODY_OLD;
    settings.rate_hz = 65.0;
    struct device_advanced device = board_of(&settings);
    struct input_device_info info = {0};
    device.ops->describe(device.self, &info);
    assert_string_equal(info.name, "Virtual board (old)");
    assert_string_equal(info.serial, "");
    assert_int_equal(info.battery_bars, -1);
    assert_true(info.tared);
    assert_near(info.rate_hz, 65.0, 1e-9);
    device.ops->destroy(device.self);
}

/** sway.md 2.3: cells SD .031-.033 kg, and from it the CoP noise of a dead weight. */
static void test_board_cells_are_as_noisy_as_real_ones(void **state)
{
    (void)state;
    struct device_advanced device = board_of(&body_settings_default);
    double square = 0.0;
    for (int i = 0; i < 4000; i++) {
        struct input_board_sample s = next_sample(&device);
        square += s.tr_kg * s.tr_kg / 4000.0;
    }
    assert_near(sqrt(square), 0.032, 0.0015);
    device.ops->destroy(device.self);
}

static void mean_cop(const struct body_command *command, double *x_mm, double *y_mm)
{
    struct device_advanced device = board_of(&body_settings_default);
    device.ops->command(device.self, command);
    *x_mm = *y_mm = 0.0;
    for (int i = 0; i < 3000; i++) {
        struct input_board_sample s = next_sample(&device);
        if (i >= 1000) {
            *x_mm += cop_x_mm(&s) / 2000.0;
            *y_mm += cop_y_mm(&s) / 2000.0;
        }
    }
    device.ops->destroy(device.self);
}

static void test_board_quarter_turn_front_edge_is_at_the_right(void **state)
{
    (void)state;
    struct body_command command = {.stance = BODY_STANCE_APART, .goal_ap_mm = 50.0};
    double x_mm, y_mm;
    mean_cop(&command, &x_mm, &y_mm);
    assert_near(x_mm, 0.0, 5.0);
    assert_near(y_mm, 50.0, 5.0);
    command.quarter_turn = true;
    mean_cop(&command, &x_mm, &y_mm);
    assert_near(x_mm, -50.0, 5.0); // forward is the board's left
    assert_near(y_mm, 0.0, 5.0);
    command.goal_ap_mm = 0.0;
    command.goal_ml_mm = 50.0;
    mean_cop(&command, &x_mm, &y_mm);
    assert_near(x_mm, 0.0, 5.0);
    assert_near(y_mm, 50.0, 5.0); // right is the board's front
}

/** devices.md 1.9: gaps 0 / 10 / 20 ms in 37, 27, 36 %, at most 30; 37 % repeated reports. */
static void test_board_bluetooth_arrives_as_measured(void **state)
{
    (void)state;
    struct body_settings settings = body_settings_default;
    settings.bluetooth = true;
    struct device_advanced device = board_of(&settings);
    struct body_command stand = {.stance = BODY_STANCE_APART};
    device.ops->command(device.self, &stand);
    struct input_board_sample before = next_sample(&device), last = before;
    int gaps[3] = {0}, repeated = 0, in_a_row = 0;
    for (int i = 0; i < 20000; i++) {
        struct input_board_sample now = next_sample(&device);
        int64_t gap_us = now.t_us - last.t_us;
        assert_true(gap_us > 0 && gap_us <= 30000);
        gaps[gap_us < 5000 ? 0 : gap_us < 15000 ? 1 : 2]++;
        bool repeat = same_loads(&now, &last);
        assert_false(repeat && in_a_row > 0);
        in_a_row = repeat;
        repeated += repeat;
        last = now;
    }
    assert_near(gaps[0] / 200.0, 37.0, 1.5);
    assert_near(gaps[1] / 200.0, 27.0, 1.5);
    assert_near(gaps[2] / 200.0, 36.0, 1.5);
    assert_near(repeated / 200.0, 37.0, 0.5);
    assert_near(20000.0 / ((double)(last.t_us - before.t_us) * 1e-6), 100.0, 0.3);
    device.ops->destroy(device.self);
}

static size_t play(int64_t step_us, struct input_board_sample *samples, size_t capacity)
{
    struct body_settings settings = body_settings_default;
    settings.profile = BODY_NEUROPATHY;
    settings.bluetooth = true;
    settings.seed = 99;
    struct device_advanced device = board_of(&settings);
    struct body_command stand = {.stance = BODY_STANCE_SEMI_TANDEM, .eyes_closed = true};
    device.ops->command(device.self, &stand);
    size_t count = 0;
    for (int64_t now_us = start_us; now_us < start_us + 21000000; now_us += step_us) {
        struct input_event event;
        while (device.ops->advance(device.self, now_us, &event)) {
            if (event.t_us < start_us + 20000000 && count < capacity)
                samples[count++] = event.data.board;
        }
    }
    device.ops->destroy(device.self);
    return count;
}

static void test_board_same_samples_whatever_the_step(void **state)
{
    (void)state;
    static struct input_board_sample fine[3000], odd[3000], coarse[3000];
    size_t count = play(1000, fine, 3000);
    assert_in_range(count, 1990, 2001);
    assert_int_equal(play(7000, odd, 3000), count);
    assert_int_equal(play(1000000, coarse, 3000), count);
    assert_memory_equal(fine, odd, count * sizeof *fine);
    assert_memory_equal(fine, coarse, count * sizeof *fine);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_corners_turn_the_cop_formula_round),
        cmocka_unit_test(test_board_empty_until_told),
        cmocka_unit_test(test_board_describes_itself),
        cmocka_unit_test(test_board_cells_are_as_noisy_as_real_ones),
        cmocka_unit_test(test_board_quarter_turn_front_edge_is_at_the_right),
        cmocka_unit_test(test_board_bluetooth_arrives_as_measured),
        cmocka_unit_test(test_board_same_samples_whatever_the_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
