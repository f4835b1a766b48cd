#include "input/wii_board/report.h"

#include <string.h>

#define BUTTON_FRONT       0x08 // second button byte
#define STATUS_BATTERY_LOW 0x01
#define STATUS_EXTENSION   0x02
#define STATUS_LAMP        0x10
#define LAMP_ON            0x10
#define MODE_CONTINUOUS    0x04
#define SPACE_REGISTERS    0x04
#define BASE_HIGH          0xA4 // A4xxxx is the extension's memory
#define WRITE_SIZE         22

static uint16_t big_endian_16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] << 8 | bytes[1]);
}

size_t wii_board_report_size(uint8_t id)
{
    switch (id) {
    case 0x20:
        return 7;
    case 0x21:
        return 22;
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

static void parse_memory(const uint8_t *bytes, struct wii_board_report *report)
{
    report->type = WII_BOARD_REPORT_MEMORY;
    report->data.memory.size = (uint8_t)((bytes[3] >> 4) + 1);
    report->data.memory.error = bytes[3] & 0x0F;
    report->data.memory.address = big_endian_16(bytes + 4);
    memcpy(report->data.memory.bytes, bytes + 6, sizeof report->data.memory.bytes);
}

static void parse_loads(const uint8_t *bytes, struct wii_board_report *report)
{
    report->type = WII_BOARD_REPORT_LOADS;
    report->data.loads.blank = true;
    for (int i = 0; i < 4; i++) {
        report->data.loads.counts[i] = big_endian_16(bytes + 3 + 2 * i);
        if (report->data.loads.counts[i] != UINT16_MAX)
            report->data.loads.blank = false;
    }
    report->data.loads.has_battery = report->id == WII_BOARD_MODE_LOADS;
    if (report->data.loads.has_battery) {
        report->data.loads.temperature = bytes[11];
        report->data.loads.battery = bytes[13];
    }
}

bool wii_board_report_parse(const uint8_t *bytes, size_t size, struct wii_board_report *report)
{
    memset(report, 0, sizeof *report);
    size_t want = size > 0 ? wii_board_report_size(bytes[0]) : 0;
    if (want == 0 || size < want)
        return false;
    report->id = bytes[0];
    report->has_button = report->id != 0x3D;
    report->button = report->has_button && (bytes[2] & BUTTON_FRONT) != 0;
    switch (report->id) {
    case 0x20:
        report->type = WII_BOARD_REPORT_STATUS;
        report->data.status.battery_low = (bytes[3] & STATUS_BATTERY_LOW) != 0;
        report->data.status.extension = (bytes[3] & STATUS_EXTENSION) != 0;
        report->data.status.lamp = (bytes[3] & STATUS_LAMP) != 0;
        break;
    case 0x21:
        parse_memory(bytes, report);
        break;
    case 0x22:
        report->type = WII_BOARD_REPORT_ACK;
        report->data.ack.command = bytes[3];
        report->data.ack.error = bytes[4];
        break;
    case WII_BOARD_MODE_PLAIN:
    case WII_BOARD_MODE_LOADS:
        parse_loads(bytes, report);
        break;
    default:
        report->type = WII_BOARD_REPORT_OTHER;
        break;
    }
    return true;
}

bool wii_board_id_is_board(const uint8_t id[WII_BOARD_ID_SIZE])
{
    // All six: other extensions share the ending (a MotionPlus was once taken for a board).
    static const uint8_t board[WII_BOARD_ID_SIZE] = {0x00, 0x00, 0xA4, 0x20, 0x04, 0x02};
    return memcmp(id, board, sizeof board) == 0;
}

bool wii_board_id_is_blank(const uint8_t id[WII_BOARD_ID_SIZE])
{
    static const uint8_t blank[WII_BOARD_ID_SIZE] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    return memcmp(id, blank, sizeof blank) == 0;
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

static void begin(struct device_write *write, uint8_t id, uint8_t size)
{
    memset(write, 0, sizeof *write);
    write->bytes[0] = id;
    write->size = size;
}

void wii_board_write_status(struct device_write *write)
{
    begin(write, 0x15, 2);
}

void wii_board_write_lamp(struct device_write *write, bool on)
{
    begin(write, 0x11, 2);
    write->bytes[1] = on ? LAMP_ON : 0;
}

void wii_board_write_mode(struct device_write *write, enum wii_board_mode mode)
{
    begin(write, 0x12, 3);
    write->bytes[1] = MODE_CONTINUOUS;
    write->bytes[2] = (uint8_t)mode;
}

static void address(struct device_write *write, enum wii_board_register low)
{
    write->bytes[1] = SPACE_REGISTERS;
    write->bytes[2] = BASE_HIGH;
    write->bytes[3] = (uint8_t)(low >> 8);
    write->bytes[4] = (uint8_t)low;
}

static void write_byte(struct device_write *write, enum wii_board_register low, uint8_t value)
{
    begin(write, 0x16, WRITE_SIZE);
    address(write, low);
    write->bytes[5] = 1;
    write->bytes[6] = value;
}

void wii_board_write_init_1(struct device_write *write)
{
    write_byte(write, WII_BOARD_REGISTER_INIT_1, 0x55);
}

void wii_board_write_init_2(struct device_write *write)
{
    write_byte(write, WII_BOARD_REGISTER_INIT_2, 0x00);
}

void wii_board_write_read(struct device_write *write, enum wii_board_register low, uint8_t size)
{
    begin(write, 0x17, 7);
    address(write, low);
    write->bytes[6] = size;
}
