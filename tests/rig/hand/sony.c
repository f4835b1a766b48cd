#include "tests/rig/hand/hand.h"

#include <linux/input.h>
#include <math.h>
#include <string.h>
#include <zlib.h>

/**
 * DualShock 4 and DualSense (devices.md 3.3, 3.4). By Bluetooth they send short reports until
 * their calibration has been read. The calibration is none that a nominal one could stand for.
 */

enum {
    CALIBRATION_USB = 0x02, // DualShock 4
    CALIBRATION = 0x05,
    PAIRING = 0x09,
    ADDRESS_USB = 0x81,
    FIRMWARE = 0x20,
    VERSION = 0xA3,
    SEED_INPUT = 0xA1,
    SEED_FEATURE = 0xA3,
    SIZE_USB = 64,
    SIZE_SHORT = 10,
    SIZE_BLUETOOTH = 78,
    COUNTS_MAX = 32700,
};

// Counts: the gyroscope's zeros, what it reads at 540 deg/s either way, gravity either way.
static const int gyro_bias[3] = {12, -25, 8};
static const int gyro_plus[3] = {9000, 9100, 8900};
static const int SPEED_DEG_S = 540;
static const int accel_plus[3] = {8310, 8250, 8050};
static const int accel_minus[3] = {-8010, -8150, -8290};

static bool is_bluetooth(const struct hand *hand)
{
    return hand->model->identity->bus == BUS_BLUETOOTH;
}

static bool is_dualsense(const struct hand *hand)
{
    return hand->model->identity->product == 0x0CE6;
}

static void sign(uint8_t seed, uint8_t *bytes, size_t size)
{
    uLong crc = crc32(crc32(0, &seed, 1), bytes, (uInt)(size - 4));
    for (int i = 0; i < 4; i++)
        bytes[size - 4 + i] = (uint8_t)(crc >> (8 * i));
}

/** A DualShock 4 by Bluetooth has the three plus before the three minus, all others pairs. */
static void put_calibration(uint8_t *bytes, bool in_pairs)
{
    for (int axis = 0; axis < 3; axis++) {
        uint8_t *plus = bytes + 7 + (in_pairs ? 4 : 2) * axis;
        hand_put_i16_le(bytes + 1 + 2 * axis, gyro_bias[axis]);
        hand_put_i16_le(plus, gyro_bias[axis] + gyro_plus[axis]);
        hand_put_i16_le(plus + (in_pairs ? 2 : 6), gyro_bias[axis] - gyro_plus[axis]);
        hand_put_i16_le(bytes + 23 + 4 * axis, accel_plus[axis]);
        hand_put_i16_le(bytes + 25 + 4 * axis, accel_minus[axis]);
    }
    hand_put_i16_le(bytes + 19, SPEED_DEG_S);
    hand_put_i16_le(bytes + 21, SPEED_DEG_S);
}

static size_t size_of(const struct hand *hand, uint8_t id)
{
    if (id == CALIBRATION)
        return 41;
    if (is_dualsense(hand))
        return id == PAIRING ? 20 : id == FIRMWARE ? 64 : 0;
    return id == CALIBRATION_USB ? 37 : id == ADDRESS_USB ? 7 : id == VERSION ? 49 : 0;
}

static size_t feature(struct hand *hand, uint8_t id, uint8_t bytes[UHID_REPORT_MAX])
{
    size_t size = size_of(hand, id);
    memset(bytes, 0, UHID_REPORT_MAX);
    bytes[0] = id;
    if (id == CALIBRATION || id == CALIBRATION_USB) {
        put_calibration(bytes, is_dualsense(hand) || id == CALIBRATION_USB);
        hand->calibration_asks++;
    }
    if (id == PAIRING || id == ADDRESS_USB)
        for (int i = 0; i < 6; i++)
            bytes[1 + i] = hand->address[5 - i];
    if (size > 0 && is_bluetooth(hand)) {
        sign(SEED_FEATURE, bytes, size);
        hand->extended = hand->extended || id == CALIBRATION;
    }
    return size;
}

/** As far as the sensor's numbers go, with room for bias and unrest. */
static int cut(double counts)
{
    return (int)lround(fmin(fmax(counts, -COUNTS_MAX), COUNTS_MAX));
}

/** Gyro pitch yaw roll, accel x y z; y is out of the face. */
static void put_motion(const struct hand *hand, uint8_t *to)
{
    for (int axis = 0; axis < 3; axis++) {
        double turn_deg_s = HAND_DRIFT_DEG_S + hand->feel.gyro_deg_s[axis];
        double g_counts = (accel_plus[axis] - accel_minus[axis]) / 2.0;
        double zero = accel_plus[axis] - g_counts;
        int gyro = gyro_bias[axis] + cut(turn_deg_s * gyro_plus[axis] / SPEED_DEG_S);
        int accel = cut(zero + hand->feel.accel_g[axis] * g_counts);
        hand_put_i16_le(to + 2 * axis, gyro + hand_noise(hand->ticks, axis));
        hand_put_i16_le(to + 6 + 2 * axis, accel + hand_noise(hand->ticks, 3 + axis));
    }
}

/** payload[0] is what follows the id by USB. Half full, no finger on the pad. */
static void put_dualshock4(const struct hand *hand, uint8_t *payload)
{
    uint32_t time = hand->ticks * (uint32_t)hand->model->period_us * 3 / 16; // of 16/3 us
    memset(payload, 0x80, 4);
    payload[4] = 0x08;
    payload[6] = (uint8_t)(hand->ticks << 2);
    hand_put_i16_le(payload + 9, (int)(time & 0xFFFF));
    put_motion(hand, payload + 12);
    payload[29] = 0x05;
    payload[34] = payload[38] = 0x80;
}

static void put_dualsense(const struct hand *hand, uint8_t *payload)
{
    uint32_t time = hand->ticks * (uint32_t)hand->model->period_us * 3; // of 1/3 us
    memset(payload, 0x80, 4);
    payload[6] = (uint8_t)hand->ticks;
    payload[7] = 0x08;
    put_motion(hand, payload + 15);
    for (int i = 0; i < 4; i++)
        payload[27 + i] = (uint8_t)(time >> (8 * i));
    payload[32] = payload[36] = 0x80;
    payload[52] = 0x05;
}

static void tick(struct hand *hand)
{
    uint8_t bytes[SIZE_BLUETOOTH] = {0x01};
    size_t size = SIZE_USB, at = 1;
    if (is_bluetooth(hand) && hand->extended) {
        bytes[0] = is_dualsense(hand) ? 0x31 : 0x11;
        bytes[1] = is_dualsense(hand) ? (uint8_t)(hand->ticks << 4) : 0xC0;
        at = is_dualsense(hand) ? 2 : 3;
        size = SIZE_BLUETOOTH;
    } else if (is_bluetooth(hand)) {
        size = SIZE_SHORT;
    }
    if (is_dualsense(hand))
        put_dualsense(hand, bytes + at);
    else
        put_dualshock4(hand, bytes + at);
    if (size == SIZE_BLUETOOTH)
        sign(SEED_INPUT, bytes, size);
    hand->send(hand->user, bytes, size);
}

static const struct uhid_report reports[] = {
    {UHID_REPORT_INPUT, 0x01, 63, true},    {UHID_REPORT_INPUT, 0x11, 77, false},
    {UHID_REPORT_INPUT, 0x31, 77, false},   {UHID_REPORT_OUTPUT, 0x05, 31, false},
    {UHID_REPORT_OUTPUT, 0x02, 47, false},  {UHID_REPORT_OUTPUT, 0x11, 77, false},
    {UHID_REPORT_OUTPUT, 0x31, 77, false},  {UHID_REPORT_FEATURE, 0x02, 36, false},
    {UHID_REPORT_FEATURE, 0x05, 40, false}, {UHID_REPORT_FEATURE, 0x09, 19, false},
    {UHID_REPORT_FEATURE, 0x20, 63, false}, {UHID_REPORT_FEATURE, 0x81, 6, false},
    {UHID_REPORT_FEATURE, 0xA3, 48, false},
};

#define MODEL(word_, name_, bus_, product_)                                                        \
    {                                                                                              \
        .word = word_,                                                                             \
        .identity =                                                                                \
            &(const struct uhid_identity){                                                         \
                .name = name_,                                                                     \
                .bus = bus_,                                                                       \
                .vendor = 0x054C,                                                                  \
                .product = product_,                                                               \
                .version = 0x0100,                                                                 \
                .reports = reports,                                                                \
                .report_count = sizeof reports / sizeof reports[0],                                \
            },                                                                                     \
        .period_us = 4000, .moves = true, .feature = feature, .tick = tick,                        \
    }

const struct hand_model hand_dualshock4 =
    MODEL("dualshock4", "Wireless Controller", BUS_BLUETOOTH, 0x09CC);
const struct hand_model hand_dualshock4_usb =
    MODEL("dualshock4_usb", "Sony Interactive Entertainment Wireless Controller", BUS_USB, 0x09CC);
const struct hand_model hand_dualsense =
    MODEL("dualsense", "DualSense Wireless Controller", BUS_BLUETOOTH, 0x0CE6);
const struct hand_model hand_dualsense_usb =
    MODEL("dualsense_usb", "Sony Interactive Entertainment DualSense Wireless Controller", BUS_USB,
          0x0CE6);
