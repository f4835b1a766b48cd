#include "input/sony/pad.h"

#include <stdio.h>
#include <string.h>

#define TRIES    4 // once and three times again, as the kernel does
#define PAUSE_US 100000
#define WAKE_US  2000000
#define WAKES    5

static void step_end(const struct sony_pad *pad, struct device_step *step)
{
    step->deadline_us = motion_flow_deadline_us(&pad->flow);
    if (pad->state == SONY_PAD_PAUSE && pad->asked_us + PAUSE_US < step->deadline_us)
        step->deadline_us = pad->asked_us + PAUSE_US;
}

static const struct sony_calibration_form *form_of(const struct sony_pad *pad)
{
    return pad->bluetooth ? &pad->model->by_bluetooth : &pad->model->by_usb;
}

static void ask(struct sony_pad *pad, int64_t now_us, struct device_step *step)
{
    step->feature_id = form_of(pad)->id;
    step->feature_size = form_of(pad)->size;
    pad->state = SONY_PAD_CALIBRATE;
    pad->asked_us = now_us;
    pad->tries++;
}

static void listen(struct sony_pad *pad)
{
    pad->state = SONY_PAD_LISTEN;
    pad->tries = 0;
    pad->wakes = 0;
    sony_calibration_nominal(&pad->scale);
    motion_clock_init(&pad->clock);
    motion_counter_init(&pad->counter, pad->model->tick_mask, pad->model->tick_numerator,
                        pad->model->tick_denominator);
}

void sony_pad_start(struct sony_pad *pad, const struct sony_model *model, int64_t now_us,
                    struct device_step *step)
{
    memset(pad, 0, sizeof *pad);
    device_step_begin(step);
    pad->model = model;
    listen(pad);
    motion_flow_begin(&pad->flow, now_us);
    step_end(pad, step);
}

static void on_motion(struct sony_pad *pad, const struct sony_report *report, int64_t now_us,
                      struct device_step *step)
{
    if (motion_flow_repeats(&pad->flow, report->ticks, &report->counts))
        return;
    int64_t sensor_us = motion_counter_us(&pad->counter, report->ticks, now_us);
    struct input_motion_sample sample = {
        .t_us = motion_clock_map(&pad->clock, sensor_us, now_us),
    };
    pad->flow.flow.seen.clock_jumps = pad->clock.jumps;
    motion_scale_apply(&pad->scale, pad->model->kind, &report->counts, &sample);
    motion_flow_sample(&pad->flow, &sample, now_us, step);
}

/** The pad still waits for the sign to send full reports. */
static void wake(struct sony_pad *pad, int64_t now_us, struct device_step *step)
{
    if (pad->wakes >= WAKES || now_us - pad->asked_us < WAKE_US)
        return;
    pad->wakes++;
    ask(pad, now_us, step);
}

static void on_report(struct sony_pad *pad, const struct sony_report *report, int64_t now_us,
                      struct device_step *step)
{
    if (report->type == SONY_REPORT_ABSENT) {
        if (pad->state != SONY_PAD_LISTEN)
            listen(pad);
        return;
    }
    if (pad->state == SONY_PAD_LISTEN) {
        pad->bluetooth = report->bluetooth;
        ask(pad, now_us, step);
        return;
    }
    if (pad->state != SONY_PAD_RUN)
        return;
    if (report->type == SONY_REPORT_SHORT)
        wake(pad, now_us, step);
    else if (!report->blank)
        on_motion(pad, report, now_us, step);
    motion_flow_battery(&pad->flow, report->battery_bars, now_us, step);
}

static void retry(struct sony_pad *pad, int64_t now_us, struct device_step *step)
{
    if (pad->state == SONY_PAD_PAUSE && now_us - pad->asked_us >= PAUSE_US)
        ask(pad, now_us, step);
}

void sony_pad_report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                     struct device_step *step)
{
    struct sony_pad *pad = self;
    struct sony_report report;
    device_step_begin(step);
    enum motion_report_status status = pad->model->parse(bytes, size, &report);
    motion_flow_drop(&pad->flow, status, bytes, size, step);
    if (status == MOTION_REPORT_OK && report.type == SONY_REPORT_ABSENT)
        motion_flow_watch(&pad->flow, now_us, step); // a dongle that talks is not a pad
    else
        motion_flow_report(&pad->flow, now_us, step);
    if (status == MOTION_REPORT_OK)
        on_report(pad, &report, now_us, step);
    retry(pad, now_us, step);
    step_end(pad, step);
}

void sony_pad_feature(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                      struct device_step *step)
{
    struct sony_pad *pad = self;
    device_step_begin(step);
    if (pad->state == SONY_PAD_CALIBRATE) {
        enum sony_calibration_result result =
            sony_calibration_parse(form_of(pad), bytes, size, &pad->scale);
        pad->state = SONY_PAD_RUN;
        if (result == SONY_CALIBRATION_UNREADABLE && pad->tries < TRIES)
            pad->state = SONY_PAD_PAUSE;
        else if (result != SONY_CALIBRATION_OK && pad->wakes == 0)
            snprintf(step->note, sizeof step->note, "calibration %s: nominal values are used",
                     result == SONY_CALIBRATION_IMPLAUSIBLE ? "not plausible" : "not readable");
        pad->asked_us = now_us; // reading it may have taken seconds
    }
    step_end(pad, step);
}

void sony_pad_timeout(void *self, int64_t now_us, struct device_step *step)
{
    struct sony_pad *pad = self;
    device_step_begin(step);
    motion_flow_watch(&pad->flow, now_us, step);
    retry(pad, now_us, step);
    step_end(pad, step);
}

void sony_pad_command(void *self, const struct device_command *command, int64_t now_us,
                      struct device_step *step)
{
    (void)command;
    (void)now_us;
    device_step_begin(step);
    step_end(self, step);
}

void sony_pad_stop(void *self, struct device_step *step)
{
    (void)self;
    device_step_begin(step);
}
