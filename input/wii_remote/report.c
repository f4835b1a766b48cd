#include "input/wii_remote/report.h"

#include <string.h>

#define BUTTON_A        0x08 // second button byte
#define PLUS_FRAME_MASK 0x03
#define PLUS_FRAME      0x02

static void parse_accel(const uint8_t *bytes, struct wii_remote_report *report)
{
    int32_t *accel = report->data.data.accel;
    accel[0] = bytes[3] << 2 | (bytes[1] >> 5 & 3);
    accel[1] = bytes[4] << 2 | (bytes[2] >> 4 & 2);
    accel[2] = bytes[5] << 2 | (bytes[2] >> 5 & 2);
    // The sensor's rails on all axes at once are no movement but a sensor that does not run.
    bool blank = (bytes[3] == 0x00 && bytes[4] == 0x00 && bytes[5] == 0x00) ||
                 (bytes[3] == 0xFF && bytes[4] == 0xFF && bytes[5] == 0xFF);
    report->data.data.has_accel = !blank;
}

static void parse_data(const uint8_t *bytes, struct wii_remote_report *report)
{
    report->type = WII_REMOTE_REPORT_DATA;
    uint8_t id = report->id;
    if (id == 0x31 || id == 0x33 || id == 0x35 || id == 0x37)
        parse_accel(bytes, report);
    report->data.data.has_extension = id == 0x35 || id == 0x37;
    if (report->data.data.has_extension)
        memcpy(report->data.data.extension, bytes + (id == 0x35 ? 6 : 16), WII_REMOTE_PLUS_SIZE);
}

enum motion_report_status wii_remote_report_parse(const uint8_t *bytes, size_t size,
                                                  struct wii_remote_report *report)
{
    memset(report, 0, sizeof *report);
    if (size == 0)
        return MOTION_REPORT_TRUNCATED;
    size_t want = wii_report_size(bytes[0]);
    if (want == 0)
        return MOTION_REPORT_UNKNOWN;
    if (size < want)
        return MOTION_REPORT_TRUNCATED;
    report->id = bytes[0];
    report->has_button = wii_report_has_buttons(report->id);
    report->button = report->has_button && (bytes[2] & BUTTON_A) != 0;
    switch (report->id) {
    case 0x20:
        report->type = WII_REMOTE_REPORT_STATUS;
        wii_status_parse(bytes, &report->data.status);
        break;
    case 0x21:
        report->type = WII_REMOTE_REPORT_MEMORY;
        wii_memory_parse(bytes, &report->data.memory);
        break;
    case 0x22:
        report->type = WII_REMOTE_REPORT_ACK;
        wii_ack_parse(bytes, &report->data.ack);
        break;
    default:
        parse_data(bytes, report);
        break;
    }
    return MOTION_REPORT_OK;
}

bool wii_remote_plus_parse(const uint8_t bytes[WII_REMOTE_PLUS_SIZE], struct wii_remote_plus *plus)
{
    if ((bytes[5] & PLUS_FRAME_MASK) != PLUS_FRAME)
        return false;
    int yaw = bytes[0] | (bytes[3] & 0xFC) << 6;
    int roll = bytes[1] | (bytes[4] & 0xFC) << 6;
    int pitch = bytes[2] | (bytes[5] & 0xFC) << 6;
    *plus = (struct wii_remote_plus){
        .counts = {pitch << 2, roll << 2, yaw << 2},
        .slow = {(bytes[3] & 0x01) != 0, (bytes[4] & 0x02) != 0, (bytes[3] & 0x02) != 0},
    };
    return true;
}

enum wii_remote_id wii_remote_id_of(const uint8_t id[WII_ID_SIZE])
{
    if (wii_id_is_blank(id))
        return WII_REMOTE_ID_BLANK;
    if (wii_id_is_board(id))
        return WII_REMOTE_ID_BOARD;
    // The first two bytes differ between the one that plugs on and the one that is built in.
    if (id[3] != 0x20 || id[5] != 0x05)
        return WII_REMOTE_ID_OTHER;
    if (id[2] == 0xA6)
        return WII_REMOTE_ID_PLUS_SLEEPING;
    bool mode = id[4] == 0x04 || id[4] == 0x05 || id[4] == 0x07;
    return id[2] == 0xA4 && mode ? WII_REMOTE_ID_PLUS_ACTIVE : WII_REMOTE_ID_OTHER;
}

int wii_remote_battery_bars(uint8_t battery)
{
    if (battery >= 0x55)
        return 4;
    if (battery >= 0x44)
        return 3;
    if (battery >= 0x33)
        return 2;
    return battery >= 0x03 ? 1 : 0;
}
