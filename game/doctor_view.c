#include "game/doctor_view.h"

#include "game/base/text.h"
#include "game/doctor.h"

#include <math.h>
#include <string.h>

bool doctor_view_is_searching(const struct pairing_status *status)
{
    return status->state >= PAIRING_STARTING && status->state <= PAIRING_CONNECTING;
}

static enum doctor_bluetooth bluetooth_of(const struct pairing_status *status)
{
    switch (status->state) {
    case PAIRING_OPENING:
        return DOCTOR_BLUETOOTH_UNKNOWN;
    case PAIRING_NO_BLUEZ:
    case PAIRING_NO_ADAPTER:
        return DOCTOR_BLUETOOTH_MISSING;
    case PAIRING_POWER_OFF:
        return DOCTOR_BLUETOOTH_POWERED_OFF;
    default:
        return DOCTOR_BLUETOOTH_READY;
    }
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
    doctor->battery_bars = -1;
    doctor->signal_age_s = -1;
    for (int i = 0; i < INPUT_DEVICE_MAX; i++) {
        const struct core_device *device = &facts->devices[i];
        doctor->count += is_board(device);
        doctor->controllers += device->present && device->info.is_motion;
        if (i == shown)
            doctor->place = doctor->count;
    }
    if (shown < 0)
        return;
    const struct core_device *device = &facts->devices[shown];
    doctor->has_board = true;
    doctor->is_virtual = device->info.kind == INPUT_DEVICE_VIRTUAL_BOARD;
    doctor->is_body = facts->body == shown;
    doctor->letter = doctor->is_virtual ? 0 : device->letter;
    doctor->battery_bars = device->info.battery_bars;
    doctor->rate_hz = device->info.rate_hz;
    doctor->dropped = device->info.reports_dropped;
    if (device->info.last_report_us > 0)
        doctor->signal_age_s = (double)(facts->now_us - device->info.last_report_us) * 1e-6;
    show_loads(doctor, device);
}

static void add_step(struct screen_doctor *doctor, enum screen_step_state state, const char *title,
                     const char *line)
{
    if (doctor->step_count < SCREEN_STEP_MAX)
        doctor->steps[doctor->step_count++] = (struct screen_step){title, line, state};
}

static void show_pairing(struct screen_doctor *doctor, const struct pairing_status *status)
{
    add_step(doctor, SCREEN_STEP_NOW, text(pairing_state_words(status->state)), NULL);
    if (status->state != PAIRING_FAILED)
        return;
    add_step(doctor, SCREEN_STEP_NOW, text(pairing_reason_words(status->reason)),
             text(pairing_reason_next(status->reason)));
}

static void show_facing(struct screen_doctor *doctor)
{
    add_step(doctor, SCREEN_STEP_NOW, text("Stay beside the board"), text("nobody stands on it"));
    add_step(doctor, SCREEN_STEP_NOW, text("Press with one foot"),
             text("on your front left corner"));
}

static void show_health(const struct doctor_facts *facts, struct screen_doctor *doctor)
{
    if (doctor->is_virtual) {
        add_step(doctor, SCREEN_STEP_NOW, text("Arrow keys lean"),
                 text("or the stick of a game pad"));
        add_step(doctor, SCREEN_STEP_NOW, text("Mouse or keys choose"), text("in every menu"));
        add_step(doctor, SCREEN_STEP_NOW, text("Any key pauses"), text("Esc ends a level"));
        return;
    }
    add_step(doctor, SCREEN_STEP_DONE, text("Board switched on"), NULL);
    add_step(doctor, SCREEN_STEP_DONE, text("Empty: set to zero"), NULL);
    add_step(doctor, facts->body_is_on ? SCREEN_STEP_DONE : SCREEN_STEP_NOW,
             text("Step on, stand still"), NULL);
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
        if (facts->rule == PAIRING_RULE_NOT_POSSIBLE || facts->rule == PAIRING_RULE_BROKEN)
            pairing_rule_command(facts->assets, doctor->command, sizeof doctor->command);
        break;
    case DOCTOR_HELP_FACING:
        doctor->help = SCREEN_ACTION_FACING;
        doctor->help_title = text("Show the front");
        break;
    default:
        break;
    }
}

static void show_findings(const struct doctor_facts *facts, struct screen_doctor *doctor)
{
    struct doctor_finding findings[DOCTOR_FINDING_MAX];
    size_t count = doctor_examine(facts->devices, INPUT_DEVICE_MAX, facts->now_us,
                                  bluetooth_of(&facts->pairing), findings, DOCTOR_FINDING_MAX);
    doctor->is_good = doctor->has_board;
    for (size_t i = 0; i < count; i++) {
        enum doctor_cause cause = findings[i].cause;
        add_step(doctor, SCREEN_STEP_NOW, text(doctor_title(cause)), text(doctor_step(cause)));
        doctor->is_good = doctor->is_good && !doctor_keeps_from_playing(cause);
        if (doctor->help == SCREEN_ACTION_NONE)
            offer_help(facts, doctor, doctor_help(cause));
    }
    if (count == 0)
        show_health(facts, doctor);
}

void doctor_view_fill(const struct doctor_facts *facts, struct screen_doctor *doctor)
{
    *doctor = (struct screen_doctor){.help = SCREEN_ACTION_NONE};
    show_board(facts, doctor);
    bool searching =
        doctor_view_is_searching(&facts->pairing) || facts->pairing.state == PAIRING_FAILED;
    if (searching) {
        show_pairing(doctor, &facts->pairing);
        offer_help(facts, doctor, DOCTOR_HELP_SEARCH);
    } else if (facts->facing_is_asked) {
        show_facing(doctor);
    } else {
        show_findings(facts, doctor);
    }
    if (facts->rule != PAIRING_RULE_IDLE && !searching && doctor->step_count > 0)
        doctor->steps[0].line = text(pairing_rule_words(facts->rule));
}
