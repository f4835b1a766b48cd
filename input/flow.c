#include "input/flow.h"

#include <string.h>

#define CLUMP_DIVISOR 4 // closer than a quarter of the mean distance: they travelled together

void flow_begin(struct flow *flow, int64_t now_us)
{
    *flow = (struct flow){
        .state = FLOW_FLOWING,
        .last_report_us = now_us,
        .last_sample_us = now_us,
        .pulse_us = now_us,
        .dropped = flow->dropped,
        .missed = flow->missed,
        .seen = flow->seen,
    };
}

void flow_report(struct flow *flow, int64_t now_us)
{
    if (now_us - flow->last_report_us < flow->mean_us / CLUMP_DIVISOR)
        flow->seen.clumped++;
    flow->last_report_us = now_us;
    flow->counts[0]++;
}

enum flow_state flow_sample(struct flow *flow, int64_t now_us)
{
    enum flow_state before = flow->state;
    flow->state = FLOW_FLOWING;
    flow->last_sample_us = now_us;
    return before;
}

static void tell_pulse(struct flow *flow, int64_t now_us, struct device_step *step)
{
    flow->spans_us[0] = now_us - flow->pulse_us;
    uint32_t reports = 0;
    int64_t covered_us = 0;
    for (int i = 0; i < FLOW_BUCKETS; i++) {
        reports += flow->counts[i];
        covered_us += flow->spans_us[i];
    }
    struct device_event *event = device_step_event(step, DEVICE_EVENT_PULSE, now_us);
    event->data.pulse.rate_hz = reports * 1e6 / (double)covered_us;
    event->data.pulse.dropped = flow->dropped;
    event->data.pulse.missed = flow->missed;
    event->data.pulse.last_report_us = flow->last_report_us;
    event->data.pulse.seen = flow->seen;
    flow->mean_us = reports > 0 ? covered_us / reports : 0;
    memmove(flow->counts + 1, flow->counts, sizeof flow->counts - sizeof flow->counts[0]);
    memmove(flow->spans_us + 1, flow->spans_us, sizeof flow->spans_us - sizeof flow->spans_us[0]);
    flow->counts[0] = 0;
    flow->pulse_us = now_us;
}

void flow_watch(struct flow *flow, int64_t now_us, struct device_step *step)
{
    if (flow->state == FLOW_FLOWING && now_us - flow->last_sample_us >= FLOW_STALE_US) {
        flow->state = FLOW_STALE;
        device_step_event(step, DEVICE_EVENT_STALE, now_us);
    }
    if (flow->state == FLOW_STALE && now_us - flow->last_report_us >= FLOW_LOST_US) {
        flow->state = FLOW_LOST;
        device_step_event(step, DEVICE_EVENT_LOST, now_us);
    }
    if (now_us - flow->pulse_us >= FLOW_PULSE_US)
        tell_pulse(flow, now_us, step);
}

int64_t flow_deadline_us(const struct flow *flow)
{
    int64_t deadline_us = flow->pulse_us + FLOW_PULSE_US;
    int64_t news_us = DEVICE_NEVER_US;
    if (flow->state == FLOW_FLOWING)
        news_us = flow->last_sample_us + FLOW_STALE_US;
    else if (flow->state == FLOW_STALE)
        news_us = flow->last_report_us + FLOW_LOST_US;
    return news_us < deadline_us ? news_us : deadline_us;
}
