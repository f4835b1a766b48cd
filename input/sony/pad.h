#ifndef INPUT_SONY_PAD_H
#define INPUT_SONY_PAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"
#include "input/motion_clock.h"
#include "input/motion_flow.h"
#include "input/sony/calibration.h"
#include "input/sony/report.h"

/**
 * The driver of DualShock 4 and DualSense; what differs is in a struct sony_model. Pure, like all
 * drivers (device.h). It never writes: it reads reports and one feature report, which a pad on
 * Bluetooth takes as the sign to send full reports instead of short ones (devices.md 3.3, 3.4).
 *
 *   start()                 report(): the first tells USB from Bluetooth
 *     |
 *     v       ask()                    sony_pad_feature(): read and plausible
 *   LISTEN -----------> CALIBRATE --------------------------------------------> RUN
 *     ^                  ^    |  not readable                                    |
 *     |      100 ms, up  |    v  (another program asked at the same time)        |
 *     |      to 3 times  +-- PAUSE                                               |
 *     |                       |  tries used up, or not plausible: nominal values |
 *     |                       +--------------------------------------------------+
 *     |                                                                          |
 *     +----- a dongle without its pad: the next one has another calibration -----+
 *
 *   In RUN short reports are answered by ask() again, every 2 s, up to 5 times.
 */

struct sony_model {
    enum input_device_kind kind;
    enum motion_report_status (*parse)(const uint8_t *bytes, size_t size,
                                       struct sony_report *report);
    struct sony_calibration_form by_usb;
    struct sony_calibration_form by_bluetooth;
    uint32_t tick_mask;
    uint32_t tick_numerator; // us a tick
    uint32_t tick_denominator;
};

enum sony_pad_state {
    SONY_PAD_LISTEN,
    SONY_PAD_CALIBRATE,
    SONY_PAD_PAUSE,
    SONY_PAD_RUN,
};

struct sony_pad {
    const struct sony_model *model; // static
    enum sony_pad_state state;
    bool bluetooth;
    int tries;
    int wakes;
    int64_t asked_us;
    struct motion_scale scale;
    struct motion_clock clock;
    struct motion_counter counter;
    struct motion_flow flow;
};

void sony_pad_start(struct sony_pad *pad, const struct sony_model *model, int64_t now_us,
                    struct device_step *step);
/** The rest of a struct device_driver; self is a struct sony_pad. */
void sony_pad_report(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                     struct device_step *step);
void sony_pad_feature(void *self, const uint8_t *bytes, size_t size, int64_t now_us,
                      struct device_step *step);
void sony_pad_timeout(void *self, int64_t now_us, struct device_step *step);

/** Every command asks for a write, so nothing happens. */
void sony_pad_command(void *self, const struct device_command *command, int64_t now_us,
                      struct device_step *step);
void sony_pad_stop(void *self, struct device_step *step);

#endif
