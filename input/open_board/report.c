#include "input/open_board/report.h"

#include <math.h>
#include <string.h>

#define REPORT_SAMPLE   0x01
#define REPORT_COMMAND  0x03
#define COMMAND_TARE    0x01
#define COMMAND_RATE    0x02
#define COMMAND_LAMP    0x03
#define FLAG_TARED      0x01
#define FLAG_SATURATED  0x02
#define FLAG_CELL_FAULT 0x04
#define FLAG_BUTTON     0x08

// clang-format off
const uint8_t open_board_descriptor[OPEN_BOARD_DESCRIPTOR_SIZE] = {
    0x06, 0x00, 0xFF,             // usage page: vendor FF00, so that only hidraw sees it
    0x09, 0x01,                   // usage: board
    0xA1, 0x01,                   // collection: application
    0x85, 0x01,                   //   report 01
    0x09, 0x10,                   //   sample number
    0x15, 0x00,                   //     from 0
    0x27, 0xFF, 0xFF, 0x00, 0x00, //     to 65535
    0x75, 0x10, 0x95, 0x01,       //     16 bits, once
    0x81, 0x02,                   //     input
    0x09, 0x11,                   //   time, us
    0x17, 0x00, 0x00, 0x00, 0x80, //     all 32 bits
    0x27, 0xFF, 0xFF, 0xFF, 0x7F,
    0x75, 0x20, 0x95, 0x01,
    0x81, 0x02,
    0x09, 0x20, 0x09, 0x21,       //   TR, BR,
    0x09, 0x22, 0x09, 0x23,       //   TL, BL
    0x66, 0x01, 0x01,             //     unit: gram
    0x55, 0x0F,                   //     exponent -1
    0x75, 0x20, 0x95, 0x04,
    0x81, 0x02,
    0x09, 0x30,                   //   temperature, 0.1 C
    0x65, 0x00, 0x55, 0x00,       //     no unit
    0x16, 0x00, 0x80,             //     from -32768
    0x26, 0xFF, 0x7F,             //     to 32767
    0x75, 0x10, 0x95, 0x01,
    0x81, 0x02,
    0x09, 0x31,                   //   battery, percent
    0x15, 0x00, 0x25, 0x64,
    0x75, 0x08, 0x95, 0x01,
    0x81, 0x02,
    0x09, 0x32,                   //   flags
    0x26, 0xFF, 0x00,
    0x81, 0x02,
    0x85, 0x02,                   //   report 02
    0x09, 0x40,                   //   what the board is
    0x95, 0x3F,                   //     63 bytes
    0xB1, 0x02,                   //     feature
    0x85, 0x03,                   //   report 03
    0x09, 0x50,                   //   command
    0x95, 0x07,                   //     7 bytes
    0x91, 0x02,                   //     output
    0xC0,                         // end
};
// clang-format on

bool open_board_descriptor_fits(const uint8_t *bytes, size_t size)
{
    return size >= sizeof open_board_descriptor &&
           memcmp(bytes, open_board_descriptor, sizeof open_board_descriptor) == 0;
}

static uint16_t little_endian_16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | bytes[1] << 8);
}

static uint32_t little_endian_32(const uint8_t *bytes)
{
    return (uint32_t)little_endian_16(bytes) | (uint32_t)little_endian_16(bytes + 2) << 16;
}

bool open_board_sample_parse(const uint8_t *bytes, size_t size, struct open_board_sample *sample)
{
    if (size < OPEN_BOARD_SAMPLE_SIZE || bytes[0] != REPORT_SAMPLE)
        return false;
    uint8_t flags = bytes[26];
    *sample = (struct open_board_sample){
        .sequence = little_endian_16(bytes + 1),
        .time_us = little_endian_32(bytes + 3),
        .temperature_c = (int16_t)little_endian_16(bytes + 23) / 10.0,
        .battery_percent = bytes[25] <= 100 ? bytes[25] : -1,
        .tared = (flags & FLAG_TARED) != 0,
        .saturated = (flags & FLAG_SATURATED) != 0,
        .cell_fault = (flags & FLAG_CELL_FAULT) != 0,
        .button = (flags & FLAG_BUTTON) != 0,
    };
    for (int i = 0; i < 4; i++)
        sample->kg[i] = (int32_t)little_endian_32(bytes + 7 + 4 * i) / 10000.0;
    return true;
}

/** Printable ASCII up to the first 00; anything else becomes '?'. */
static void take_text(char *text, const uint8_t *bytes, size_t size)
{
    size_t length = 0;
    for (; length < size && bytes[length] != 0; length++)
        text[length] = bytes[length] >= 0x20 && bytes[length] < 0x7F ? (char)bytes[length] : '?';
    text[length] = '\0';
}

bool open_board_about_parse(const uint8_t *bytes, size_t size, struct open_board_about *about)
{
    if (size < OPEN_BOARD_ABOUT_SIZE || bytes[0] != OPEN_BOARD_FEATURE_ABOUT)
        return false;
    *about = (struct open_board_about){
        .version = bytes[1],
        .spacing_x_mm = little_endian_16(bytes + 2) / 10.0,
        .spacing_y_mm = little_endian_16(bytes + 4) / 10.0,
        .capacity_kg = little_endian_16(bytes + 6) / 1000.0,
        .rate_hz = little_endian_32(bytes + 8) / 1000.0,
        .adc = bytes[12],
    };
    if (bytes[14] >= 1 && bytes[14] <= 12 && bytes[15] >= 1 && bytes[15] <= 31) {
        about->calibrated_year = 2000 + bytes[13];
        about->calibrated_month = bytes[14];
        about->calibrated_day = bytes[15];
    }
    take_text(about->serial, bytes + 16, 16);
    take_text(about->name, bytes + 32, 32);
    return true;
}

bool open_board_about_plausible(const struct open_board_about *about, const char **what)
{
    *what = NULL;
    if (about->spacing_x_mm < 100.0 || about->spacing_x_mm > 2000.0)
        *what = "x spacing";
    else if (about->spacing_y_mm < 50.0 || about->spacing_y_mm > 2000.0)
        *what = "y spacing";
    else if (about->capacity_kg < 5.0)
        *what = "capacity";
    else if (about->rate_hz < 10.0 || about->rate_hz > 1000.0)
        *what = "sample rate";
    return *what == NULL;
}

static void begin(struct device_write *write, uint8_t command)
{
    memset(write, 0, sizeof *write);
    write->size = OPEN_BOARD_COMMAND_SIZE;
    write->bytes[0] = REPORT_COMMAND;
    write->bytes[1] = command;
}

void open_board_write_tare(struct device_write *write)
{
    begin(write, COMMAND_TARE);
}

void open_board_write_rate(struct device_write *write, double rate_hz)
{
    uint32_t rate_mhz = (uint32_t)lround(rate_hz * 1000.0);
    begin(write, COMMAND_RATE);
    for (int i = 0; i < 4; i++)
        write->bytes[2 + i] = (uint8_t)(rate_mhz >> 8 * i);
}

void open_board_write_lamp(struct device_write *write, bool on)
{
    begin(write, COMMAND_LAMP);
    write->bytes[2] = on ? 1 : 0;
}
