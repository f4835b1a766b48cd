#include "input/sony/report.h"

#include <string.h>

#define ID_USB         0x01
#define SIZE_USB       64
#define SIZE_SHORT     10
#define SIZE_BLUETOOTH 78
#define CRC_AT         74

static enum motion_report_status parse_bluetooth(const struct sony_frame *frame,
                                                 const uint8_t *bytes, size_t size)
{
    if (size < SIZE_BLUETOOTH)
        return MOTION_REPORT_TRUNCATED;
    if (motion_report_crc(MOTION_REPORT_SEED_INPUT, bytes, CRC_AT) !=
        motion_report_u32_le(bytes + CRC_AT))
        return MOTION_REPORT_CRC;
    uint8_t mask = frame->bluetooth_data_mask;
    return (bytes[1] & mask) == mask ? MOTION_REPORT_OK : MOTION_REPORT_UNKNOWN;
}

enum motion_report_status sony_frame_parse(const struct sony_frame *frame, const uint8_t *bytes,
                                           size_t size, struct sony_report *report,
                                           const uint8_t **payload)
{
    memset(report, 0, sizeof *report);
    report->battery_bars = -1;
    if (size == 0)
        return MOTION_REPORT_TRUNCATED;
    if (bytes[0] == frame->bluetooth_id) {
        report->bluetooth = true;
        *payload = bytes + frame->bluetooth_payload_at;
        return parse_bluetooth(frame, bytes, size);
    }
    if (bytes[0] != ID_USB)
        return MOTION_REPORT_UNKNOWN;
    if (size == SIZE_SHORT) {
        report->type = SONY_REPORT_SHORT;
        report->bluetooth = true;
        return MOTION_REPORT_OK;
    }
    *payload = bytes + 1;
    return size >= SIZE_USB ? MOTION_REPORT_OK : MOTION_REPORT_TRUNCATED;
}

void sony_report_counts(const uint8_t *bytes, struct sony_report *report)
{
    report->counts.has_gyro = true;
    report->blank = true;
    for (int i = 0; i < 3; i++) {
        report->counts.gyro[i] = motion_report_i16_le(bytes + 2 * i);
        report->counts.accel[i] = motion_report_i16_le(bytes + 6 + 2 * i);
        if (report->counts.gyro[i] != 0 || report->counts.accel[i] != 0)
            report->blank = false;
    }
}
