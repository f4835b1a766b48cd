#include "game/doctor_view.h"

#include "game/base/text.h"
#include "game/doctor_detail.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LINED_STEPS = 2 }; // places for steps of two lines

bool doctor_view_is_searching(const struct pairing_status *status)
{
    return status->state >= PAIRING_STARTING && status->state <= PAIRING_CONNECTING;
}

static enum screen_use hand_use(const struct core *core)
{
    const struct core_task *task = &core->task;
    if (!task->rung)
        return SCREEN_USE_HAND;
    if (task->game == SESSION_GAME_BOTTLE)
        return SCREEN_USE_PALM;
    return task->tier == SESSION_TIER_MOTION ? SCREEN_USE_POCKET : SCREEN_USE_HAND;
}

void doctor_facts_gather(const struct core *core, const struct doctor_around *around,
                         struct doctor_facts *facts)
{
    *facts = (struct doctor_facts){
        .devices = core->devices,
        .around = *around,
        .body = core->has_body ? core->body : -1,
        .hand = core->has_hand ? core->hand : -1,
        .hand_use = hand_use(core),
        .wanted = -1,
        .detail = -1,
        .body_is_on = core->body_is_on,
        .pairing = {.state = PAIRING_READY},
        .assets = core->assets,
    };
    facts->around.now_us = core->now.mono_us;
}

static bool is_board(const struct core_device *device)
{
    return device->present && !device->info.is_motion;
}

int doctor_view_board(const struct doctor_facts *facts)
{
    int first = -1;
    for (int i = 0; i < INPUT_DEVICE_MAX; i++) {
        if (!is_board(&facts->devices[i]))
            continue;
        if (i == facts->wanted)
            return i;
        if (first < 0 || i == facts->body)
            first = i;
    }
    return first;
}

int doctor_view_next(const struct doctor_facts *facts, int device)
{
    for (int step = 1; step <= INPUT_DEVICE_MAX; step++) {
        int next = (device + step) % INPUT_DEVICE_MAX;
        if (facts->devices[next].present)
            return next;
    }
    return -1;
}

static void show_loads(struct screen_doctor *doctor, const struct core_device *device)
{
    const struct input_board_sample *last = &device->last;
    const double kg[4] = {last->tr_kg, last->br_kg, last->tl_kg, last->bl_kg};
    doctor->has_loads = device->has_last;
    memcpy(doctor->corner_kg, kg, sizeof kg);
    doctor->load_kg = input_board_sample_load_kg(last);
    struct sway_board_frame frame = sway_board_frame_default; // as the board lies in the picture
    struct sway_point cop;
    doctor->has_cop = device->has_last && sway_cop(&frame, last, &cop);
    if (!doctor->has_cop)
        return;
    doctor->cop_x = fmin(fmax(cop.ml_mm / (frame.spacing_ml_mm / 2), -1), 1);
    doctor->cop_y = fmin(fmax(cop.ap_mm / (frame.spacing_ap_mm / 2), -1), 1);
}

static void show_board(const struct doctor_facts *facts, struct screen_doctor *doctor)
{
    int shown = doctor_view_board(facts);
    doctor->signal_age_s = -1;
    if (shown < 0)
        return;
    const struct core_device *device = &facts->devices[shown];
    doctor->has_board = true;
    doctor->is_virtual = device->info.kind == INPUT_DEVICE_VIRTUAL_BOARD;
    doctor->letter = doctor->is_virtual ? 0 : device->letter;
    doctor->rate_hz = device->info.rate_hz;
    if (device->info.last_report_us > 0)
        doctor->signal_age_s = (double)(facts->around.now_us - device->info.last_report_us) * 1e-6;
    show_loads(doctor, device);
}

static enum screen_use use_of(const struct doctor_facts *facts, int device)
{
    if (device == facts->body)
        return SCREEN_USE_STOOD_ON;
    return device == facts->hand ? facts->hand_use : SCREEN_USE_NONE;
}

struct findings {
    struct doctor_finding found[DOCTOR_FINDING_MAX];
    size_t count;
};

static bool needs_help(const struct findings *findings, int device)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->found[i].device == device)
            return true;
    return false;
}

// Those that have gone are not counted, but for the one that is missed.
static void show_kit(const struct doctor_facts *facts, const struct findings *findings, bool motion,
                     struct screen_kit *kit)
{
    kit->battery_bars = -1;
    for (int i = 0; i < INPUT_DEVICE_MAX; i++) {
        const struct core_device *device = &facts->devices[i];
        enum screen_use use = use_of(facts, i);
        bool is_gone = device->info.state == INPUT_STATE_LOST && use == SCREEN_USE_NONE;
        if (!device->present || device->info.is_motion != motion || is_gone)
            continue;
        if (kit->count == 0 || use != SCREEN_USE_NONE) {
            kit->battery_bars = device->info.battery_bars;
            kit->use = use;
        }
        if (kit->count < SCREEN_BADGE_MAX)
            kit->badges[kit->count] =
                (struct screen_badge){device->letter, use, needs_help(findings, i)};
        kit->count++;
    }
}

static void add_step(struct screen_doctor *doctor, enum screen_step_state state, const char *title,
                     const char *line)
{
    if (doctor->step_count < SCREEN_STEP_MAX)
        doctor->steps[doctor->step_count++] = (struct screen_step){title, line, state};
}

// bluetoothctl's lines, where BlueZ does not let us but may let a person.
static void show_recipe(struct screen_doctor *doctor, const struct pairing_status *status)
{
    char line[PAIRING_COMMAND_SIZE];
    const char *words;
    size_t used = 0;
    bool helps = status->reason == PAIRING_SERVICE_MISSING ||
                 status->reason == PAIRING_NOT_ALLOWED || status->reason == PAIRING_AGENT_REFUSED;
    for (size_t i = 0; helps && pairing_recipe(i, NULL, line, &words); i++) {
        int length = snprintf(doctor->command + used, sizeof doctor->command - used, "%s%s",
                              i ? "\n" : "", line);
        if (used + (size_t)length >= sizeof doctor->command)
            break;
        used += (size_t)length;
    }
}

static void show_pairing(struct screen_doctor *doctor, const struct pairing_status *status)
{
    doctor->mark = SCREEN_MARK_SYNC;
    if (status->state != PAIRING_FAILED) {
        add_step(doctor, SCREEN_STEP_NOW, text(pairing_state_words(status->state)), NULL);
        return;
    }
    add_step(doctor, SCREEN_STEP_NOW, text(pairing_reason_words(status->reason)),
             text(pairing_reason_next(status->reason)));
    show_recipe(doctor, status);
}

static void show_facing(struct screen_doctor *doctor)
{
    doctor->mark = SCREEN_MARK_CORNER;
    add_step(doctor, SCREEN_STEP_NOW, text("Stay beside the board"), text("nobody stands on it"));
    add_step(doctor, SCREEN_STEP_NOW, text("Press with one foot"),
             text("on your front left corner"));
}

static void show_health(const struct doctor_facts *facts, struct screen_doctor *doctor)
{
    enum screen_step_state stands = facts->body_is_on ? SCREEN_STEP_DONE : SCREEN_STEP_NOW;
    if (doctor->is_virtual) {
        add_step(doctor, SCREEN_STEP_NOW, text("Arrow keys lean"),
                 text("or the stick of a game pad"));
        add_step(doctor, SCREEN_STEP_NOW, text("Any key pauses"), text("Esc ends a level"));
        return;
    }
    if (doctor->step_count == 0) {
        add_step(doctor, SCREEN_STEP_DONE, text("Board switched on"), NULL);
        add_step(doctor, SCREEN_STEP_DONE, text("Empty: set to zero"), NULL);
    }
    add_step(doctor, stands, text("Step on, stand still"), NULL);
}

static void offer_help(const struct doctor_facts *facts, struct screen_doctor *doctor,
                       enum doctor_help help)
{
    switch (help) {
    case DOCTOR_HELP_SEARCH:
        doctor->help = SCREEN_ACTION_SEARCH;
        doctor->help_title = text("Search");
        break;
    case DOCTOR_HELP_RULE:
        doctor->help = SCREEN_ACTION_RULE;
        doctor->help_title = text("Install the rule");
        if ((facts->rule == PAIRING_RULE_NOT_POSSIBLE || facts->rule == PAIRING_RULE_BROKEN) &&
            !pairing_rule_command(facts->assets, doctor->command, sizeof doctor->command))
            doctor->command[0] = '\0';
        break;
    case DOCTOR_HELP_FACING:
        doctor->help = SCREEN_ACTION_FACING;
        doctor->help_title = text("Show the front");
        break;
    default:
        break;
    }
}

static enum screen_mark mark_of(enum doctor_cause cause)
{
    switch (cause) {
    case DOCTOR_NO_BOARD:
    case DOCTOR_RULE_MISSING:
    case DOCTOR_PERMISSION:
    case DOCTOR_LOST:
    case DOCTOR_SILENT:
        return SCREEN_MARK_BUTTON;
    case DOCTOR_NO_ANSWER:
    case DOCTOR_CALIBRATION:
    case DOCTOR_BATTERY_EMPTY:
    case DOCTOR_BATTERY_LOW:
    case DOCTOR_CELL_STUCK:
        return SCREEN_MARK_BATTERY;
    case DOCTOR_LIFTED:
    case DOCTOR_UNEVEN_FLOOR:
        return SCREEN_MARK_FEET;
    case DOCTOR_FACING_UNKNOWN:
        return SCREEN_MARK_CORNER;
    default:
        return SCREEN_MARK_NONE;
    }
}

static void show_finding(const struct doctor_facts *facts, const struct doctor_finding *finding,
                         struct screen_doctor *doctor)
{
    bool motion = finding->device >= 0 && facts->devices[finding->device].info.is_motion;
    const char *line = doctor_step(finding->cause, motion);
    enum doctor_help help = doctor_help(finding->cause);
    if (help == DOCTOR_HELP_RULE && facts->rule != PAIRING_RULE_IDLE)
        line = pairing_rule_words(facts->rule);
    if (doctor->step_count == 0 && !motion)
        doctor->mark = mark_of(finding->cause);
    if (doctor->step_count < LINED_STEPS)
        add_step(doctor, SCREEN_STEP_NOW, text(doctor_title(finding->cause, motion)), text(line));
    if (doctor->help == SCREEN_ACTION_NONE)
        offer_help(facts, doctor, help);
}

static bool can_be_played_on(const struct doctor_facts *facts, const struct findings *findings)
{
    int shown = doctor_view_board(facts);
    bool good = shown >= 0;
    for (size_t i = 0; i < findings->count; i++)
        good = good && !(findings->found[i].device == shown &&
                         doctor_keeps_from_playing(findings->found[i].cause));
    return good;
}

// Another board's troubles are told when that board is shown, its badge says that there are some.
static void show_findings(const struct doctor_facts *facts, const struct findings *findings,
                          struct screen_doctor *doctor)
{
    int shown = doctor_view_board(facts);
    bool healthy = true;
    for (size_t i = 0; i < findings->count; i++) {
        if (findings->found[i].device >= 0 && findings->found[i].device != shown)
            continue;
        show_finding(facts, &findings->found[i], doctor);
        healthy = false;
    }
    for (size_t i = 0; i < findings->count; i++) {
        int device = findings->found[i].device;
        bool told = device >= 0 && facts->devices[device].info.is_motion &&
                    (device == facts->hand || facts->devices[device].info.problem);
        if (told)
            show_finding(facts, &findings->found[i], doctor);
    }
    if (healthy)
        show_health(facts, doctor);
}

void doctor_view_fill(const struct doctor_facts *facts, struct screen_doctor *doctor)
{
    struct findings findings;
    struct doctor_around around = facts->around;
    around.bluetooth = doctor_bluetooth_of(facts->pairing.state);
    findings.count = doctor_examine(facts->devices, INPUT_DEVICE_MAX, &around, findings.found,
                                    DOCTOR_FINDING_MAX);
    *doctor = (struct screen_doctor){.help = SCREEN_ACTION_NONE};
    show_board(facts, doctor);
    show_kit(facts, &findings, false, &doctor->boards);
    show_kit(facts, &findings, true, &doctor->controllers);
    doctor->is_good = can_be_played_on(facts, &findings);
    if (doctor_view_is_searching(&facts->pairing) || facts->pairing.state == PAIRING_FAILED) {
        show_pairing(doctor, &facts->pairing);
        offer_help(facts, doctor, DOCTOR_HELP_SEARCH);
    } else if (facts->facing_is_asked) {
        show_facing(doctor);
        offer_help(facts, doctor, DOCTOR_HELP_FACING);
    } else {
        show_findings(facts, &findings, doctor);
    }
    doctor->shows_detail = facts->detail >= 0 && facts->devices[facts->detail].present;
    if (doctor->shows_detail)
        doctor_detail_fill(facts, facts->detail, &doctor->detail);
}
