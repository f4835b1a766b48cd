#include "input/dualsense/report.h"
#include "input/dualshock4/report.h"
#include "input/joycon/calibration.h"
#include "input/joycon/report.h"
#include "input/motion_report.h"
#include "input/sony/calibration.h"
#include "input/wii_remote/calibration.h"
#include "input/wii_remote/report.h"
#include "tests/fuzz/targets/take.h"

#include <string.h>

// The first byte says which parser, the rest is its report.

/** A mutated report hardly ever has a right check sum: gives it one, as a device would. */
static void put_crc(uint8_t *bytes, size_t at, uint8_t seed)
{
    uint32_t crc = motion_report_crc(seed, bytes, at);
    for (int i = 0; i < 4; i++)
        bytes[at + (size_t)i] = (uint8_t)(crc >> 8 * i);
}

static void read_wii_remote(const uint8_t *bytes, size_t size)
{
    struct wii_remote_report report;
    struct wii_remote_plus plus;
    struct motion_scale scale = {0};
    struct wii_remote_gyro gyro;
    uint8_t block[WII_REMOTE_PLUS_CALIBRATION_SIZE] = {0};
    wii_remote_report_parse(bytes, size, &report);
    memcpy(block, bytes, size < sizeof block ? size : sizeof block);
    wii_remote_id_of(block);
    wii_remote_battery_bars(block[0]);
    wii_remote_accel_nominal(&scale);
    wii_remote_accel_parse(block, &scale);
    wii_remote_gyro_nominal(&gyro);
    wii_remote_gyro_parse(block, &gyro);
    if (wii_remote_plus_parse(block, &plus))
        wii_remote_gyro_scale(&gyro, &plus, &scale);
}

static void write_wii_remote(uint8_t byte)
{
    struct device_write write;
    wii_write_status(&write);
    wii_write_lamp(&write, (byte & 1) != 0);
    wii_write_mode(&write, WII_MODE_PLUS);
    wii_write_read(&write, WII_ADDRESS_ACCEL, byte);
    wii_write_read(&write, WII_ADDRESS_CALIBRATION, byte);
    wii_write_switch(&write, (enum wii_switch)(byte % 4));
    promise((write.bytes[1] & 1) == 0); // no rumble
}

static void read_joycon(const uint8_t *bytes, size_t size)
{
    struct joycon_report report;
    struct motion_scale scale = {0};
    uint8_t block[JOYCON_CALIBRATION_SIZE] = {0};
    if (joycon_report_parse(bytes, size, &report) == MOTION_REPORT_OK)
        promise(report.battery_bars >= -1 && report.battery_bars <= 4);
    memcpy(block, bytes, size < sizeof block ? size : sizeof block);
    joycon_calibration_nominal(&scale);
    joycon_calibration_parse(block, &scale);
    joycon_calibration_is_users(block);
    struct device_write write;
    joycon_write_read(&write, block[0], JOYCON_ADDRESS_FACTORY, JOYCON_CALIBRATION_SIZE);
}

static void read_sony(const uint8_t *bytes, size_t size)
{
    struct sony_report report;
    if (dualshock4_report_parse(bytes, size, &report) == MOTION_REPORT_OK)
        promise(report.battery_bars >= -1 && report.battery_bars <= 4);
    dualshock4_dongle_report_parse(bytes, size, &report);
    if (dualsense_report_parse(bytes, size, &report) == MOTION_REPORT_OK)
        promise(report.battery_bars >= -1 && report.battery_bars <= 4);
}

static void read_sony_calibration(const uint8_t *bytes, size_t size)
{
    static const struct sony_calibration_form forms[] = {
        {.id = 0x02, .size = 37, .in_pairs = true},
        {.id = 0x05, .size = 41, .in_pairs = false, .has_crc = true},
        {.id = 0x05, .size = 41, .in_pairs = true, .has_crc = true},
    };
    struct motion_scale scale = {0};
    sony_calibration_nominal(&scale);
    for (int i = 0; i < 3; i++)
        sony_calibration_parse(&forms[i], bytes, size, &scale);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t bytes[128] = {0};
    struct take take = {data, size};
    uint8_t which = take_byte(&take);
    size_t count = take_bytes(&take, bytes, sizeof bytes);
    if (which & 0x80 && count >= 78)
        put_crc(bytes, 74, MOTION_REPORT_SEED_INPUT);
    if (which & 0x40 && count >= 41)
        put_crc(bytes, 37, MOTION_REPORT_SEED_FEATURE);
    switch (which & 3) {
    case 0:
        read_wii_remote(bytes, count);
        write_wii_remote(bytes[0]);
        break;
    case 1:
        read_joycon(bytes, count);
        break;
    case 2:
        read_sony(bytes, count);
        break;
    default:
        read_sony_calibration(bytes, count);
        break;
    }
    return 0;
}
