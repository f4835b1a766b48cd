#include "input/wii_remote/driver.h"

#include "input/wii_remote/driver_parts.h"

#include <string.h>

#define MODE_FLOOR_US   20000   // decisions.md 4, as the board's
#define MODE_SILENCE_US 200000  // devices.md 2.3
#define MODE_LOST_US    1000000 // a link that is gone need not be flooded
#define PLUS_SILENT_US  1000000
#define PLUS_LOOK_US    5000000
#define PLUS_LOOKS      10
#define PLUS_LASTED_US  30000000

static enum wii_mode mode_of(const struct wii_remote_driver *driver)
{
    return driver->has_plus ? WII_MODE_PLUS : WII_MODE_ACCEL;
}

static void send_mode(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    wii_write_mode(device_step_write(step), mode_of(driver));
    driver->mode_sent_us = now_us;
    driver->mode_pending = false;
    driver->mode_obeyed = false;
}

static void ask_mode(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    if (now_us - driver->mode_sent_us >= MODE_FLOOR_US)
        send_mode(driver, now_us, step);
    else
        driver->mode_pending = true;
}

bool wii_remote_driver_may_wake(const struct wii_remote_driver *driver)
{
    return driver->plus_looks < PLUS_LOOKS;
}

void wii_remote_driver_queried(struct wii_remote_driver *driver, bool plus, int64_t now_us,
                               struct device_step *step)
{
    driver->running = true;
    driver->has_plus = plus;
    driver->plus_frame_us = now_us;
    driver->plus_look_us = now_us;
    driver->plus_known = driver->plus_known || plus;
    ask_mode(driver, now_us, step);
}

static void lose_plus(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    // One that soon falls asleep again has somebody else who wants it so; any other is looked
    // for at once.
    bool lasted = now_us - driver->plus_look_us >= PLUS_LASTED_US;
    if (lasted)
        driver->plus_looks = 0;
    driver->has_plus = false;
    driver->woke_plus = false;
    driver->plus_look_us = lasted ? now_us - PLUS_LOOK_US : now_us;
    ask_mode(driver, now_us, step);
}

/** looked = this is the status we have asked for: what is there is looked at next. */
static void on_status(struct wii_remote_driver *driver, bool extension, bool looked, int64_t now_us,
                      struct device_step *step)
{
    driver->came = extension && !looked && (driver->came || !driver->extension);
    driver->extension = extension;
    if (driver->running)
        ask_mode(driver, now_us, step);
}

static void on_motion(struct wii_remote_driver *driver, const struct wii_remote_report *report,
                      int64_t now_us, struct device_step *step)
{
    struct wii_remote_plus plus;
    struct motion_counts counts = {.has_gyro = false};
    struct input_motion_sample sample = {.t_us = now_us};
    memcpy(counts.accel, report->data.data.accel, sizeof counts.accel);
    if (driver->has_plus && report->data.data.has_extension &&
        wii_remote_plus_parse(report->data.data.extension, &plus)) {
        driver->plus_frame_us = now_us;
        counts.has_gyro = true;
        memcpy(counts.gyro, plus.counts, sizeof counts.gyro);
        wii_remote_gyro_scale(&driver->gyro, &plus, &driver->scale);
    }
    driver->data_us = now_us;
    motion_scale_apply(&driver->scale, INPUT_DEVICE_WII_REMOTE, &counts, &sample);
    motion_flow_sample(&driver->flow, &sample, now_us, step);
}

static void on_data(struct wii_remote_driver *driver, const struct wii_remote_report *report,
                    int64_t now_us, struct device_step *step)
{
    if (!driver->running)
        return;
    bool obeyed = report->id == (uint8_t)mode_of(driver);
    if (driver->mode_obeyed && !obeyed)
        driver->flow.flow.seen.mode_fights++;
    driver->mode_obeyed = obeyed;
    if (!obeyed)
        ask_mode(driver, now_us, step);
    if (report->data.data.has_accel)
        on_motion(driver, report, now_us, step);
}

static void on_button(struct wii_remote_driver *driver, bool pressed, int64_t now_us,
                      struct device_step *step)
{
    bool changed = driver->button != pressed;
    driver->button = pressed;
    // The press that woke it is not one for the game.
    if (changed && driver->flow.ready)
        device_step_event(step, DEVICE_EVENT_BUTTON, now_us)->data.pressed = pressed;
}

static void watch_plus(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    if (driver->query != WII_REMOTE_QUERY_IDLE)
        return;
    bool talks = driver->flow.flow.state == FLOW_FLOWING && driver->flow.ready;
    if (driver->has_plus && talks && now_us - driver->plus_frame_us >= PLUS_SILENT_US)
        lose_plus(driver, now_us, step);
    if (driver->came) {
        // What came may even be a board whose extension was late.
        driver->came = false;
        if (!driver->has_plus)
            wii_remote_query_begin(driver, WII_REMOTE_QUERY_ID, now_us, step);
        return;
    }
    bool may_be = driver->plus_known || driver->extension;
    if (!driver->has_plus && may_be && wii_remote_driver_may_wake(driver) &&
        now_us - driver->plus_look_us >= PLUS_LOOK_US) {
        driver->plus_looks++;
        driver->plus_look_us = now_us;
        wii_remote_query_begin(driver, WII_REMOTE_QUERY_ID, now_us, step);
    }
}

static int64_t mode_deadline_us(const struct wii_remote_driver *driver)
{
    if (driver->mode_pending)
        return driver->mode_sent_us + MODE_FLOOR_US;
    if (driver->flow.refused || driver->flow.flow.state == FLOW_LOST)
        return driver->mode_sent_us + MODE_LOST_US;
    int64_t since_us =
        driver->data_us > driver->mode_sent_us ? driver->data_us : driver->mode_sent_us;
    return since_us + MODE_SILENCE_US;
}

static void watch(struct wii_remote_driver *driver, int64_t now_us, struct device_step *step)
{
    wii_remote_query_watch(driver, now_us, step);
    if (!driver->running || step->hands_over)
        return;
    watch_plus(driver, now_us, step);
    if (now_us >= mode_deadline_us(driver))
        send_mode(driver, now_us, step);
}

static int64_t earlier(int64_t a_us, int64_t b_us)
{
    return a_us < b_us ? a_us : b_us;
}

static int64_t deadline_us(const struct wii_remote_driver *driver)
{
    int64_t deadline = motion_flow_deadline_us(&driver->flow);
    if (driver->query != WII_REMOTE_QUERY_IDLE)
        deadline = earlier(deadline, driver->query_us);
    if (driver->running)
        deadline = earlier(deadline, mode_deadline_us(driver));
    return deadline;
}

static void start(void *self, int64_t now_us, struct device_step *step)
{
    struct wii_remote_driver *driver = self;
    memset(driver, 0, sizeof *driver);
    device_step_begin(step);
    driver->mode_sent_us = INT64_MIN / 2; // never
    wii_remote_accel_nominal(&driver->scale);
    wii_remote_gyro_nominal(&driver->gyro);
    motion_flow_begin(&driver->flow, now_us);
    wii_remote_query_begin(driver, WII_REMOTE_QUERY_STATUS, now_us, step);
    step->deadline_us = deadline_us(driver);
}

static void dispatch(struct wii_remote_driver *driver, const struct wii_remote_report *report,
                     int64_t now_us, struct device_step *step)
{
    switch (report->type) {
    case WII_REMOTE_REPORT_STATUS: {
        bool looked = driver->query == WII_REMOTE_QUERY_STATUS;
        motion_flow_battery(&driver->flow, wii_remote_battery_bars(report->data.status.battery),
                            now_us, step);
        wii_remote_query_status(driver, report->data.status.extension, now_us, step);
        on_status(driver, report->data.status.extension, looked, now_us, step);
        break;
    }
    case WII_REMOTE_REPORT_MEMORY:
        wii_remote_query_memory(driver, report, now_us, step);
        break;
    case WII_REMOTE_REPORT_ACK:
        wii_remote_query_ack(driver, report, now_us, step);
        break;
    case WII_REMOTE_REPORT_DATA:
        on_data(driver, report, now_us, step);
        break;
    }
}

static void report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                   struct device_step *step)
{
    struct wii_remote_driver *driver = self;
    struct wii_remote_report parsed;
    device_step_begin(step);
    enum motion_report_status status = wii_remote_report_parse(bytes, size, &parsed);
    motion_flow_report(&driver->flow, now_us, step);
    motion_flow_drop(&driver->flow, status, bytes, size, step);
    if (status == MOTION_REPORT_OK) {
        if (parsed.has_button)
            on_button(driver, parsed.button, now_us, step);
        dispatch(driver, &parsed, now_us, step);
    }
    if (!step->hands_over)
        watch(driver, now_us, step);
    step->deadline_us = deadline_us(driver);
}

static void timeout(void *self, int64_t now_us, struct device_step *step)
{
    struct wii_remote_driver *driver = self;
    device_step_begin(step);
    motion_flow_watch(&driver->flow, now_us, step);
    watch(driver, now_us, step);
    step->deadline_us = deadline_us(driver);
}

static void command(void *self, const struct device_command *told, int64_t now_us,
                    struct device_step *step)
{
    struct wii_remote_driver *driver = self;
    (void)now_us;
    device_step_begin(step);
    if (told->type == DEVICE_COMMAND_LAMP && driver->running)
        wii_write_lamp(device_step_write(step), told->data.on);
    step->deadline_us = deadline_us(driver);
}

static void stop(void *self, struct device_step *step)
{
    const struct wii_remote_driver *driver = self;
    device_step_begin(step);
    if (!driver->running)
        return;
    wii_write_mode(device_step_write(step), WII_MODE_QUIET);
    if (driver->woke_plus)
        wii_write_switch(device_step_write(step), WII_SWITCH_EXTENSION);
}

const struct device_driver wii_remote_driver_ops = {
    .start = start,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};
