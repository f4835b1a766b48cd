#include "input/wii_remote/report.h"

#include <string.h>

#define BUTTON_A         0x08 // second button byte
#define STATUS_EXTENSION 0x02
#define LAMP_ON          0x10
#define MODE_CONTINUOUS  0x04
#define SPACE_REGISTERS  0x04
#define WRITE_SIZE       22
#define PLUS_FRAME_MASK  0x03
#define PLUS_FRAME       0x02

static size_t size_of(uint8_t id)
{
    switch (id) {
    case 0x20:
        return 7;
    case 0x22:
        return 5;
    case 0x30:
        return 3;
    case 0x31:
        return 6;
    case 0x32:
        return 11;
    case 0x33:
        return 18;
    case 0x21:
    case 0x34:
    case 0x35:
    case 0x36:
    case 0x37:
    case 0x3D:
    case 0x3E:
    case 0x3F:
        return 22;
    default:
        return 0;
    }
}

static void parse_memory(const uint8_t *bytes, struct wii_remote_report *report)
{
    report->type = WII_REMOTE_REPORT_MEMORY;
    report->data.memory.size = (uint8_t)((bytes[3] >> 4) + 1);
    report->data.memory.error = bytes[3] & 0x0F;
    report->data.memory.address = motion_report_u16_be(bytes + 4);
    memcpy(report->data.memory.bytes, bytes + 6, sizeof report->data.memory.bytes);
}

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
    size_t want = size_of(bytes[0]);
    if (want == 0)
        return MOTION_REPORT_UNKNOWN;
    if (size < want)
        return MOTION_REPORT_TRUNCATED;
    report->id = bytes[0];
    report->has_button = report->id != 0x3D;
    report->button = report->has_button && (bytes[2] & BUTTON_A) != 0;
    switch (report->id) {
    case 0x20:
        report->type = WII_REMOTE_REPORT_STATUS;
        report->data.status.extension = (bytes[3] & STATUS_EXTENSION) != 0;
        report->data.status.battery = bytes[6];
        break;
    case 0x21:
        parse_memory(bytes, report);
        break;
    case 0x22:
        report->type = WII_REMOTE_REPORT_ACK;
        report->data.ack.command = bytes[3];
        report->data.ack.error = bytes[4];
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

enum wii_remote_id wii_remote_id_of(const uint8_t id[WII_REMOTE_ID_SIZE])
{
    static const uint8_t blank[WII_REMOTE_ID_SIZE] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    static const uint8_t board[WII_REMOTE_ID_SIZE] = {0x00, 0x00, 0xA4, 0x20, 0x04, 0x02};
    if (memcmp(id, blank, sizeof blank) == 0)
        return WII_REMOTE_ID_BLANK;
    if (memcmp(id, board, sizeof board) == 0)
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

static void begin(struct device_write *write, uint8_t id, uint8_t size)
{
    memset(write, 0, sizeof *write);
    write->bytes[0] = id;
    write->size = size;
}

void wii_remote_write_status(struct device_write *write)
{
    begin(write, 0x15, 2);
}

void wii_remote_write_lamp(struct device_write *write, bool on)
{
    begin(write, 0x11, 2);
    write->bytes[1] = on ? LAMP_ON : 0;
}

void wii_remote_write_mode(struct device_write *write, enum wii_remote_mode mode)
{
    begin(write, 0x12, 3);
    write->bytes[1] = MODE_CONTINUOUS;
    write->bytes[2] = (uint8_t)mode;
}

static void address(struct device_write *write, uint32_t where)
{
    write->bytes[1] = where > UINT16_MAX ? SPACE_REGISTERS : 0;
    write->bytes[2] = (uint8_t)(where >> 16);
    write->bytes[3] = (uint8_t)(where >> 8);
    write->bytes[4] = (uint8_t)where;
}

void wii_remote_write_read(struct device_write *write, enum wii_remote_address where, uint8_t size)
{
    begin(write, 0x17, 7);
    address(write, where);
    write->bytes[6] = size;
}

void wii_remote_write_switch(struct device_write *write, enum wii_remote_switch to)
{
    static const struct {
        uint32_t where;
        uint8_t value;
    } switches[] = {
        [WII_REMOTE_PLUS_INIT] = {0xA600F0, 0x55},
        [WII_REMOTE_PLUS_ON] = {0xA600FE, 0x04},
        [WII_REMOTE_PLUS_SLEEP] = {0xA400F0, 0x55},
    };
    begin(write, 0x16, WRITE_SIZE);
    address(write, switches[to].where);
    write->bytes[5] = 1;
    write->bytes[6] = switches[to].value;
}
