#include "tests/check.h"

#include <string.h>

#include "game/doctor_view.h"

enum { NOW_US = 100000000 };

struct scene {
    struct core_device devices[INPUT_DEVICE_MAX];
    struct doctor_facts facts;
    struct screen_doctor doctor;
};

static void begin(struct scene *scene)
{
    memset(scene->devices, 0, sizeof scene->devices);
    scene->facts = (struct doctor_facts){.devices = scene->devices,
                                         .around = {.now_us = NOW_US},
                                         .body = -1,
                                         .hand = -1,
                                         .hand_use = SCREEN_USE_HAND,
                                         .wanted = -1,
                                         .detail = -1,
                                         .pairing = {.state = PAIRING_READY},
                                         .assets = "/usr/share/evenkeel"};
}

static struct core_device *add(struct scene *scene, int index, enum input_device_kind kind,
                               char letter)
{
    struct core_device *device = &scene->devices[index];
    *device = (struct core_device){
        .present = true,
        .letter = letter,
        .has_last = true,
        .facing_is_known = true,
        .info = {.kind = kind,
                 .is_motion = input_kind_is_motion(kind),
                 .state = INPUT_STATE_READY,
                 .battery_bars = 3,
                 .rate_hz = 100,
                 .last_report_us = NOW_US - 10000,
                 .tared = true},
    };
    return device;
}

static const struct screen_doctor *look(struct scene *scene)
{
    doctor_view_fill(&scene->facts, &scene->doctor);
    return &scene->doctor;
}

static void test_view_good_board_tells_three_things(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add(&scene, 0, INPUT_DEVICE_WII_BOARD, 'A');
    scene.facts.body = 0;
    const struct screen_doctor *doctor = look(&scene);
    assert_true(doctor->is_good);
    assert_int_equal(doctor->step_count, 3);
    assert_int_equal(doctor->steps[1].state, SCREEN_STEP_DONE);
    assert_int_equal(doctor->steps[2].state, SCREEN_STEP_NOW);
    assert_int_equal(doctor->boards.battery_bars, 3);
    assert_int_equal(doctor->boards.badges[0].use, SCREEN_USE_STOOD_ON);
    scene.facts.body_is_on = true;
    assert_int_equal(look(&scene)->steps[2].state, SCREEN_STEP_DONE);
}

static void test_view_empty_controller_keeps_nobody_from_the_board(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add(&scene, 0, INPUT_DEVICE_WII_BOARD, 'A');
    add(&scene, 1, INPUT_DEVICE_JOYCON_LEFT, 'A')->info.battery_bars = 0;
    scene.facts.body = 0;
    scene.facts.hand = 1;
    scene.facts.hand_use = SCREEN_USE_POCKET;
    const struct screen_doctor *doctor = look(&scene);
    assert_true(doctor->is_good);
    assert_string_equal(doctor->steps[0].title, "The controller is empty");
    assert_true(doctor->controllers.badges[0].needs_help);
    assert_int_equal(doctor->controllers.badges[0].use, SCREEN_USE_POCKET);
    assert_false(doctor->boards.badges[0].needs_help);
    assert_int_equal(doctor->controllers.battery_bars, 0);
}

// One that was put away is not called a trouble, and has no badge; the one in use is missed.
static void test_view_misses_only_the_controller_in_use(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add(&scene, 0, INPUT_DEVICE_WII_BOARD, 'A');
    add(&scene, 1, INPUT_DEVICE_DUALSENSE, 'A')->info.state = INPUT_STATE_LOST;
    scene.facts.body = 0;
    assert_int_equal(look(&scene)->controllers.count, 0);
    assert_int_equal(scene.doctor.step_count, 3);
    scene.facts.hand = 1;
    assert_int_equal(look(&scene)->controllers.count, 1);
    assert_string_equal(scene.doctor.steps[0].title, "The controller has gone");
}

static void test_view_shows_four_boards_and_four_controllers(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    for (int i = 0; i < 4; i++) {
        add(&scene, i, INPUT_DEVICE_WII_BOARD, (char)('A' + i))->info.battery_bars = i;
        add(&scene, 4 + i, INPUT_DEVICE_SWITCH_PRO, (char)('A' + i));
    }
    scene.facts.body = 3;
    const struct screen_doctor *doctor = look(&scene);
    assert_int_equal(doctor->boards.count, 4);
    assert_int_equal(doctor->controllers.count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(doctor->boards.badges[i].letter, 'A' + i);
        assert_int_equal(doctor->boards.badges[i].needs_help, i < 2);
        assert_int_equal(doctor->controllers.badges[i].letter, 'A' + i);
    }
    assert_int_equal(doctor->boards.battery_bars, 3); // of the one that is stood on
    assert_true(doctor->is_good);                     // an empty board A is not this one's matter
    assert_int_equal(doctor->letter, 'D');
    scene.facts.wanted = 0;
    assert_false(look(&scene)->is_good);
    assert_string_equal(scene.doctor.steps[0].title, "The batteries are empty");
}

static void test_view_rule_is_one_press_or_one_line(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    struct core_device *board = add(&scene, 0, INPUT_DEVICE_WII_BOARD, 'A');
    board->info.state = INPUT_STATE_REFUSED;
    board->info.problem = INPUT_PROBLEM_PERMISSION;
    scene.facts.around.rule_is_missing = true;
    const struct screen_doctor *doctor = look(&scene);
    assert_false(doctor->is_good);
    assert_int_equal(doctor->help, SCREEN_ACTION_RULE);
    assert_string_equal(doctor->command, "");
    scene.facts.rule = PAIRING_RULE_NOT_POSSIBLE;
    assert_non_null(strstr(look(&scene)->command, "'/usr/share/evenkeel/udev/70-evenkeel.rules'"));
    scene.facts.rule = PAIRING_RULE_DONE;
    assert_string_equal(look(&scene)->command, "");
    assert_non_null(strstr(scene.doctor.steps[0].line, "front button"));
}

static void test_view_recipe_by_hand_where_bluez_lets_nobody_else(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    scene.facts.pairing =
        (struct pairing_status){.state = PAIRING_FAILED, .reason = PAIRING_NOT_ALLOWED};
    const char *command = look(&scene)->command;
    assert_int_equal(strncmp(command, "bluetoothctl\n", 13), 0);
    assert_non_null(strstr(command, "\ntrust XX:XX:XX:XX:XX:XX\n"));
    assert_string_equal(command + strlen(command) - 4, "quit");
    scene.facts.pairing.reason = PAIRING_NOT_SEEN; // fresh batteries help, no terminal does
    assert_string_equal(look(&scene)->command, "");
}

static void test_view_searching_does_not_forget_a_good_board(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    add(&scene, 0, INPUT_DEVICE_WII_BOARD, 'A');
    scene.facts.pairing.state = PAIRING_SEARCHING;
    assert_true(look(&scene)->is_good);
    assert_int_equal(scene.doctor.mark, SCREEN_MARK_SYNC);
    assert_int_equal(scene.doctor.step_count, 1);
}

static const char *value_of(const struct screen_fact *facts, const char *label)
{
    for (int i = 0; i < SCREEN_FACT_MAX && facts[i].label; i++)
        if (strcmp(facts[i].label, label) == 0)
            return facts[i].value;
    return "";
}

static void test_view_detail_tells_a_maker_everything(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    struct core_device *board = add(&scene, 0, INPUT_DEVICE_OPEN_BOARD, 'B');
    strcpy(board->info.serial, "00:1f:32:aa:bb:cc");
    board->last = (struct input_board_sample){NOW_US, 20, 21, 19, 22.5};
    board->info.plausibility = (struct input_plausibility){1, 2, 3, 4, 5, 6, 7, 8};
    board->info.last_report_us = NOW_US - 1500000;
    add(&scene, 1, INPUT_DEVICE_WII_REMOTE, 'A');
    scene.facts.body = 0;
    scene.facts.hand = 1;
    scene.facts.hand_use = SCREEN_USE_PALM;
    assert_false(look(&scene)->shows_detail);
    scene.facts.detail = 0;
    assert_true(look(&scene)->shows_detail);
    const struct screen_detail *detail = &scene.doctor.detail;
    assert_int_equal(strncmp(detail->name, "Board B", 7), 0);
    assert_string_equal(value_of(detail->facts, "Serial number"), "00:1f:32:aa:bb:cc");
    assert_string_equal(value_of(detail->facts, "Load"), "82.5 kg"); // a maker may know
    assert_string_equal(value_of(detail->facts, "Last signal"), "1.5 s ago");
    const char *const counters[] = {"Broken reports",  "Out of range",         "Said twice",
                                    "Came in a clump", "A corner stood still", "A corner read zero",
                                    "Clock jumps",     "Foreign commands"};
    for (int i = 0; i < 8; i++) {
        const char want[2] = {(char)('1' + i), '\0'};
        assert_string_equal(value_of(detail->counters, counters[i]), want);
    }
    scene.facts.detail = doctor_view_next(&scene.facts, 0);
    assert_int_equal(scene.facts.detail, 1);
    look(&scene);
    assert_string_equal(value_of(detail->facts, "Used"), "on the palm");
    assert_string_equal(value_of(detail->facts, "Load"), "");
    assert_int_equal(doctor_view_next(&scene.facts, 1), 0); // round to the first
}

static void test_view_next_of_nothing_is_nothing(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene);
    assert_int_equal(doctor_view_next(&scene.facts, -1), -1);
    scene.facts.detail = 3; // it has been unplugged meanwhile
    assert_false(look(&scene)->shows_detail);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_view_good_board_tells_three_things),
        cmocka_unit_test(test_view_empty_controller_keeps_nobody_from_the_board),
        cmocka_unit_test(test_view_misses_only_the_controller_in_use),
        cmocka_unit_test(test_view_shows_four_boards_and_four_controllers),
        cmocka_unit_test(test_view_rule_is_one_press_or_one_line),
        cmocka_unit_test(test_view_recipe_by_hand_where_bluez_lets_nobody_else),
        cmocka_unit_test(test_view_searching_does_not_forget_a_good_board),
        cmocka_unit_test(test_view_detail_tells_a_maker_everything),
        cmocka_unit_test(test_view_next_of_nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
