#include "input/slot.h"

#include <math.h>
#include <string.h>

#define TARE_MOVE_KG 2.0 // 200 counts of a board whose calibration is not known (devices.md 1.8)

void slot_begin(struct slot *slot, uint8_t number, enum input_device_kind kind)
{
    static const double move_kg[TARE_CORNERS] = {TARE_MOVE_KG, TARE_MOVE_KG, TARE_MOVE_KG,
                                                 TARE_MOVE_KG};
    memset(slot, 0, sizeof *slot);
    slot->used = true;
    slot->info.device = number;
    slot->info.kind = kind;
    slot->info.is_motion = input_kind_is_motion(kind);
    slot->info.state = INPUT_STATE_CONNECTING;
    slot->info.battery_bars = -1;
    plausible_init(&slot->plausible);
    tare_init(&slot->tare, move_kg);
}

bool slot_is_reusable(const struct slot *slot)
{
    if (!slot->used)
        return true;
    return !slot->link && !slot->advanced.ops && !slot->arrived_due && !slot->status_due &&
           !slot->left_due && !slot->held_due;
}

static void tell_status(struct slot *slot, int64_t t_us)
{
    slot->status_due = true;
    slot->news_us = t_us;
}

void slot_arrive(struct slot *slot, int64_t t_us)
{
    slot->info.state = INPUT_STATE_READY;
    if (slot->announced) {
        tell_status(slot, t_us);
        return;
    }
    slot->announced = true;
    slot->arrived_due = true;
    slot->news_us = t_us;
}

void slot_leave(struct slot *slot, enum input_device_state state, int64_t t_us)
{
    slot->info.state = state;
    tare_clear_window(&slot->tare);
    if (!slot->announced) {
        tell_status(slot, t_us);
        return;
    }
    slot->announced = false;
    slot->left_due = true;
    slot->news_us = t_us;
}

static void save_memory(const struct slot *slot, const struct input_settings *settings)
{
    if (settings->memory_save && slot->info.serial[0])
        settings->memory_save(settings->user, slot->info.serial, &slot->memory);
}

/** Asked once a life of the program: what is known since is newer. */
static void load_memory(struct slot *slot, const struct input_settings *settings)
{
    if (slot->memory.has_calibration || slot->memory.has_tare || !slot->info.serial[0] ||
        slot->info.is_motion)
        return;
    if (!settings->memory_load ||
        !settings->memory_load(settings->user, slot->info.serial, &slot->memory)) {
        memset(&slot->memory, 0, sizeof slot->memory);
        return;
    }
    for (int i = 0; i < TARE_CORNERS; i++)
        if (!isfinite(slot->memory.tare_kg[i]))
            slot->memory.has_tare = false;
    // The zero of last time is better than the factory's, but the board is not tared by it.
    if (slot->memory.has_tare)
        memcpy(slot->tare.zero_kg, slot->memory.tare_kg, sizeof slot->tare.zero_kg);
    memcpy(slot->info.tare_kg, slot->tare.zero_kg, sizeof slot->info.tare_kg);
}

/** What the slot itself has seen comes to what the driver has. */
static void sum_up(struct slot *slot)
{
    const struct input_plausibility *seen = &slot->plausible.seen;
    slot->info.plausibility = slot->told;
    slot->info.plausibility.out_of_range += seen->out_of_range;
    slot->info.plausibility.zero_glitch += seen->zero_glitch;
    slot->info.plausibility.stuck_cell += seen->stuck_cell;
    slot->info.reports_dropped = slot->dropped_told + seen->out_of_range + seen->zero_glitch;
}

/** What a running device has to complain of, the most urgent. */
static enum input_problem present_problem(const struct slot *slot)
{
    if (plausible_is_stuck(&slot->plausible))
        return INPUT_PROBLEM_CELL_STUCK;
    if (slot->info.kind == INPUT_DEVICE_EVDEV_BOARD)
        return INPUT_PROBLEM_CLAMPED;
    return slot->info.battery_bars == 0 ? INPUT_PROBLEM_BATTERY_EMPTY : INPUT_PROBLEM_NONE;
}

static void found(struct slot *slot, const struct device_event *event,
                  const struct input_settings *settings)
{
    slot->info.state = INPUT_STATE_CONNECTING;
    slot->info.problem = INPUT_PROBLEM_NONE;
    plausible_init(&slot->plausible);
    slot->told = (struct input_plausibility){.truncated = 0};
    slot->dropped_told = 0;
    sum_up(slot);
    tell_status(slot, event->t_us);
    load_memory(slot, settings);
    if (slot->memory.has_calibration) {
        struct device_command remember = {.type = DEVICE_COMMAND_REMEMBER};
        memcpy(remember.data.calibration, slot->memory.calibration,
               sizeof remember.data.calibration);
        ring_push(&slot->link->commands, &remember, 0);
    }
}

static void keep_calibration(struct slot *slot, const struct device_event *event,
                             const struct input_settings *settings)
{
    const uint8_t *calibration = event->data.ready.calibration;
    slot->info.calibration_crc_ok = event->data.ready.crc_ok;
    bool is_new = !slot->memory.has_calibration ||
                  memcmp(slot->memory.calibration, calibration, CALIBRATION_SIZE) != 0;
    // A block with a wrong check sum does not push out one that is remembered.
    if (is_new && (event->data.ready.crc_ok || !slot->memory.has_calibration)) {
        memcpy(slot->memory.calibration, calibration, CALIBRATION_SIZE);
        slot->memory.has_calibration = true;
        save_memory(slot, settings);
    }
}

static void ready(struct slot *slot, const struct device_event *event,
                  const struct input_settings *settings)
{
    slot->info.problem = present_problem(slot);
    slot->info.spacing_x_mm = event->data.ready.spacing_x_mm;
    slot->info.spacing_y_mm = event->data.ready.spacing_y_mm;
    memcpy(slot->tare.move_limit_kg, event->data.ready.tare_move_kg,
           sizeof slot->tare.move_limit_kg);
    tare_clear_window(&slot->tare);
    if (event->data.ready.has_calibration)
        keep_calibration(slot, event, settings);
    slot_arrive(slot, event->t_us);
}

static void keep_tare(struct slot *slot, const struct input_settings *settings)
{
    slot->info.tared = true;
    memcpy(slot->info.tare_kg, slot->tare.zero_kg, sizeof slot->info.tare_kg);
    // A zero taken from clamped loads is not worth remembering: it lacks what is below zero.
    if (slot->info.kind == INPUT_DEVICE_EVDEV_BOARD)
        return;
    memcpy(slot->memory.tare_kg, slot->tare.zero_kg, sizeof slot->memory.tare_kg);
    slot->memory.has_tare = true;
    save_memory(slot, settings);
}

/** What leaves the room has a float's precision (sample.h). */
static double tared_kg(const struct slot *slot, const double kg[TARE_CORNERS], int corner)
{
    return (double)(float)(kg[corner] - slot->tare.zero_kg[corner]);
}

static void judge(struct slot *slot, enum plausible_result result, int64_t t_us)
{
    enum input_problem problem = present_problem(slot);
    sum_up(slot);
    if (result == PLAUSIBLE_UNUSABLE && slot->info.state == INPUT_STATE_READY) {
        slot->info.state = INPUT_STATE_STALE;
        tell_status(slot, t_us);
    }
    if (result == PLAUSIBLE_GOOD && slot->info.state != INPUT_STATE_READY)
        slot_arrive(slot, t_us); // or the reader was only held up
    bool stuck = problem == INPUT_PROBLEM_CELL_STUCK;
    if (stuck != (slot->info.problem == INPUT_PROBLEM_CELL_STUCK)) {
        slot->info.problem = problem;
        tell_status(slot, t_us);
    }
}

static void hold_board(struct slot *slot, int64_t t_us, const double kg[TARE_CORNERS])
{
    const struct input_board_sample sample = {
        .t_us = t_us,
        .tr_kg = tared_kg(slot, kg, 0),
        .br_kg = tared_kg(slot, kg, 1),
        .tl_kg = tared_kg(slot, kg, 2),
        .bl_kg = tared_kg(slot, kg, 3),
    };
    // The corners of a recording may be made from a centre of pressure far out.
    bool zeroed = slot->info.tared && !slot->advanced.ops;
    enum plausible_result result = plausible_push(&slot->plausible, &sample, zeroed);
    judge(slot, result, t_us);
    if (result != PLAUSIBLE_GOOD)
        return;
    slot->held = (struct input_event){
        .type = INPUT_EVENT_BOARD,
        .device = slot->info.device,
        .t_us = t_us,
        .data.board = sample,
    };
    slot->held_due = true;
}

static void loads(struct slot *slot, const struct device_event *event,
                  const struct input_settings *settings)
{
    tare_push(&slot->tare, event->t_us, event->data.kg);
    if (tare_by_itself(&slot->tare)) {
        keep_tare(slot, settings);
        tell_status(slot, event->t_us);
    }
    hold_board(slot, event->t_us, event->data.kg);
}

static void hold_button(struct slot *slot, const struct device_event *event)
{
    slot->held = (struct input_event){
        .type = INPUT_EVENT_BUTTON,
        .device = slot->info.device,
        .t_us = event->t_us,
        .data.button.pressed = event->data.pressed,
    };
    slot->held_due = true;
}

static void hold_motion(struct slot *slot, int64_t t_us, const struct input_motion_sample *sample)
{
    slot->held = (struct input_event){
        .type = INPUT_EVENT_MOTION,
        .device = slot->info.device,
        .t_us = t_us,
        .data.motion = *sample,
    };
    for (int i = 0; i < 3; i++) {
        slot->held.data.motion.accel_g[i] = (double)(float)sample->accel_g[i];
        slot->held.data.motion.gyro_deg_s[i] = (double)(float)sample->gyro_deg_s[i];
    }
    slot->held_due = true;
}

static void motion(struct slot *slot, const struct device_event *event)
{
    if (slot->info.state != INPUT_STATE_READY)
        slot_arrive(slot, event->t_us); // the reader was only held up
    hold_motion(slot, event->t_us, &event->data.motion);
}

static void other_kind(struct slot *slot, const struct device_event *event)
{
    slot->info.kind = event->data.kind;
    slot->info.is_motion = input_kind_is_motion(event->data.kind);
    slot->info.state = INPUT_STATE_CONNECTING;
    slot->info.problem = INPUT_PROBLEM_NONE;
    tell_status(slot, event->t_us);
}

static void battery(struct slot *slot, const struct device_event *event)
{
    slot->info.battery_bars = event->data.battery_bars;
    if (slot->info.problem == INPUT_PROBLEM_NONE ||
        slot->info.problem == INPUT_PROBLEM_BATTERY_EMPTY)
        slot->info.problem = present_problem(slot);
    tell_status(slot, event->t_us);
}

static void gone(struct slot *slot, const struct device_event *event)
{
    slot->link = NULL;
    slot->info.problem = INPUT_PROBLEM_NONE;
    slot->info.rate_hz = 0.0;
    slot_leave(slot, INPUT_STATE_LOST, event->t_us);
}

void slot_take(struct slot *slot, const struct device_event *event,
               const struct input_settings *settings)
{
    slot->heard_us = event->t_us;
    switch (event->type) {
    case DEVICE_EVENT_FOUND:
        found(slot, event, settings);
        break;
    case DEVICE_EVENT_READY:
        ready(slot, event, settings);
        break;
    case DEVICE_EVENT_LOADS:
        slot->info.last_report_us = event->t_us;
        loads(slot, event, settings);
        break;
    case DEVICE_EVENT_BUTTON:
        slot->info.last_report_us = event->t_us;
        hold_button(slot, event);
        break;
    case DEVICE_EVENT_MOTION:
        slot->info.last_report_us = event->t_us;
        motion(slot, event);
        break;
    case DEVICE_EVENT_ZEROED:
        slot->info.tared = true;
        tell_status(slot, event->t_us);
        break;
    case DEVICE_EVENT_KIND:
        other_kind(slot, event);
        break;
    case DEVICE_EVENT_BATTERY:
        battery(slot, event);
        break;
    case DEVICE_EVENT_STALE:
        slot->info.state = INPUT_STATE_STALE;
        tell_status(slot, event->t_us);
        break;
    case DEVICE_EVENT_FRESH:
        slot->info.state = INPUT_STATE_READY;
        tell_status(slot, event->t_us);
        break;
    case DEVICE_EVENT_LOST:
        slot->info.rate_hz = 0.0;
        slot_leave(slot, INPUT_STATE_LOST, event->t_us);
        break;
    case DEVICE_EVENT_REFUSED:
        slot->info.problem = event->data.problem;
        slot_leave(slot, INPUT_STATE_REFUSED, event->t_us);
        break;
    case DEVICE_EVENT_PULSE:
        slot->info.rate_hz = event->data.pulse.rate_hz;
        slot->dropped_told = event->data.pulse.dropped;
        slot->told = event->data.pulse.seen;
        sum_up(slot);
        slot->info.reports_missed = event->data.pulse.missed;
        slot->info.last_report_us = event->data.pulse.last_report_us;
        break;
    case DEVICE_EVENT_LEFT:
        gone(slot, event);
        break;
    }
}

void slot_take_advanced(struct slot *slot, const struct input_event *event)
{
    slot->info.last_report_us = event->t_us;
    if (event->type == INPUT_EVENT_STATUS) {
        tell_status(slot, event->t_us);
        return;
    }
    if (event->type == INPUT_EVENT_BOARD) {
        const struct input_board_sample *board = &event->data.board;
        const double kg[TARE_CORNERS] = {board->tr_kg, board->br_kg, board->tl_kg, board->bl_kg};
        // Its zero moves only when somebody asks: a recording stays what it is.
        tare_push(&slot->tare, board->t_us, kg);
        hold_board(slot, board->t_us, kg);
        return;
    }
    if (event->type == INPUT_EVENT_MOTION) {
        hold_motion(slot, event->t_us, &event->data.motion);
        return;
    }
    slot->held = *event;
    slot->held.device = slot->info.device;
    slot->held_due = true;
}

static bool take_flag(bool *flag, const struct slot *slot, enum input_event_type type,
                      struct input_event *event)
{
    if (!*flag)
        return false;
    *flag = false;
    *event = (struct input_event){
        .type = type,
        .device = slot->info.device,
        .t_us = slot->news_us,
    };
    return true;
}

bool slot_next(struct slot *slot, struct input_event *event)
{
    if (take_flag(&slot->arrived_due, slot, INPUT_EVENT_ARRIVED, event) ||
        take_flag(&slot->status_due, slot, INPUT_EVENT_STATUS, event))
        return true;
    if (slot->held_due) {
        slot->held_due = false;
        *event = slot->held;
        return true;
    }
    return take_flag(&slot->left_due, slot, INPUT_EVENT_LEFT, event);
}

enum input_tare_result slot_tare(struct slot *slot, const struct input_settings *settings)
{
    enum input_tare_result result = tare_take(&slot->tare);
    if (result == INPUT_TARE_DONE) {
        keep_tare(slot, settings);
        tell_status(slot, slot->tare.newest_us);
    }
    return result;
}
