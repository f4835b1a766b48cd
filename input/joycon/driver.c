#include "input/joycon/driver.h"

#include "input/joycon/calibration.h"
#include "input/joycon/report.h"

#include <stdio.h>
#include <string.h>

#define SPACING_US     50000
#define REPLY_US       250000
#define TRIES          4
#define MEAN_US        15000 // a report each 15 ms (devices.md 3.2)
#define MEAN_LEAST_US  5000
#define MEAN_MOST_US   30000
#define FIRST_WINDOW   16 // soon roughly right, and twice as many each time
#define WINDOW         300
#define PAUSE_US       100000 // not a distance of reports any more
#define SIDE_MASK      0x07
#define SIDE_RIGHT     2
#define SIDE_SIZE      1
#define USER_READ_SIZE (JOYCON_MAGIC_SIZE + JOYCON_CALIBRATION_SIZE)

static void begin(struct joycon_driver *driver, enum input_device_kind kind,
                  enum joycon_state state, int64_t now_us, struct device_step *step)
{
    memset(driver, 0, sizeof *driver);
    device_step_begin(step);
    driver->kind = kind;
    driver->state = state;
    driver->asked_us = INT64_MIN / 2; // never
    driver->pace.mean_us = MEAN_US;
    driver->pace.window = FIRST_WINDOW;
    joycon_calibration_nominal(&driver->scale);
    motion_clock_init(&driver->clock);
    motion_flow_begin(&driver->flow, now_us);
    step->deadline_us = motion_flow_deadline_us(&driver->flow);
}

static enum joycon_address address_of(enum joycon_state state)
{
    if (state == JOYCON_SIDE)
        return JOYCON_ADDRESS_SIDE;
    return state == JOYCON_USER ? JOYCON_ADDRESS_USER : JOYCON_ADDRESS_FACTORY;
}

static uint8_t size_of(enum joycon_state state)
{
    if (state == JOYCON_SIDE)
        return SIDE_SIZE;
    return state == JOYCON_USER ? USER_READ_SIZE : JOYCON_CALIBRATION_SIZE;
}

static void enter(struct joycon_driver *driver, enum joycon_state state)
{
    driver->state = state;
    driver->waiting = false;
    driver->tries = 0;
}

static void give_up(struct joycon_driver *driver, struct device_step *step)
{
    snprintf(step->note, sizeof step->note, "calibration not readable: nominal values are used%s",
             driver->state == JOYCON_SIDE ? ", left or right not known" : "");
    enter(driver, JOYCON_RUN);
}

/** An input report has just come: the moment to ask. */
static void ask(struct joycon_driver *driver, int64_t now_us, struct device_step *step)
{
    if (driver->waiting && now_us - driver->asked_us >= REPLY_US)
        driver->waiting = false;
    if (driver->waiting || now_us - driver->asked_us < SPACING_US)
        return;
    if (driver->tries >= TRIES) {
        give_up(driver, step);
        return;
    }
    joycon_write_read(device_step_write(step), driver->counter++, address_of(driver->state),
                      size_of(driver->state));
    driver->waiting = true;
    driver->asked_us = now_us;
    driver->tries++;
}

static void on_side(struct joycon_driver *driver, const uint8_t *bytes, int64_t now_us,
                    struct device_step *step)
{
    if ((bytes[0] & SIDE_MASK) == SIDE_RIGHT)
        driver->kind = INPUT_DEVICE_JOYCON_RIGHT;
    device_step_event(step, DEVICE_EVENT_KIND, now_us)->data.kind = driver->kind;
    enter(driver, JOYCON_USER);
}

static void on_user(struct joycon_driver *driver, const uint8_t *bytes)
{
    bool usable = joycon_calibration_is_users(bytes) &&
                  joycon_calibration_parse(bytes + JOYCON_MAGIC_SIZE, &driver->scale);
    enter(driver, usable ? JOYCON_RUN : JOYCON_FACTORY);
}

static void on_factory(struct joycon_driver *driver, const uint8_t *bytes, struct device_step *step)
{
    if (!joycon_calibration_parse(bytes, &driver->scale))
        snprintf(step->note, sizeof step->note,
                 "calibration not plausible: nominal values are used");
    enter(driver, JOYCON_RUN);
}

static void on_read(struct joycon_driver *driver, const struct joycon_report *report,
                    int64_t now_us, struct device_step *step)
{
    // The kernel reads too: only the answer to our own question counts.
    if (!driver->waiting || report->data.read.address != address_of(driver->state) ||
        report->data.read.size != size_of(driver->state))
        return;
    driver->waiting = false;
    if (!report->data.read.ok)
        return; // asked again
    if (driver->state == JOYCON_SIDE)
        on_side(driver, report->data.read.bytes, now_us, step);
    else if (driver->state == JOYCON_USER)
        on_user(driver, report->data.read.bytes);
    else
        on_factory(driver, report->data.read.bytes, step);
}

static void keep_pace(struct joycon_pace *pace, int64_t now_us)
{
    int64_t gap_us = now_us - pace->read_us;
    bool first = pace->read_us == 0;
    pace->read_us = now_us;
    if (first)
        return;
    int64_t late_us = gap_us - pace->mean_us * 3 / 2;
    int64_t lost = late_us > 0 ? late_us / pace->mean_us : 0;
    pace->sensor_us += pace->mean_us * (1 + lost);
    if (gap_us >= PAUSE_US)
        return;
    pace->sum_us += gap_us;
    if (++pace->count < pace->window)
        return;
    int64_t mean_us = pace->sum_us / pace->count;
    pace->mean_us = mean_us < MEAN_LEAST_US ? MEAN_LEAST_US : mean_us;
    if (pace->mean_us > MEAN_MOST_US)
        pace->mean_us = MEAN_MOST_US;
    pace->sum_us = 0;
    pace->count = 0;
    pace->window = pace->window * 2 < WINDOW ? pace->window * 2 : WINDOW;
}

static void on_motion(struct joycon_driver *driver, const struct joycon_report *report,
                      int64_t now_us, struct device_step *step)
{
    struct joycon_pace *pace = &driver->pace;
    if (motion_flow_repeats(&driver->flow, report->data.motion.timer,
                            &report->data.motion.samples[JOYCON_SAMPLES - 1]))
        return;
    keep_pace(pace, now_us);
    int64_t newest_us = motion_clock_map(&driver->clock, pace->sensor_us, now_us);
    int64_t span_us = newest_us - pace->told_us;
    if (span_us > pace->mean_us)
        span_us = pace->mean_us;
    pace->told_us = newest_us;
    for (int i = 0; i < JOYCON_SAMPLES; i++) {
        struct input_motion_sample sample = {
            .t_us = newest_us - span_us * (JOYCON_SAMPLES - 1 - i) / JOYCON_SAMPLES,
        };
        motion_scale_apply(&driver->scale, driver->kind, &report->data.motion.samples[i], &sample);
        motion_flow_sample(&driver->flow, &sample, now_us, step);
    }
}

static void report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                   struct device_step *step)
{
    struct joycon_driver *driver = self;
    struct joycon_report parsed;
    device_step_begin(step);
    enum motion_report_status status = joycon_report_parse(bytes, size, &parsed);
    motion_flow_report(&driver->flow, now_us, step);
    motion_flow_drop(&driver->flow, status, bytes, size, step);
    if (status == MOTION_REPORT_OK) {
        if (parsed.type == JOYCON_REPORT_READ)
            on_read(driver, &parsed, now_us, step);
        if (driver->state != JOYCON_RUN)
            ask(driver, now_us, step);
        else if (parsed.type == JOYCON_REPORT_MOTION && !parsed.data.motion.blank)
            on_motion(driver, &parsed, now_us, step);
        motion_flow_battery(&driver->flow, parsed.battery_bars, now_us, step);
    }
    step->deadline_us = motion_flow_deadline_us(&driver->flow);
}

static void timeout(void *self, int64_t now_us, struct device_step *step)
{
    struct joycon_driver *driver = self;
    device_step_begin(step);
    motion_flow_watch(&driver->flow, now_us, step);
    step->deadline_us = motion_flow_deadline_us(&driver->flow);
}

/** Every command asks for a write, so nothing happens. */
static void command(void *self, const struct device_command *told, int64_t now_us,
                    struct device_step *step)
{
    const struct joycon_driver *driver = self;
    (void)told;
    (void)now_us;
    device_step_begin(step);
    step->deadline_us = motion_flow_deadline_us(&driver->flow);
}

static void stop(void *self, struct device_step *step)
{
    (void)self;
    device_step_begin(step);
}

static void start_left(void *self, int64_t now_us, struct device_step *step)
{
    begin(self, INPUT_DEVICE_JOYCON_LEFT, JOYCON_USER, now_us, step);
}

static void start_right(void *self, int64_t now_us, struct device_step *step)
{
    begin(self, INPUT_DEVICE_JOYCON_RIGHT, JOYCON_USER, now_us, step);
}

static void start_pro(void *self, int64_t now_us, struct device_step *step)
{
    begin(self, INPUT_DEVICE_SWITCH_PRO, JOYCON_USER, now_us, step);
}

static void start_grip(void *self, int64_t now_us, struct device_step *step)
{
    begin(self, INPUT_DEVICE_JOYCON_LEFT, JOYCON_SIDE, now_us, step);
}

const struct device_driver joycon_left_driver_ops = {
    .start = start_left,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};

const struct device_driver joycon_right_driver_ops = {
    .start = start_right,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};

const struct device_driver switch_pro_driver_ops = {
    .start = start_pro,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};

const struct device_driver joycon_grip_driver_ops = {
    .start = start_grip,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};
