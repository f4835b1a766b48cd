#include "input/wii/report.h"

#include "input/motion_report.h"

#include <string.h>

#define STATUS_BATTERY_LOW 0x01
#define STATUS_EXTENSION   0x02
#define STATUS_LAMP        0x10
#define LAMP_ON            0x10
#define MODE_CONTINUOUS    0x04
#define SPACE_REGISTERS    0x04
#define WRITE_SIZE         22

size_t wii_report_size(uint8_t id)
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

bool wii_report_has_buttons(uint8_t id)
{
    return id != 0x3D;
}

void wii_status_parse(const uint8_t *bytes, struct wii_status *status)
{
    status->battery_low = (bytes[3] & STATUS_BATTERY_LOW) != 0;
    status->extension = (bytes[3] & STATUS_EXTENSION) != 0;
    status->lamp = (bytes[3] & STATUS_LAMP) != 0;
    status->battery = bytes[6];
}

void wii_memory_parse(const uint8_t *bytes, struct wii_memory *memory)
{
    memory->size = (uint8_t)((bytes[3] >> 4) + 1);
    memory->error = bytes[3] & 0x0F;
    memory->address = motion_report_u16_be(bytes + 4);
    memcpy(memory->bytes, bytes + 6, sizeof memory->bytes);
}

void wii_ack_parse(const uint8_t *bytes, struct wii_ack *ack)
{
    ack->command = bytes[3];
    ack->error = bytes[4];
}

bool wii_memory_answers(const struct wii_memory *memory, enum wii_address address, uint8_t size)
{
    return memory->address == (uint16_t)address && (memory->error != 0 || memory->size == size);
}

bool wii_id_is_board(const uint8_t id[WII_ID_SIZE])
{
    // All six: other extensions share the ending (a MotionPlus was once taken for a board).
    static const uint8_t board[WII_ID_SIZE] = {0x00, 0x00, 0xA4, 0x20, 0x04, 0x02};
    return memcmp(id, board, sizeof board) == 0;
}

bool wii_id_is_blank(const uint8_t id[WII_ID_SIZE])
{
    static const uint8_t blank[WII_ID_SIZE] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    return memcmp(id, blank, sizeof blank) == 0;
}

static void begin(struct device_write *write, uint8_t id, uint8_t size)
{
    memset(write, 0, sizeof *write);
    write->bytes[0] = id;
    write->size = size;
}

void wii_write_status(struct device_write *write)
{
    begin(write, 0x15, 2);
}

void wii_write_lamp(struct device_write *write, bool on)
{
    begin(write, 0x11, 2);
    write->bytes[1] = on ? LAMP_ON : 0;
}

void wii_write_mode(struct device_write *write, enum wii_mode mode)
{
    begin(write, 0x12, 3);
    write->bytes[1] = MODE_CONTINUOUS;
    write->bytes[2] = (uint8_t)mode;
}

static void put_address(struct device_write *write, uint32_t where)
{
    write->bytes[1] = where > UINT16_MAX ? SPACE_REGISTERS : 0;
    write->bytes[2] = (uint8_t)(where >> 16);
    write->bytes[3] = (uint8_t)(where >> 8);
    write->bytes[4] = (uint8_t)where;
}

void wii_write_read(struct device_write *write, enum wii_address address, uint8_t size)
{
    begin(write, 0x17, 7);
    put_address(write, address);
    write->bytes[6] = size;
}

void wii_write_switch(struct device_write *write, enum wii_switch to)
{
    static const struct {
        uint32_t where;
        uint8_t value;
    } switches[] = {
        [WII_SWITCH_EXTENSION] = {0xA400F0, 0x55},
        [WII_SWITCH_EXTENSION_PLAIN] = {0xA400FB, 0x00},
        [WII_SWITCH_PLUS_INIT] = {0xA600F0, 0x55},
        [WII_SWITCH_PLUS_ON] = {0xA600FE, 0x04},
    };
    begin(write, 0x16, WRITE_SIZE);
    put_address(write, switches[to].where);
    write->bytes[5] = 1;
    write->bytes[6] = switches[to].value;
}
