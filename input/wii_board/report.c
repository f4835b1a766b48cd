#include "input/wii_board/report.h"

#include "input/motion_report.h"

#include <string.h>

#define BUTTON_FRONT 0x08 // second button byte

static void parse_loads(const uint8_t *bytes, struct wii_board_report *report)
{
    report->type = WII_BOARD_REPORT_LOADS;
    report->data.loads.blank = true;
    for (int i = 0; i < 4; i++) {
        report->data.loads.counts[i] = motion_report_u16_be(bytes + 3 + 2 * i);
        if (report->data.loads.counts[i] != UINT16_MAX)
            report->data.loads.blank = false;
    }
    report->data.loads.has_battery = report->id == WII_MODE_LOADS;
    if (report->data.loads.has_battery) {
        report->data.loads.temperature = bytes[11];
        report->data.loads.battery = bytes[13];
    }
}

bool wii_board_report_parse(const uint8_t *bytes, size_t size, struct wii_board_report *report)
{
    memset(report, 0, sizeof *report);
    size_t want = size > 0 ? wii_report_size(bytes[0]) : 0;
    if (want == 0 || size < want)
        return false;
    report->id = bytes[0];
    report->has_button = wii_report_has_buttons(report->id);
    report->button = report->has_button && (bytes[2] & BUTTON_FRONT) != 0;
    switch (report->id) {
    case 0x20:
        report->type = WII_BOARD_REPORT_STATUS;
        wii_status_parse(bytes, &report->data.status);
        break;
    case 0x21:
        report->type = WII_BOARD_REPORT_MEMORY;
        wii_memory_parse(bytes, &report->data.memory);
        break;
    case 0x22:
        report->type = WII_BOARD_REPORT_ACK;
        wii_ack_parse(bytes, &report->data.ack);
        break;
    case WII_MODE_PLAIN:
    case WII_MODE_LOADS:
        parse_loads(bytes, report);
        break;
    default:
        report->type = WII_BOARD_REPORT_OTHER;
        break;
    }
    return true;
}

int wii_board_battery_bars(uint8_t battery)
{
    // devices.md 1.10. No board runs on 0 volts: 0 is a clone that does not measure.
    if (battery == 0)
        return -1;
    if (battery >= 0x82)
        return 4;
    if (battery >= 0x7D)
        return 3;
    if (battery >= 0x78)
        return 2;
    return battery >= 0x6A ? 1 : 0;
}
