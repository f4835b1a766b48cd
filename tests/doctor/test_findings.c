#include "tests/check.h"

#include <ctype.h>
#include <string.h>

#include "game/doctor.h"

enum { NOW_US = 100000000 };

// One board in the best of health, empty and zeroed, on a computer that lets it in.
struct patient {
    struct core_device device;
    bool is_gone; // there is no device at all
    struct doctor_around around;
};

static struct patient healthy(void)
{
    return (struct patient){
        .device = {.present = true,
                   .letter = 'A',
                   .has_last = true,
                   .facing_is_known = true,
                   .info = {.kind = INPUT_DEVICE_WII_BOARD,
                            .state = INPUT_STATE_READY,
                            .battery_bars = 4,
                            .rate_hz = 100,
                            .tared = true}},
        .around = {.now_us = NOW_US, .bluetooth = DOCTOR_BLUETOOTH_READY},
    };
}

static void load(struct patient *patient, double tr, double br, double tl, double bl)
{
    patient->device.last = (struct input_board_sample){NOW_US, tr, br, tl, bl};
}

static size_t examine(const struct patient *patient, struct doctor_finding *findings)
{
    return doctor_examine(&patient->device, patient->is_gone ? 0 : 1, &patient->around, findings,
                          DOCTOR_FINDING_MAX);
}

static void be_refused(struct patient *patient, enum input_problem problem)
{
    patient->device.info.state = INPUT_STATE_REFUSED;
    patient->device.info.problem = problem;
    patient->device.has_last = false;
}

static void no_bluetooth(struct patient *patient)
{
    patient->is_gone = true;
    patient->around.bluetooth = DOCTOR_BLUETOOTH_MISSING;
}

static void bluetooth_off(struct patient *patient)
{
    patient->is_gone = true;
    patient->around.bluetooth = DOCTOR_BLUETOOTH_POWERED_OFF;
}

static void no_board(struct patient *patient)
{
    patient->is_gone = true;
}

static void rule_missing(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_PERMISSION);
    patient->around.rule_is_missing = true;
}

static void permission(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_PERMISSION);
}

static void open_fails(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_OPEN);
}

static void no_answer(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_NO_ANSWER);
}

static void not_a_board(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_NOT_A_BOARD);
}

static void calibration(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_CALIBRATION);
}

static void version(struct patient *patient)
{
    be_refused(patient, INPUT_PROBLEM_VERSION);
}

static void battery_empty(struct patient *patient)
{
    patient->device.info.battery_bars = 0;
}

static void battery_low(struct patient *patient)
{
    patient->device.info.battery_bars = 1;
}

static void lost(struct patient *patient)
{
    patient->device.info.state = INPUT_STATE_LOST;
}

static void silent(struct patient *patient)
{
    patient->device.info.state = INPUT_STATE_STALE;
}

static void cell(struct patient *patient)
{
    patient->device.info.problem = INPUT_PROBLEM_CELL;
}

static void cell_stuck(struct patient *patient)
{
    patient->device.info.problem = INPUT_PROBLEM_CELL_STUCK;
}

static void lifted(struct patient *patient) // its own 3.6 kg no longer rest on the cells
{
    load(patient, -0.9, -0.9, -0.9, -0.9);
}

static void standing_while_zeroing(struct patient *patient)
{
    patient->device.info.tared = false;
    load(patient, 17, 18, 16, 17);
}

static void moving(struct patient *patient)
{
    patient->device.info.tared = false;
}

static void uneven_floor(struct patient *patient) // devices.md 1.8: a diagonal pair, same total
{
    load(patient, -0.9, 0.9, 0.9, -0.9);
}

static void overload(struct patient *patient)
{
    load(patient, 40, 40, 35, 30);
}

static void mode_fight(struct patient *patient)
{
    patient->device.fights_lately = 7; // as rig.modes has it within ten seconds
}

static void held(struct patient *patient)
{
    strcpy(patient->around.holder[0], "steam");
}

static void data_gaps(struct patient *patient)
{
    patient->device.info.rate_hz = 14; // a bad radio session of sway.md 2.2
}

static void clamped(struct patient *patient)
{
    patient->device.info.kind = INPUT_DEVICE_EVDEV_BOARD;
    patient->device.info.problem = INPUT_PROBLEM_CLAMPED;
}

static void no_motion(struct patient *patient)
{
    patient->device.info.kind = INPUT_DEVICE_DUALSHOCK4;
    patient->device.info.is_motion = true;
    patient->device.info.problem = INPUT_PROBLEM_NO_MOTION;
}

static void facing_unknown(struct patient *patient)
{
    patient->device.facing_is_known = false;
}

// Every cause, and what brings it about: a new cause without a case fails the test below.
static const struct {
    const char *code;
    void (*provoke)(struct patient *patient);
    bool is_of_a_device;
    bool stops;
} cases[DOCTOR_CAUSE_COUNT] = {
    [DOCTOR_NO_BLUETOOTH] = {"no_bluetooth", no_bluetooth, false, true},
    [DOCTOR_BLUETOOTH_OFF] = {"bluetooth_off", bluetooth_off, false, true},
    [DOCTOR_NO_BOARD] = {"no_board", no_board, false, true},
    [DOCTOR_RULE_MISSING] = {"rule_missing", rule_missing, true, true},
    [DOCTOR_PERMISSION] = {"permission", permission, true, true},
    [DOCTOR_OPEN] = {"open", open_fails, true, true},
    [DOCTOR_NO_ANSWER] = {"no_answer", no_answer, true, true},
    [DOCTOR_NOT_A_BOARD] = {"not_a_board", not_a_board, true, true},
    [DOCTOR_CALIBRATION] = {"calibration", calibration, true, true},
    [DOCTOR_VERSION] = {"version", version, true, true},
    [DOCTOR_BATTERY_EMPTY] = {"battery_empty", battery_empty, true, true},
    [DOCTOR_BATTERY_LOW] = {"battery_low", battery_low, true, false},
    [DOCTOR_LOST] = {"lost", lost, true, true},
    [DOCTOR_SILENT] = {"silent", silent, true, true},
    [DOCTOR_CELL_BROKEN] = {"cell", cell, true, true},
    [DOCTOR_CELL_STUCK] = {"cell_stuck", cell_stuck, true, true},
    [DOCTOR_LIFTED] = {"lifted", lifted, true, true},
    [DOCTOR_STANDING_ON] = {"standing_while_zeroing", standing_while_zeroing, true, true},
    [DOCTOR_NOT_ZEROED] = {"moving", moving, true, true},
    [DOCTOR_UNEVEN_FLOOR] = {"uneven_floor", uneven_floor, true, false},
    [DOCTOR_OVERLOAD] = {"overload", overload, true, false},
    [DOCTOR_MODE_FIGHT] = {"mode_fight", mode_fight, true, false},
    [DOCTOR_HELD] = {"held", held, true, false},
    [DOCTOR_DATA_GAPS] = {"data_gaps", data_gaps, true, false},
    [DOCTOR_CLAMPED] = {"clamped", clamped, true, false},
    [DOCTOR_NO_MOTION] = {"no_motion", no_motion, true, false},
    [DOCTOR_FACING_UNKNOWN] = {"facing_unknown", facing_unknown, true, false},
};

static bool has(const struct doctor_finding *findings, size_t count, enum doctor_cause cause,
                int device)
{
    for (size_t i = 0; i < count; i++)
        if (findings[i].cause == cause && findings[i].device == device)
            return true;
    return false;
}

static void test_doctor_every_cause_is_provoked_by_its_case(void **state)
{
    (void)state;
    for (int i = 0; i < DOCTOR_CAUSE_COUNT; i++) {
        enum doctor_cause cause = (enum doctor_cause)i;
        struct doctor_finding findings[DOCTOR_FINDING_MAX];
        struct patient patient = healthy();
        if (!cases[i].provoke)
            fail_msg("no case provokes %s", doctor_code(cause));
        assert_string_equal(doctor_code(cause), cases[i].code);
        assert_int_equal(doctor_keeps_from_playing(cause), cases[i].stops);
        cases[i].provoke(&patient);
        size_t count = examine(&patient, findings);
        int device = cases[i].is_of_a_device ? 0 : -1;
        if (!has(findings, count, cause, device))
            fail_msg("%s is not found", cases[i].code);
        for (size_t j = 0; j < count; j++) // beside it nothing of the same or more urgency
            if (findings[j].cause != cause && findings[j].cause < cause &&
                cause != DOCTOR_NO_MOTION)
                fail_msg("%s hides %s", doctor_code(findings[j].cause), cases[i].code);
    }
}

static void test_doctor_healthy_board_has_no_finding(void **state)
{
    (void)state;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    struct patient patient = healthy();
    assert_int_equal(examine(&patient, findings), 0);
    load(&patient, 17, 18, 16, 17); // a person stands on it
    assert_int_equal(examine(&patient, findings), 0);
}

// devices.md 1.9: more than a third of a sound board's reports say the one before once more.
static void test_doctor_repeated_reports_are_no_fight(void **state)
{
    (void)state;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    struct patient patient = healthy();
    patient.device.info.reports_dropped = 370;
    patient.device.info.plausibility.repeated = 370;
    assert_int_equal(examine(&patient, findings), 0);
}

static void test_doctor_virtual_board_needs_nothing(void **state)
{
    (void)state;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    struct patient patient = healthy();
    patient.device.info.kind = INPUT_DEVICE_VIRTUAL_BOARD;
    patient.device.info.battery_bars = -1;
    patient.device.facing_is_known = false;
    patient.device.info.tared = false;
    assert_int_equal(examine(&patient, findings), 0);
}

// A controller carries nobody: it has no zero of kilograms, no front, and is no board found.
static void test_doctor_controller_is_no_board(void **state)
{
    (void)state;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    struct patient patient = healthy();
    patient.device.info.kind = INPUT_DEVICE_DUALSENSE;
    patient.device.info.is_motion = true;
    patient.device.info.tared = false;
    patient.device.facing_is_known = false;
    patient.device.info.battery_bars = 1;
    assert_int_equal(examine(&patient, findings), 2);
    assert_true(has(findings, 2, DOCTOR_NO_BOARD, -1));
    assert_true(has(findings, 2, DOCTOR_BATTERY_LOW, 0));
    assert_null(strstr(doctor_step(DOCTOR_BATTERY_LOW, true), "four"));
    assert_non_null(strstr(doctor_step(DOCTOR_BATTERY_LOW, false), "four"));
}

static void test_doctor_each_device_has_its_own_findings(void **state)
{
    (void)state;
    struct core_device devices[3] = {healthy().device, healthy().device, healthy().device};
    struct doctor_around around = healthy().around;
    devices[0].info.battery_bars = 1;
    devices[1].info.problem = INPUT_PROBLEM_PERMISSION;
    devices[1].info.state = INPUT_STATE_REFUSED;
    devices[2].info.battery_bars = 1;
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    assert_int_equal(doctor_examine(devices, 3, &around, findings, DOCTOR_FINDING_MAX), 3);
    assert_int_equal(findings[0].cause, DOCTOR_PERMISSION); // the most urgent first
    assert_int_equal(findings[0].device, 1);
    assert_true(findings[1].cause == DOCTOR_BATTERY_LOW && findings[1].device == 0);
    assert_true(findings[2].cause == DOCTOR_BATTERY_LOW && findings[2].device == 2);
    assert_int_equal(doctor_examine(devices, 3, &around, findings, 1), 1);
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
    for (int i = 0; i < DOCTOR_CAUSE_COUNT; i++) {
        enum doctor_cause cause = (enum doctor_cause)i;
        const char *code = doctor_code(cause);
        assert_non_null(code);
        for (const char *c = code; *c; c++)
            assert_true(islower((unsigned char)*c) || *c == '_');
        for (int other = 0; other < i; other++)
            assert_string_not_equal(code, doctor_code((enum doctor_cause)other));
        for (int motion = 0; motion <= 1; motion++) {
            assert_true(longest_sentence(doctor_title(cause, motion)) <= 12);
            assert_true(longest_sentence(doctor_step(cause, motion)) <= 12);
        }
    }
}

static void test_doctor_bluetooth_is_what_the_bus_tells(void **state)
{
    (void)state;
    assert_int_equal(doctor_bluetooth_of(PAIRING_OPENING), DOCTOR_BLUETOOTH_UNKNOWN);
    assert_int_equal(doctor_bluetooth_of(PAIRING_NO_BLUEZ), DOCTOR_BLUETOOTH_MISSING);
    assert_int_equal(doctor_bluetooth_of(PAIRING_NO_ADAPTER), DOCTOR_BLUETOOTH_MISSING);
    assert_int_equal(doctor_bluetooth_of(PAIRING_POWER_OFF), DOCTOR_BLUETOOTH_POWERED_OFF);
    assert_int_equal(doctor_bluetooth_of(PAIRING_SEARCHING), DOCTOR_BLUETOOTH_READY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_doctor_every_cause_is_provoked_by_its_case),
        cmocka_unit_test(test_doctor_healthy_board_has_no_finding),
        cmocka_unit_test(test_doctor_repeated_reports_are_no_fight),
        cmocka_unit_test(test_doctor_virtual_board_needs_nothing),
        cmocka_unit_test(test_doctor_controller_is_no_board),
        cmocka_unit_test(test_doctor_each_device_has_its_own_findings),
        cmocka_unit_test(test_doctor_every_cause_has_a_code_and_plain_words),
        cmocka_unit_test(test_doctor_bluetooth_is_what_the_bus_tells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
