#ifndef INPUT_SONY_REPORT_H
#define INPUT_SONY_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/motion_calibration.h"
#include "input/motion_report.h"

/** What the reports of DualShock 4 and DualSense have in common (devices.md 3.3, 3.4). Pure. */

enum sony_report_type {
    SONY_REPORT_FULL,
    SONY_REPORT_SHORT,  // Bluetooth before the feature report was read: no motion in it
    SONY_REPORT_ABSENT, // of a dongle whose pad is switched off
};

struct sony_report {
    enum sony_report_type type;
    bool bluetooth;
    struct motion_counts counts;
    bool blank; // all sensors exactly 0: they are not running yet
    uint32_t ticks;
    int battery_bars; // -1 = not told
};

/**
 * How a model frames its payload. By USB: id 01, 64 bytes, payload from byte 1. By Bluetooth:
 * 78 bytes, of which 74-77 are the CRC-32 of A1 and bytes 0..73; or id 01, 10 bytes, short.
 */
struct sony_frame {
    uint8_t bluetooth_id;
    size_t bluetooth_payload_at;
    uint8_t bluetooth_data_mask; // of byte 1: the report carries data; 0 = always
};

/** Empties *report, sets its type and bluetooth; *payload is set for SONY_REPORT_FULL. */
enum motion_report_status sony_frame_parse(const struct sony_frame *frame, const uint8_t *bytes,
                                           size_t size, struct sony_report *report,
                                           const uint8_t **payload);

/** Six motion values: gyro pitch yaw roll, accel x y z, int16 little endian. */
void sony_report_counts(const uint8_t *bytes, struct sony_report *report);

#endif
