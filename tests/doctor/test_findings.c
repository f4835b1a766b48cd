#include "tests/check.h"

#include <ctype.h>
#include <string.h>

#include "game/doctor.h"

enum { NOW_US = 100000000 };

// A board in the best of health: zeroed, empty, fresh batteries, 100 reports a second.
static struct core_device healthy(void)
{
    struct core_device device = {
        .present = true,
        .letter = 'A',
        .has_last = true,
        .facing_is_known = true,
        .info = {.kind = INPUT_DEVICE_WII_BOARD,
                 .state = INPUT_STATE_READY,
                 .battery_bars = 4,
                 .rate_hz = 100,
                 .tared = true},
    };
    for (int i = 0; i < 4; i++)
        device.corner_moved_us[i] = NOW_US - 100000;
    return device;
}

static void load(struct core_device *device, double tr, double br, double tl, double bl)
{
    device->last = (struct input_board_sample){NOW_US, tr, br, tl, bl};
}

static size_t examine(const struct core_device *device, struct doctor_finding *findings)
{
    return doctor_examine(device, device ? 1 : 0, NOW_US, DOCTOR_BLUETOOTH_READY, findings,
                          DOCTOR_FINDING_MAX);
}

// The first finding, by its code.
static void expect(const struct core_device *device, const char *code)
{
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    size_t count = examine(device, findings);
    if (count == 0)
        fail_msg("nothing found, want %s", code);
    assert_string_equal(doctor_code(findings[0].cause), code);
    assert_int_equal(findings[0].device, device ? 0 : -1);
}

static void test_doctor_healthy_board_has_no_finding(void **state)
{
    (void)state;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    struct core_device device = healthy();
    assert_int_equal(examine(&device, findings), 0);
    load(&device, 17, 18, 16, 17); // a person stands on it
    assert_int_equal(examine(&device, findings), 0);
}

static void test_doctor_nothing_there(void **state)
{
    (void)state;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    expect(NULL, "no_board");
    doctor_examine(NULL, 0, NOW_US, DOCTOR_BLUETOOTH_MISSING, findings, DOCTOR_FINDING_MAX);
    assert_string_equal(doctor_code(findings[0].cause), "no_bluetooth");
    doctor_examine(NULL, 0, NOW_US, DOCTOR_BLUETOOTH_POWERED_OFF, findings, DOCTOR_FINDING_MAX);
    assert_string_equal(doctor_code(findings[0].cause), "bluetooth_off");
}

static void test_doctor_names_what_input_has_found(void **state)
{
    (void)state;
    const struct {
        enum input_problem problem;
        const char *code;
    } cases[] = {
        {INPUT_PROBLEM_PERMISSION, "permission"},
        {INPUT_PROBLEM_OPEN, "open"},
        {INPUT_PROBLEM_NO_ANSWER, "no_answer"},
        {INPUT_PROBLEM_NOT_A_BOARD, "not_a_board"},
        {INPUT_PROBLEM_CALIBRATION, "calibration"},
        {INPUT_PROBLEM_VERSION, "version"},
        {INPUT_PROBLEM_BATTERY_EMPTY, "battery_empty"},
        {INPUT_PROBLEM_CELL, "cell"},
        {INPUT_PROBLEM_CLAMPED, "clamped"},
        {INPUT_PROBLEM_NO_MOTION, "no_motion"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct core_device device = healthy();
        device.info.problem = cases[i].problem;
        expect(&device, cases[i].code);
    }
}

static void test_doctor_tells_silence_from_loss(void **state)
{
    (void)state;
    struct core_device device = healthy();
    device.info.state = INPUT_STATE_STALE;
    expect(&device, "silent");
    device.info.state = INPUT_STATE_LOST;
    expect(&device, "lost");
}

static void test_doctor_reads_batteries_and_flow(void **state)
{
    (void)state;
    struct core_device device = healthy();
    device.info.battery_bars = 1;
    expect(&device, "battery_low");
    device.info.battery_bars = 0;
    expect(&device, "battery_empty");
    device = healthy();
    device.info.rate_hz = 14; // a bad radio session of sway.md 2.2
    expect(&device, "data_gaps");
    device = healthy();
    device.dropped_lately = 200;
    expect(&device, "mode_fight");
}

static void test_doctor_reads_the_corners(void **state)
{
    (void)state;
    struct core_device device = healthy();
    load(&device, -0.9, -0.9, -0.9, -0.9); // its own 3.6 kg no longer rest on the cells
    expect(&device, "lifted");
    device = healthy();
    load(&device, -0.9, 0.9, 0.9, -0.9); // devices.md 1.8: a diagonal pair, total unchanged
    expect(&device, "uneven_floor");
    device = healthy();
    load(&device, 40, 40, 35, 30);
    expect(&device, "overload");
    device = healthy();
    load(&device, 20, 20, 20, 5);
    device.corner_moved_us[3] = NOW_US - 10000000;
    expect(&device, "cell_stuck");
}

static void test_doctor_says_how_to_find_the_zero(void **state)
{
    (void)state;
    struct core_device device = healthy();
    device.info.tared = false;
    expect(&device, "moving");
    load(&device, 17, 18, 16, 17);
    expect(&device, "standing_while_zeroing");
}

static void test_doctor_asks_how_the_board_lies(void **state)
{
    (void)state;
    struct core_device device = healthy();
    device.facing_is_known = false;
    expect(&device, "facing_unknown");
    assert_false(doctor_keeps_from_playing(DOCTOR_FACING_UNKNOWN));
    device.info.kind = INPUT_DEVICE_VIRTUAL_BOARD;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    assert_int_equal(examine(&device, findings), 0);
}

static void test_doctor_most_urgent_comes_first(void **state)
{
    (void)state;
    struct core_device devices[2] = {healthy(), healthy()};
    devices[0].info.battery_bars = 1;
    devices[1].info.problem = INPUT_PROBLEM_PERMISSION;
    devices[1].info.state = INPUT_STATE_REFUSED;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    size_t count =
        doctor_examine(devices, 2, NOW_US, DOCTOR_BLUETOOTH_READY, findings, DOCTOR_FINDING_MAX);
    assert_int_equal(count, 2);
    assert_int_equal(findings[0].cause, DOCTOR_PERMISSION);
    assert_int_equal(findings[0].device, 1);
    assert_int_equal(findings[1].cause, DOCTOR_BATTERY_LOW);
}

static int longest_sentence(const char *text)
{
    int words = 1, longest = 1;
    for (; *text; text++) {
        words += *text == ' ';
        if (strchr(".:?", *text) && text[1] == ' ')
            words = 0;
        longest = words > longest ? words : longest;
    }
    return longest;
}

static void test_doctor_every_cause_has_a_code_and_plain_words(void **state)
{
    (void)state;
    for (int cause = 0; cause < DOCTOR_CAUSE_COUNT; cause++) {
        const char *code = doctor_code((enum doctor_cause)cause);
        assert_non_null(code);
        for (const char *c = code; *c; c++)
            assert_true(islower((unsigned char)*c) || *c == '_');
        for (int other = 0; other < cause; other++)
            assert_string_not_equal(code, doctor_code((enum doctor_cause)other));
        assert_true(longest_sentence(doctor_title((enum doctor_cause)cause)) <= 12);
        assert_true(longest_sentence(doctor_step((enum doctor_cause)cause)) <= 12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_doctor_healthy_board_has_no_finding),
        cmocka_unit_test(test_doctor_nothing_there),
        cmocka_unit_test(test_doctor_names_what_input_has_found),
        cmocka_unit_test(test_doctor_tells_silence_from_loss),
        cmocka_unit_test(test_doctor_reads_batteries_and_flow),
        cmocka_unit_test(test_doctor_reads_the_corners),
        cmocka_unit_test(test_doctor_says_how_to_find_the_zero),
        cmocka_unit_test(test_doctor_asks_how_the_board_lies),
        cmocka_unit_test(test_doctor_most_urgent_comes_first),
        cmocka_unit_test(test_doctor_every_cause_has_a_code_and_plain_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
