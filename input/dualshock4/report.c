#include "input/dualshock4/report.h"

#define CABLE        0x10
#define DONGLE_ALONE 0x04

/** Level 0 .. 10 without the cable, with it also 11 (full); 14 and 15 are faults. */
static int battery_bars(uint8_t status)
{
    int level = status & 0x0F;
    bool cable = (status & CABLE) != 0;
    if (level > 11)
        return -1;
    return motion_report_bars(level >= 10 ? 100 : level * 10 + 5, cable);
}

enum motion_report_status dualshock4_report_parse(const uint8_t *bytes, size_t size,
                                                  struct sony_report *report)
{
    static const struct sony_frame frame = {
        .bluetooth_id = 0x11,
        .bluetooth_payload_at = 3,
        .bluetooth_data_mask = 0x80,
    };
    const uint8_t *payload;
    enum motion_report_status status = sony_frame_parse(&frame, bytes, size, report, &payload);
    if (status != MOTION_REPORT_OK || report->type != SONY_REPORT_FULL)
        return status;
    report->ticks = motion_report_u16_le(payload + 9);
    sony_report_counts(payload + 12, report);
    report->battery_bars = battery_bars(payload[29]);
    return MOTION_REPORT_OK;
}

enum motion_report_status dualshock4_dongle_report_parse(const uint8_t *bytes, size_t size,
                                                         struct sony_report *report)
{
    enum motion_report_status status = dualshock4_report_parse(bytes, size, report);
    if (status == MOTION_REPORT_OK && report->type == SONY_REPORT_FULL &&
        (bytes[31] & DONGLE_ALONE) != 0)
        report->type = SONY_REPORT_ABSENT;
    return status;
}
