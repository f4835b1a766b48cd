#ifndef INPUT_FLOW_H
#define INPUT_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "input/device.h"

/**
 * The watchdog of a running device: is it talking, how fast, what was dropped (issue item 3,
 * decisions.md 4). Pure; a driver embeds one, tells it what comes and lets it add its events to
 * the steps.
 *
 *   FLOWING -- 200 ms without samples --> STALE -- 2 s without any report --> LOST
 *      ^---- flow_sample() says FRESH ------|                                  |
 *      ^---- flow_sample() says BACK ------------------------------------------|
 */

#define FLOW_STALE_US 200000
#define FLOW_LOST_US  2000000
#define FLOW_PULSE_US 500000
#define FLOW_BUCKETS  4 // pulses the rate is taken over

enum flow_state {
    FLOW_FLOWING,
    FLOW_STALE,
    FLOW_LOST,
};

struct flow {
    enum flow_state state;
    int64_t last_report_us;
    int64_t last_sample_us;
    int64_t pulse_us; // the newest pulse
    uint32_t counts[FLOW_BUCKETS];
    int64_t spans_us[FLOW_BUCKETS];
    uint32_t dropped; // malformed, impossible or duplicate reports
    uint32_t missed;  // reports that never came, where a device numbers them
    int64_t mean_us;  // between reports, as of the newest pulse; 0 = not known yet
    struct input_plausibility seen;
};

void flow_begin(struct flow *flow, int64_t now_us);

/** Any report has come. */
void flow_report(struct flow *flow, int64_t now_us);

/** A sample has come. What it ended: STALE, LOST (tell READY again), or FLOWING = nothing. */
enum flow_state flow_sample(struct flow *flow, int64_t now_us);

/** Adds STALE, LOST and PULSE to the step when they are due. */
void flow_watch(struct flow *flow, int64_t now_us, struct device_step *step);

/** When flow_watch() has something to tell next. */
int64_t flow_deadline_us(const struct flow *flow);

#endif
