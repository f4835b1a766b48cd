#ifndef INPUT_SONY_CALIBRATION_H
#define INPUT_SONY_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/motion_calibration.h"

/**
 * The factory's calibration in a DualShock 4 or DualSense, a feature report (devices.md 3.3,
 * 3.4). Pure. All int16, little endian:
 *
 *   0   1    3    5      7 .. 18           19      21      23 .. 34              35  37 .. 40
 *  +--+----+----+----+------------------+-------+-------+---------------------+----+----------+
 *  |id| bias p y r   | rates + and -    | speed | speed | x+ x- y+ y- z+ z-   |    | CRC-32,  |
 *  |  | pitch yaw roll, of the gyroscope| +     | -     | of the accelerometer|    | Bluetooth|
 *  +--+----+----+----+------------------+-------+-------+---------------------+----+----------+
 *
 *   rates, in pairs    p+ p- y+ y- r+ r-    DualShock 4 by USB, DualSense
 *   rates, in threes   p+ y+ r+ p- y- r-    DualShock 4 by Bluetooth and by the USB dongle
 *
 *   deg/s = (counts - bias) * (speed+ + speed-) / (rate+ - rate-)
 *   g     = (counts - middle of a+ and a-) * 2 / (a+ - a-)
 *
 * Example: pitch bias -2, p+ 8640, p- -8640, both speeds 540: (counts + 2) / 16 deg/s. y+ 8230,
 * y- -8154: the middle is 38 and 8230 counts are exactly 1 g.
 */

#define SONY_CALIBRATION_SIZE          37
#define SONY_CALIBRATION_SIZE_WITH_CRC 41

/** How a controller tells it over one way of connection. */
struct sony_calibration_form {
    uint8_t id;
    uint8_t size; // id included
    bool in_pairs;
    bool has_crc;
};

enum sony_calibration_result {
    SONY_CALIBRATION_OK,
    SONY_CALIBRATION_UNREADABLE, // other id, too short, wrong check sum: ask again
    SONY_CALIBRATION_IMPLAUSIBLE,
};

/**
 * Fills *scale when OK. An axis whose two ends are the same keeps its nominal scale; more than
 * 1024 counts of bias or more than half off the nominal scale is not believed (clones).
 */
enum sony_calibration_result sony_calibration_parse(const struct sony_calibration_form *form,
                                                    const uint8_t *bytes, size_t size,
                                                    struct motion_scale *scale);

/** 16 counts a deg/s, 8192 a g, no bias. */
void sony_calibration_nominal(struct motion_scale *scale);

#endif
