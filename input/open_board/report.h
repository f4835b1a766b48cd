#ifndef INPUT_OPEN_BOARD_REPORT_H
#define INPUT_OPEN_BOARD_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/device.h"

/**
 * The open board: a board anybody can build from four load cells and a USB microcontroller
 * (devices.md 5.3; input/README.md tells how). Pure codec; byte 0 is the report id, numbers of
 * several bytes are little endian, corners come in the order TR BR TL BL.
 *
 * Board to host, input report 01, 27 bytes, one for each new sample:
 *
 *    0    1  2   3 .. 6   7 .. 10   11 .. 14  15 .. 18  19 .. 22  23 24   25        26
 *   | 01 | seq  | time  | TR      | BR      | TL      | BL      | temp | battery | flags |
 *   |    | u16  | us u32| i32 0.1 g                             | i16  | %       |       |
 *                                                                0.1 C
 *   seq counts samples, time is when all four were latched; both wrap. battery: 100 on USB,
 *   above 100 = not known. flags: 01 tared by the board, 02 saturated, 04 a cell is faulty,
 *   08 button down.
 *
 *   Example: 01 2A 00 40 42 0F 00 D5 3F 03 00 42 78 02 00 50 01 03 00 18 46 02 00 D7 00 64 08
 *   sample 42 at 1.000000 s; TR 21.2949, BR 16.1858, TL 19.6944, BL 14.9016 kg; 21.5 C;
 *   100 %; button down.
 *
 * Feature report 02, 64 bytes, what the board is:
 *
 *    0    1    2 3    4 5    6 7    8 .. 11   12    13 14 15   16 .. 31   32 .. 63
 *   | 02 | v  | x    | y    | cap  | rate    | ADC | y  m  d  | serial   | name     |
 *   |    | 01 | 0.1 mm u16  | g u16| mHz u32 |     | 2000+    | 16 chars | 32 chars |
 *   x, y: between the cells' feet, along the long and the short side. cap: of one cell. ADC: 0
 *   not told, 1 HX711, 2 NAU7802, 3 CS1238, 4 ADS1220, 5 other. y m d: of the calibration, 0 =
 *   never. Texts are ASCII, filled up with 00.
 *
 * Host to board, output report 03, 8 bytes:
 *
 *   | 03 | 01 | 00 x 6 |                  take the present load as zero
 *   | 03 | 02 | mHz u32 | 00 00 |         sample rate
 *   | 03 | 03 | 01 on, 00 off | 00 x 5 |  lamp, to say "this one"
 */

#define OPEN_BOARD_DESCRIPTOR_SIZE 115
#define OPEN_BOARD_SAMPLE_SIZE     27
#define OPEN_BOARD_ABOUT_SIZE      64
#define OPEN_BOARD_COMMAND_SIZE    8
#define OPEN_BOARD_USAGE_PAGE      0xFF00
#define OPEN_BOARD_USAGE           0x01
#define OPEN_BOARD_FEATURE_ABOUT   0x02
#define OPEN_BOARD_VERSION         1

/** The HID report descriptor, for makers to copy byte for byte. */
extern const uint8_t open_board_descriptor[OPEN_BOARD_DESCRIPTOR_SIZE];

/**
 * The descriptor is an open board's; more collections may follow. Many keyboards and headsets
 * have something of their own on page FF00: they are told apart here, without being opened.
 */
bool open_board_descriptor_fits(const uint8_t *bytes, size_t size);

struct open_board_sample {
    uint16_t sequence;
    uint32_t time_us; // wraps after 71 minutes
    double kg[4];     // TR BR TL BL
    double temperature_c;
    int battery_percent; // -1 = not known
    bool tared;
    bool saturated;
    bool cell_fault;
    bool button;
};

struct open_board_about {
    uint8_t version;
    double spacing_x_mm; // long side
    double spacing_y_mm;
    double capacity_kg; // of one cell
    double rate_hz;
    uint8_t adc;
    int calibrated_year; // 0 = never
    int calibrated_month;
    int calibrated_day;
    char serial[17];
    char name[33];
};

/** false = not report 01, or too short. Longer ones are read as far as they mean. */
bool open_board_sample_parse(const uint8_t *bytes, size_t size, struct open_board_sample *sample);

/** false = not report 02, or too short. Only the version is sure to mean what it says. */
bool open_board_about_parse(const uint8_t *bytes, size_t size, struct open_board_about *about);

/**
 * Spacings 100..2000 by 50..2000 mm, cells of 5 kg or more, 10..1000 samples a second. false:
 * *what names the first field that is not so.
 */
bool open_board_about_plausible(const struct open_board_about *about, const char **what);

void open_board_write_tare(struct device_write *write);
void open_board_write_rate(struct device_write *write, double rate_hz);
void open_board_write_lamp(struct device_write *write, bool on);

#endif
