#include "input/evdev_board/driver.h"

#include "input/evdev_board/kernel.h"

#include <linux/input-event-codes.h>

#include <stdio.h>
#include <string.h>

#define STEP_KG      0.01
#define STEPS_MAX    UINT16_MAX // the kernel's own limit of the axes
#define REPEAT_US    100000
#define TARE_MOVE_KG 2.0 // 200 counts of a board whose calibration is not known

static bool is_silent_by_rights(const struct evdev_board_driver *driver)
{
    return driver->steps[0] == 0 && driver->steps[1] == 0 && driver->steps[2] == 0 &&
           driver->steps[3] == 0;
}

static void step_end(const struct evdev_board_driver *driver, struct device_step *step)
{
    int64_t repeat_us = driver->told_us + REPEAT_US;
    step->deadline_us = flow_deadline_us(&driver->flow);
    if (is_silent_by_rights(driver) && repeat_us < step->deadline_us)
        step->deadline_us = repeat_us;
}

static void tell_ready(int64_t now_us, struct device_step *step)
{
    struct device_event *event = device_step_event(step, DEVICE_EVENT_READY, now_us);
    for (int i = 0; i < 4; i++)
        event->data.ready.tare_move_kg[i] = TARE_MOVE_KG;
}

static void tell_loads(struct evdev_board_driver *driver, int64_t now_us, struct device_step *step)
{
    uint16_t counts[4];
    double kg[4];
    for (int i = 0; i < 4; i++) {
        counts[i] = (uint16_t)driver->steps[i];
        kg[i] = driver->steps[i] * STEP_KG;
    }
    driver->told_us = now_us;
    switch (flow_sample(&driver->flow, now_us)) {
    case FLOW_LOST:
        wii_board_filter_init(&driver->filter);
        tell_ready(now_us, step);
        break;
    case FLOW_STALE:
        device_step_event(step, DEVICE_EVENT_FRESH, now_us);
        break;
    case FLOW_FLOWING:
        break;
    }
    if (wii_board_filter_repeats(&driver->filter, now_us, counts)) {
        driver->flow.dropped++;
        driver->flow.seen.repeated++;
    } else {
        memcpy(device_step_event(step, DEVICE_EVENT_LOADS, now_us)->data.kg, kg, sizeof kg);
    }
}

static void take_axis(struct evdev_board_driver *driver, int corner, int32_t value)
{
    if (value >= 0 && value <= STEPS_MAX) {
        driver->steps[corner] = value;
        return;
    }
    driver->flow.dropped++;
    driver->flow.seen.out_of_range++;
}

static void take_absolute(struct evdev_board_driver *driver, uint16_t code, int32_t value)
{
    switch (code) {
    case ABS_HAT0X:
        take_axis(driver, 0, value);
        break;
    case ABS_HAT0Y:
        take_axis(driver, 1, value);
        break;
    case ABS_HAT1X:
        take_axis(driver, 2, value);
        break;
    case ABS_HAT1Y:
        take_axis(driver, 3, value);
        break;
    default:
        break;
    }
}

/** One state is whole. What one read() brings carries one stamp: the newest state is told. */
static void take_sync(struct evdev_board_driver *driver, uint16_t code, bool *whole)
{
    if (code == SYN_DROPPED) {
        driver->forgetting = true;
        driver->flow.dropped++;
    } else if (code == SYN_REPORT) {
        *whole = *whole || !driver->forgetting;
        driver->forgetting = false;
    }
}

static void take_event(struct evdev_board_driver *driver, const struct evdev_board_event *event,
                       bool *whole)
{
    if (event->type == EV_SYN)
        take_sync(driver, event->code, whole);
    else if (driver->forgetting)
        return;
    else if (event->type == EV_ABS)
        take_absolute(driver, event->code, event->value);
    else if (event->type == EV_KEY && event->code == BTN_A)
        driver->button = event->value != 0;
}

/** The first one, the second, the fourth...: a log is not to be filled. */
static void note_malformed(struct evdev_board_driver *driver, size_t size, struct device_step *step)
{
    driver->flow.dropped++;
    driver->flow.seen.truncated++;
    driver->malformed++;
    if ((driver->malformed & (driver->malformed - 1)) == 0)
        snprintf(step->note, sizeof step->note, "%zu bytes are no whole events (%u such so far)",
                 size, (unsigned)driver->malformed);
}

static void start(void *self, int64_t now_us, struct device_step *step)
{
    struct evdev_board_driver *driver = self;
    memset(driver, 0, sizeof *driver);
    driver->steps[0] = 1; // not known yet: nothing is told before the first state
    flow_begin(&driver->flow, now_us);
    wii_board_filter_init(&driver->filter);
    device_step_begin(step);
    tell_ready(now_us, step);
    snprintf(step->note, sizeof step->note,
             "read through the kernel's driver: loads are cut "
             "off at zero");
    step_end(driver, step);
}

static void report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                   struct device_step *step)
{
    struct evdev_board_driver *driver = self;
    bool whole = false;
    device_step_begin(step);
    flow_watch(&driver->flow, now_us, step);
    if (size % sizeof(struct evdev_board_event) != 0)
        note_malformed(driver, size, step);
    for (; size >= sizeof(struct evdev_board_event); size -= sizeof(struct evdev_board_event)) {
        struct evdev_board_event event;
        memcpy(&event, bytes, sizeof event);
        bytes += sizeof event;
        take_event(driver, &event, &whole);
    }
    if (whole) {
        flow_report(&driver->flow, now_us);
        if (driver->button != driver->button_told)
            device_step_event(step, DEVICE_EVENT_BUTTON, now_us)->data.pressed = driver->button;
        driver->button_told = driver->button;
        tell_loads(driver, now_us, step);
    }
    step_end(driver, step);
}

static void timeout(void *self, int64_t now_us, struct device_step *step)
{
    struct evdev_board_driver *driver = self;
    device_step_begin(step);
    if (is_silent_by_rights(driver) && now_us - driver->told_us >= REPEAT_US) {
        flow_report(&driver->flow, now_us);
        tell_loads(driver, now_us, step);
    }
    flow_watch(&driver->flow, now_us, step);
    step_end(driver, step);
}

static void command(void *self, const struct device_command *told, int64_t now_us,
                    struct device_step *step)
{
    const struct evdev_board_driver *driver = self;
    (void)told; // no lamp and no calibration on this way
    (void)now_us;
    device_step_begin(step);
    step_end(driver, step);
}

static void stop(void *self, struct device_step *step)
{
    (void)self;
    device_step_begin(step);
}

const struct device_driver evdev_board_driver_ops = {
    .start = start,
    .report = report,
    .timeout = timeout,
    .command = command,
    .stop = stop,
};
