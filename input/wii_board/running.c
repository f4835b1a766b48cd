#include "input/wii_board/driver_parts.h"

#include <stdio.h>
#include <string.h>

#define MODE_FLOOR_US    20000   // decisions.md 4
#define MODE_SILENCE_US  60000   // twice what a sound link leaves out (devices.md 1.9)
#define MODE_AGAIN_US    200000  // devices.md 2.3: not more than five times a second
#define MODE_ANSWER_US   40000   // so soon after we asked, it is because we asked
#define MODE_PLAIN_US    1000000 // decisions.md 4: while only 0x32 comes
#define MODE_LOST_US     1000000 // a link that is gone need not be flooded
#define BLANK_US         1000000 // longer than the kernel takes to set the extension up anew
#define BATTERY_US       5000000 // the byte jitters across its steps
#define TARE_MOVE_COUNTS 200.0   // devices.md 1.8

static void send_mode(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    wii_write_mode(device_step_write(step), WII_MODE_LOADS);
    driver->mode_sent_us = now_us;
    driver->mode_pending = false;
    driver->mode_obeyed = false;
    driver->mode_for_silence = false;
}

static void ask_mode(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    if (now_us - driver->mode_sent_us >= MODE_FLOOR_US)
        send_mode(driver, now_us, step);
    else
        driver->mode_pending = true;
}

static void tell_ready(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    struct device_event *event = device_step_event(step, DEVICE_EVENT_READY, now_us);
    memcpy(event->data.ready.calibration, driver->calibration_bytes,
           sizeof event->data.ready.calibration);
    event->data.ready.has_calibration = true;
    event->data.ready.crc_ok = driver->crc_ok;
    for (int i = 0; i < CALIBRATION_CORNERS; i++)
        event->data.ready.tare_move_kg[i] = calibration_counts_to_kg(
            &driver->calibration, (enum calibration_corner)i, TARE_MOVE_COUNTS);
}

void wii_board_running_begin(struct wii_board_driver *driver, int64_t now_us,
                             struct device_step *step)
{
    driver->state = WII_BOARD_DRIVER_RUNNING;
    flow_begin(&driver->flow, now_us);
    driver->lamp = true;
    driver->blank_since_us = DEVICE_NEVER_US;
    driver->battery_bars = -1;
    driver->battery_candidate = -1;
    wii_board_filter_init(&driver->filter);
    wii_write_lamp(device_step_write(step), driver->lamp);
    ask_mode(driver, now_us, step);
    tell_ready(driver, now_us, step);
}

static void tell_battery(struct wii_board_driver *driver, int bars, int64_t now_us,
                         struct device_step *step)
{
    driver->battery_bars = bars;
    driver->battery_candidate = bars;
    device_step_event(step, DEVICE_EVENT_BATTERY, now_us)->data.battery_bars = bars;
}

static void on_battery(struct wii_board_driver *driver, uint8_t battery, int64_t now_us,
                       struct device_step *step)
{
    int bars = wii_board_battery_bars(battery);
    if (bars < 0)
        return;
    if (driver->battery_bars < 0) {
        tell_battery(driver, bars, now_us, step);
    } else if (bars != driver->battery_candidate) {
        driver->battery_candidate = bars;
        driver->battery_since_us = now_us;
    } else if (bars != driver->battery_bars && now_us - driver->battery_since_us >= BATTERY_US) {
        tell_battery(driver, bars, now_us, step);
    }
}

static void on_blank(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    driver->flow.dropped++;
    if (driver->blank_since_us == DEVICE_NEVER_US)
        driver->blank_since_us = now_us;
    if (now_us - driver->blank_since_us < BLANK_US)
        return;
    snprintf(step->note, sizeof step->note, "1 s of blank loads, the extension is set up again");
    wii_board_handshake_begin(driver, WII_BOARD_DRIVER_INIT_1, now_us, step);
}

static void flow_again(struct wii_board_driver *driver, int64_t now_us, struct device_step *step)
{
    enum flow_state was = flow_sample(&driver->flow, now_us);
    if (was == FLOW_LOST) {
        wii_board_filter_init(&driver->filter);
        tell_ready(driver, now_us, step);
    } else if (was == FLOW_STALE) {
        device_step_event(step, DEVICE_EVENT_FRESH, now_us);
    }
    driver->blank_since_us = DEVICE_NEVER_US;
}

static void on_loads(struct wii_board_driver *driver, const struct wii_board_report *report,
                     int64_t now_us, struct device_step *step)
{
    const uint16_t *counts = report->data.loads.counts;
    if (report->data.loads.blank) {
        on_blank(driver, now_us, step);
        return;
    }
    flow_again(driver, now_us, step);
    if (report->data.loads.has_battery)
        on_battery(driver, report->data.loads.battery, now_us, step);
    if (wii_board_filter_repeats(&driver->filter, now_us, counts)) {
        driver->flow.dropped++;
        driver->flow.seen.repeated++;
        return;
    }
    double *kg = device_step_event(step, DEVICE_EVENT_LOADS, now_us)->data.kg;
    for (int i = 0; i < CALIBRATION_CORNERS; i++)
        kg[i] = calibration_kg(&driver->calibration, (enum calibration_corner)i, counts[i]);
}

/** Loads in our own mode. If they came because we had asked, somebody had been against it. */
static void on_own_mode(struct wii_board_driver *driver, int64_t now_us)
{
    if (driver->mode_for_silence && now_us - driver->mode_sent_us <= MODE_ANSWER_US)
        driver->flow.seen.mode_fights++;
    driver->mode_for_silence = false;
    driver->mode_obeyed = true;
}

/** Somebody else has set another mode. */
static void on_foreign_data(struct wii_board_driver *driver, const struct wii_board_report *report,
                            int64_t now_us, struct device_step *step)
{
    bool only_plain = report->id == WII_MODE_PLAIN && !driver->mode_obeyed;
    if (driver->mode_obeyed)
        driver->flow.seen.mode_fights++;
    driver->mode_obeyed = false;
    if (!only_plain || now_us - driver->mode_sent_us >= MODE_PLAIN_US)
        ask_mode(driver, now_us, step);
}

static void on_button(struct wii_board_driver *driver, bool pressed, int64_t now_us,
                      struct device_step *step)
{
    if (driver->button == pressed)
        return;
    driver->button = pressed;
    device_step_event(step, DEVICE_EVENT_BUTTON, now_us)->data.pressed = pressed;
}

void wii_board_running_report(struct wii_board_driver *driver,
                              const struct wii_board_report *report, int64_t now_us,
                              struct device_step *step)
{
    if (report->has_button)
        on_button(driver, report->button, now_us, step);
    switch (report->type) {
    case WII_BOARD_REPORT_LOADS:
        if (report->id == WII_MODE_LOADS)
            on_own_mode(driver, now_us);
        else
            on_foreign_data(driver, report, now_us, step);
        on_loads(driver, report, now_us, step);
        break;
    case WII_BOARD_REPORT_OTHER:
        on_foreign_data(driver, report, now_us, step);
        break;
    case WII_BOARD_REPORT_STATUS:
        // The status byte for the cells is poor, but its flag is all there is in mode 0x32.
        if (report->data.status.battery_low && driver->battery_bars < 0)
            tell_battery(driver, 1, now_us, step);
        ask_mode(driver, now_us, step);
        break;
    default:
        break;
    }
}

static int64_t later(int64_t a_us, int64_t b_us)
{
    return a_us > b_us ? a_us : b_us;
}

static int64_t earlier(int64_t a_us, int64_t b_us)
{
    return a_us < b_us ? a_us : b_us;
}

static int64_t mode_silence_deadline_us(const struct wii_board_driver *driver)
{
    if (driver->flow.state == FLOW_LOST)
        return driver->mode_sent_us + MODE_LOST_US;
    return later(driver->flow.last_sample_us + MODE_SILENCE_US,
                 driver->mode_sent_us + MODE_AGAIN_US);
}

void wii_board_running_watch(struct wii_board_driver *driver, int64_t now_us,
                             struct device_step *step)
{
    flow_watch(&driver->flow, now_us, step);
    if (driver->mode_pending && now_us - driver->mode_sent_us >= MODE_FLOOR_US) {
        send_mode(driver, now_us, step);
    } else if (now_us >= mode_silence_deadline_us(driver)) {
        send_mode(driver, now_us, step);
        driver->mode_for_silence = true;
    }
}

int64_t wii_board_running_deadline_us(const struct wii_board_driver *driver)
{
    int64_t deadline_us =
        earlier(flow_deadline_us(&driver->flow), mode_silence_deadline_us(driver));
    if (driver->mode_pending)
        deadline_us = earlier(deadline_us, driver->mode_sent_us + MODE_FLOOR_US);
    return deadline_us;
}
