#include "tests/screens/stage_doctor.h"

#include <stdio.h>

#include "game/doctor_view.h"

// The board doctor's moments: made of what devices tell, filled by the doctor itself.

static const int64_t NOW_US = 100000000;

struct doctor_scene {
    struct stage *stage;
    struct core_device devices[INPUT_DEVICE_MAX];
    struct doctor_facts facts;
};

static void load(struct core_device *device, double tr, double br, double tl, double bl)
{
    device->last = (struct input_board_sample){NOW_US, tr, br, tl, bl};
    device->has_last = true;
}

static struct core_device *add(struct doctor_scene *scene, int index, enum input_device_kind kind,
                               char letter)
{
    struct core_device *device = &scene->devices[index];
    bool motion = input_kind_is_motion(kind);
    *device = (struct core_device){
        .present = true,
        .letter = letter,
        .facing_is_known = true,
        .info = {.device = (uint8_t)index,
                 .kind = kind,
                 .is_motion = motion,
                 .state = INPUT_STATE_READY,
                 .battery_bars = 3,
                 .rate_hz = motion ? 200 : 100,
                 .last_report_us = NOW_US - 12000,
                 .tared = true},
    };
    snprintf(device->info.name, sizeof device->info.name, "%s", input_kind_name(kind));
    snprintf(device->info.serial, sizeof device->info.serial, "00:1f:32:00:00:0%d", index);
    snprintf(device->info.path, sizeof device->info.path, "/dev/hidraw%d", index);
    if (!motion)
        load(device, 0.08, -0.12, 0.16, -0.05); // what an empty board tells
    return device;
}

static struct core_device *add_board(struct doctor_scene *scene)
{
    scene->facts.body = 0;
    return add(scene, 0, INPUT_DEVICE_WII_BOARD, 'A');
}

static void begin(struct doctor_scene *scene, struct stage *stage)
{
    scene->stage = stage;
    for (int i = 0; i < INPUT_DEVICE_MAX; i++)
        scene->devices[i] = (struct core_device){.present = false};
    scene->facts = (struct doctor_facts){
        .devices = scene->devices,
        .around = {.now_us = NOW_US},
        .body = -1,
        .hand = -1,
        .hand_use = SCREEN_USE_HAND,
        .wanted = -1,
        .detail = -1,
        .pairing = {.state = PAIRING_READY},
        .assets = stage->core.assets,
    };
}

static void show(struct doctor_scene *scene, const char *name)
{
    static struct screen_doctor doctor;
    struct stage *stage = scene->stage;
    doctor_view_fill(&scene->facts, &doctor);
    stage->view.model.doctor = &doctor;
    const struct stage_moment moment = {name, SCREEN_BOARD, &stage->view.model};
    stage->visitor(stage->user, &moment);
    begin(scene, stage);
}

static void visit_connecting(struct doctor_scene *scene)
{
    show(scene, "doctor-nothing");
    scene->facts.pairing.state = PAIRING_NO_ADAPTER;
    show(scene, "doctor-no-bluetooth");
    scene->facts.pairing.state = PAIRING_SEARCHING;
    show(scene, "doctor-searching");
    scene->facts.pairing.state = PAIRING_CONNECTING;
    show(scene, "doctor-pairing");
    scene->facts.pairing.state = PAIRING_FAILED;
    scene->facts.pairing.reason = PAIRING_NOT_SEEN;
    show(scene, "doctor-not-seen");
    scene->facts.pairing.state = PAIRING_FAILED;
    scene->facts.pairing.reason = PAIRING_NOT_ALLOWED;
    show(scene, "doctor-by-hand");
    struct core_device *board = add_board(scene);
    board->info.state = INPUT_STATE_CONNECTING;
    board->info.battery_bars = -1;
    board->info.last_report_us = 0;
    board->info.rate_hz = 0;
    board->has_last = false;
    show(scene, "doctor-connecting");
}

static struct core_device *lock(struct doctor_scene *scene)
{
    struct core_device *board = add_board(scene);
    board->info.state = INPUT_STATE_REFUSED;
    board->info.problem = INPUT_PROBLEM_PERMISSION;
    board->info.battery_bars = -1;
    board->info.last_report_us = 0;
    board->has_last = false;
    scene->facts.around.rule_is_missing = true;
    return board;
}

static void visit_permission(struct doctor_scene *scene)
{
    lock(scene);
    show(scene, "doctor-rule-missing");
    lock(scene);
    scene->facts.rule = PAIRING_RULE_RUNNING;
    show(scene, "doctor-rule-asked");
    lock(scene);
    scene->facts.rule = PAIRING_RULE_DONE;
    scene->facts.around.rule_is_missing = false;
    show(scene, "doctor-rule-done");
    lock(scene);
    scene->facts.rule = PAIRING_RULE_NOT_POSSIBLE;
    show(scene, "doctor-command");
}

static void visit_board(struct doctor_scene *scene)
{
    add_board(scene);
    show(scene, "doctor-good-empty");
    load(add_board(scene), 15.1, 18.9, 16.2, 19.8);
    scene->facts.body_is_on = true;
    show(scene, "doctor-good-stood-on");
    load(add_board(scene), -0.9, 0.95, 0.92, -0.88);
    show(scene, "doctor-uneven-floor");
    struct core_device *board = add_board(scene);
    board->info.tared = false;
    load(board, 15.1, 18.9, 16.2, 19.8);
    show(scene, "doctor-standing-while-zeroing");
    board = add_board(scene);
    board->info.battery_bars = 1;
    board->facing_is_known = false;
    show(scene, "doctor-battery-low");
    board = add_board(scene);
    board->info.state = INPUT_STATE_LOST;
    board->info.last_report_us = NOW_US - 4200000;
    show(scene, "doctor-lost");
    add_board(scene)->fights_lately = 30;
    snprintf(scene->facts.around.holder[0], HOLDER_NAME_SIZE, "steam");
    show(scene, "doctor-mode-fight");
    add_board(scene)->facing_is_known = false;
    scene->facts.facing_is_asked = true;
    show(scene, "doctor-facing");
    add(scene, 0, INPUT_DEVICE_VIRTUAL_BOARD, 'A');
    show(scene, "doctor-virtual");
}

static void visit_several(struct doctor_scene *scene)
{
    add_board(scene);
    for (int i = 1; i < 4; i++)
        add(scene, i, INPUT_DEVICE_WII_BOARD, (char)('A' + i));
    scene->devices[2].info.battery_bars = 0;
    for (int i = 4; i < 8; i++)
        add(scene, i, INPUT_DEVICE_DUALSENSE, (char)('A' + i - 4));
    scene->facts.hand = 5;
    show(scene, "doctor-four-and-four");
    add_board(scene);
    add(scene, 1, INPUT_DEVICE_OPEN_BOARD, 'B');
    scene->devices[0].facing_is_known = false;
    add(scene, 2, INPUT_DEVICE_JOYCON_LEFT, 'A')->info.battery_bars = 1;
    scene->facts.hand = 2;
    scene->facts.hand_use = SCREEN_USE_POCKET;
    show(scene, "doctor-controller-low");
    add(scene, 2, INPUT_DEVICE_DUALSHOCK4, 'A');
    add(scene, 3, INPUT_DEVICE_WII_REMOTE, 'B');
    scene->facts.hand = 2;
    scene->facts.hand_use = SCREEN_USE_PALM;
    show(scene, "doctor-controllers-only");
}

static void visit_detail(struct doctor_scene *scene)
{
    struct core_device *board = add_board(scene);
    load(board, 20.1, 21.3, 18.9, 22.4);
    board->info.reports_missed = 104;
    board->info.plausibility = (struct input_plausibility){3, 12, 123456, 654321, 1, 17, 2, 44};
    scene->facts.detail = 0;
    show(scene, "doctor-detail-board");
    add_board(scene);
    add(scene, 1, INPUT_DEVICE_SWITCH_PRO, 'D')->info.plausibility.clumped = 98765;
    scene->facts.hand = 1;
    scene->facts.hand_use = SCREEN_USE_POCKET;
    scene->facts.detail = 1;
    show(scene, "doctor-detail-controller");
}

void stage_visit_doctor(struct stage *stage)
{
    static struct doctor_scene scene;
    begin(&scene, stage);
    visit_connecting(&scene);
    visit_permission(&scene);
    visit_board(&scene);
    visit_several(&scene);
    visit_detail(&scene);
    stage->view.model.doctor = NULL;
}
