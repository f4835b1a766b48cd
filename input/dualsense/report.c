#include "input/dualsense/report.h"

enum battery_state {
    BATTERY_DISCHARGING,
    BATTERY_CHARGING,
    BATTERY_FULL,
};

static int battery_bars(uint8_t status)
{
    int level = status & 0x0F;
    switch (status >> 4) {
    case BATTERY_DISCHARGING:
    case BATTERY_CHARGING:
        return motion_report_bars(level >= 10 ? 100 : level * 10 + 5,
                                  status >> 4 == BATTERY_CHARGING);
    case BATTERY_FULL:
        return motion_report_bars(100, true);
    default:
        return -1;
    }
}

enum motion_report_status dualsense_report_parse(const uint8_t *bytes, size_t size,
                                                 struct sony_report *report)
{
    static const struct sony_frame frame = {.bluetooth_id = 0x31, .bluetooth_payload_at = 2};
    const uint8_t *payload;
    enum motion_report_status status = sony_frame_parse(&frame, bytes, size, report, &payload);
    if (status != MOTION_REPORT_OK || report->type != SONY_REPORT_FULL)
        return status;
    sony_report_counts(payload + 15, report);
    report->ticks = motion_report_u32_le(payload + 27);
    report->battery_bars = battery_bars(payload[52]);
    return MOTION_REPORT_OK;
}
