#include "input/motion_flow.h"

#include <stdio.h>
#include <string.h>

#define WAIT_US    3000000
#define BATTERY_US 5000000 // levels jitter across their steps

void motion_flow_begin(struct motion_flow *flow, int64_t now_us)
{
    memset(flow, 0, sizeof *flow);
    flow_begin(&flow->flow, now_us);
    motion_still_init(&flow->rest);
    flow->begun_us = now_us;
    flow->battery_bars = -1;
    flow->battery_candidate = -1;
}

void motion_flow_report(struct motion_flow *flow, int64_t now_us, struct device_step *step)
{
    motion_flow_watch(flow, now_us, step);
    flow_report(&flow->flow, now_us);
}

bool motion_flow_repeats(struct motion_flow *flow, uint32_t stamp,
                         const struct motion_counts *counts)
{
    const struct motion_counts *newest = &flow->newest;
    flow->repeated = flow->has_newest && !flow->repeated && flow->newest_stamp == stamp &&
                     memcmp(newest->accel, counts->accel, sizeof counts->accel) == 0 &&
                     memcmp(newest->gyro, counts->gyro, sizeof counts->gyro) == 0;
    flow->has_newest = true;
    flow->newest_stamp = stamp;
    flow->newest = *counts;
    if (flow->repeated) {
        flow->flow.dropped++;
        flow->flow.seen.repeated++;
    }
    return flow->repeated;
}

static void become_ready(struct motion_flow *flow, int64_t now_us, struct device_step *step)
{
    if (!flow->ready)
        flow_begin(&flow->flow, now_us); // the wait for it was no silence
    flow->ready = true;
    flow->refused = false;
    device_step_event(step, DEVICE_EVENT_READY, now_us);
}

void motion_flow_sample(struct motion_flow *flow, const struct input_motion_sample *sample,
                        int64_t now_us, struct device_step *step)
{
    if (!flow->ready)
        become_ready(flow, now_us, step);
    enum flow_state was = flow_sample(&flow->flow, now_us);
    if (was == FLOW_LOST)
        become_ready(flow, now_us, step);
    else if (was == FLOW_STALE)
        device_step_event(step, DEVICE_EVENT_FRESH, now_us);
    struct device_event *event = device_step_event(step, DEVICE_EVENT_MOTION, now_us);
    event->data.motion = *sample;
    if (motion_still_push(&flow->rest, &event->data.motion) && !flow->zero_told) {
        flow->zero_told = true;
        device_step_event(step, DEVICE_EVENT_ZEROED, now_us);
    }
}

void motion_flow_battery(struct motion_flow *flow, int bars, int64_t now_us,
                         struct device_step *step)
{
    if (bars < 0)
        return;
    if (bars != flow->battery_candidate) {
        flow->battery_candidate = bars;
        flow->battery_since_us = now_us;
    }
    bool settled = flow->battery_bars < 0 || now_us - flow->battery_since_us >= BATTERY_US;
    if (bars == flow->battery_bars || !settled)
        return;
    flow->battery_bars = bars;
    device_step_event(step, DEVICE_EVENT_BATTERY, now_us)->data.battery_bars = bars;
}

void motion_flow_drop(struct motion_flow *flow, enum motion_report_status status,
                      const uint8_t *bytes, size_t size, struct device_step *step)
{
    if (status == MOTION_REPORT_OK || status == MOTION_REPORT_UNKNOWN)
        return;
    flow->flow.dropped++;
    flow->flow.seen.truncated++;
    flow->malformed++;
    if ((flow->malformed & (flow->malformed - 1)) != 0)
        return;
    snprintf(step->note, sizeof step->note, "device bug: report 0x%02x, %zu bytes, %s (%u so far)",
             size > 0 ? bytes[0] : 0u, size,
             status == MOTION_REPORT_CRC ? "wrong check sum" : "too short",
             (unsigned)flow->malformed);
}

void motion_flow_watch(struct motion_flow *flow, int64_t now_us, struct device_step *step)
{
    if (flow->ready) {
        flow_watch(&flow->flow, now_us, step);
        return;
    }
    if (flow->refused || now_us - flow->begun_us < WAIT_US)
        return;
    flow->refused = true;
    device_step_event(step, DEVICE_EVENT_REFUSED, now_us)->data.problem = INPUT_PROBLEM_NO_MOTION;
}

int64_t motion_flow_deadline_us(const struct motion_flow *flow)
{
    if (flow->ready)
        return flow_deadline_us(&flow->flow);
    return flow->refused ? DEVICE_NEVER_US : flow->begun_us + WAIT_US;
}
