#ifndef INPUT_MOTION_FLOW_H
#define INPUT_MOTION_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/flow.h"
#include "input/motion_calibration.h"
#include "input/motion_report.h"

/**
 * What all motion controllers tell, whatever they speak: that they are ready, their samples with
 * the gyroscope's zero taken off, battery, watchdogs. Pure; a driver embeds one.
 *
 *   begin()                       first sample(): READY
 *     |                                 |
 *     v                                 v
 *   WAITING -------------------------> flow.h's FLOWING, STALE, LOST
 *     | 3 s without a sample: REFUSED, no_motion; a sample later still makes it ready
 */

struct motion_flow {
    struct flow flow;
    int64_t begun_us;
    bool ready;
    bool refused;
    struct motion_still rest;
    bool zero_told;
    int battery_bars; // told; -1 = nothing
    int battery_candidate;
    int64_t battery_since_us;
    uint32_t malformed;
    // The newest report, to know one that repeats it.
    bool has_newest;
    bool repeated;
    uint32_t newest_stamp;
    struct motion_counts newest;
};

void motion_flow_begin(struct motion_flow *flow, int64_t now_us);

/** Any report has come: first what the silence before it meant. */
void motion_flow_report(struct motion_flow *flow, int64_t now_us, struct device_step *step);

/**
 * The report says its predecessor once more: same stamp of the controller's own (a time or a
 * number), same values. Counted; true = leave it out. Never two in a row: a clone may have a
 * stamp that stands still.
 */
bool motion_flow_repeats(struct motion_flow *flow, uint32_t stamp,
                         const struct motion_counts *counts);

/** Tells a calibrated sample. */
void motion_flow_sample(struct motion_flow *flow, const struct input_motion_sample *sample,
                        int64_t now_us, struct device_step *step);

/** Bars as just reported, -1 = nothing. Told when they have been the same for 5 s. */
void motion_flow_battery(struct motion_flow *flow, int bars, int64_t now_us,
                         struct device_step *step);

/**
 * A report that is dropped: counted, and noted the first, second, fourth... time. Unknown ids are
 * not faults.
 */
void motion_flow_drop(struct motion_flow *flow, enum motion_report_status status,
                      const uint8_t *bytes, size_t size, struct device_step *step);

/** Watchdogs. At the deadline; earlier calls do no harm. */
void motion_flow_watch(struct motion_flow *flow, int64_t now_us, struct device_step *step);
int64_t motion_flow_deadline_us(const struct motion_flow *flow);

#endif
