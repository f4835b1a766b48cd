#ifndef TESTS_RIG_HAND_HAND_H
#define TESTS_RIG_HAND_HAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/rig/uhid.h"

/**
 * Controllers that exist in the kernel only, as far as the kernel's drivers and ours ask: ids,
 * calibration, answers, motion (devices.md 3). Each lies on the table with its face up, or where a
 * movement has it, and has a gyroscope that is a little off its factory zero, as they are after some
 * years.
 *
 * Pure: what the host sends goes in, reports go to send(); every period_us a report may be due.
 */

#define HAND_DRIFT_DEG_S 1.5 // what the gyroscopes have drifted

/** What it feels, in the frame of input_motion_sample. */
struct hand_feel {
    double accel_g[3];
    double gyro_deg_s[3];
};

struct hand {
    const struct hand_model *model;
    void *user;
    void (*send)(void *user, const uint8_t *bytes, size_t size);
    uint8_t address[6];    // as written, also what the controller tells when asked
    uint32_t ticks;        // reports that were due
    uint8_t mode;          // of the reports, as asked for; Switch and Wii
    bool motion;           // switched on; Switch
    bool extended;         // full reports; Sony by Bluetooth, once its calibration has been read
    bool plus_active;      // the MotionPlus of a Wii Remote
    int calibration_asks;  // Sony: by the kernel's driver first, then by a program
    struct hand_feel feel; // now
    uint32_t told_at;      // ticks when the lamp of an open board was switched on; 0 = not yet
};

struct hand_model {
    const char *word; // on the command line
    const struct uhid_identity *identity;
    int64_t period_us;
    bool moves; // feel counts; else it lies on the table whatever happens
    size_t (*feature)(struct hand *hand, uint8_t id, uint8_t bytes[UHID_REPORT_MAX]); // NULL = none
    void (*output)(struct hand *hand, const uint8_t *bytes, size_t size);             // NULL
    void (*tick)(struct hand *hand);
};

extern const struct hand_model hand_dualshock4;
extern const struct hand_model hand_dualsense;
extern const struct hand_model hand_dualshock4_usb;
extern const struct hand_model hand_dualsense_usb;
extern const struct hand_model hand_joycon_left;
extern const struct hand_model hand_joycon_right;
extern const struct hand_model hand_pro;
extern const struct hand_model hand_remote;
extern const struct hand_model hand_open_board; // carries somebody, but is as simple as they are

/** -2 .. 2 counts of unrest. */
int hand_noise(uint32_t ticks, int channel);

void hand_put_i16_le(uint8_t *to, int value);
void hand_put_i16_be(uint8_t *to, int value);

#endif
