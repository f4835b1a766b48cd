#include "tests/rig/board/wire.h"
#include "tests/rig/hand/hand.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

/**
 * A Wii Remote with MotionPlus plugged in (devices.md 1.2, 1.3, 3.1). MotionPlus sleeps at A600xx
 * until 04 goes to A600FE, then it is the extension at A400xx; 55 to A400F0 puts it to sleep. Both
 * change the extension bit and are told by a status report, after which the mode must be sent anew.
 */

enum {
    REPORT_SIZE = 22,
    EEPROM_ACCEL = 0x0016,
    EEPROM_ACCEL_COPY = 0x0020,
    ACCEL_SIZE = 10,
    PLUS_SIZE = 32,
    BATTERY_HALF = 0x48,
    ERROR_NONE = 7,
};

static const int accel_zero[3] = {508, 516, 512};
static const int accel_one[3] = {610, 622, 616};
static const int gyro_zero[3] = {0x7E80, 0x8150, 0x7F40}; // yaw roll pitch, 16 bit
static const int SLOW_SPAN = 0x4400;
static const int SLOW_DEGREES = 270;
static const int FAST_SPAN = 0x4380;
static const int FAST_DEGREES = 1200;

static void put_accel(uint8_t to[ACCEL_SIZE])
{
    unsigned sum = 0x55;
    memset(to, 0, ACCEL_SIZE);
    for (int axis = 0; axis < 3; axis++) {
        to[axis] = (uint8_t)(accel_zero[axis] >> 2);
        to[3] |= (uint8_t)((accel_zero[axis] & 3) << (4 - 2 * axis));
        to[4 + axis] = (uint8_t)(accel_one[axis] >> 2);
        to[7] |= (uint8_t)((accel_one[axis] & 3) << (4 - 2 * axis));
    }
    to[8] = 0x40;
    for (int i = 0; i < ACCEL_SIZE - 1; i++)
        sum += to[i];
    to[ACCEL_SIZE - 1] = (uint8_t)sum;
}

static void put_half(uint8_t *to, int span, int degrees)
{
    for (int axis = 0; axis < 3; axis++) {
        hand_put_i16_be(to + 2 * axis, gyro_zero[axis]);
        hand_put_i16_be(to + 6 + 2 * axis, gyro_zero[axis] - span);
    }
    to[12] = (uint8_t)(degrees / 6);
}

static void put_plus_calibration(uint8_t to[PLUS_SIZE])
{
    memset(to, 0, PLUS_SIZE);
    put_half(to, FAST_SPAN, FAST_DEGREES);
    put_half(to + 16, SLOW_SPAN, SLOW_DEGREES);
    uLong crc = crc32(crc32(0, to, 14), to + 16, 14);
    hand_put_i16_be(to + 14, (int)(crc >> 16));
    hand_put_i16_be(to + 30, (int)(crc & 0xFFFF));
}

/** false = nothing answers there. */
static bool memory_at(const struct hand *hand, bool registers, uint32_t address, uint8_t *byte)
{
    static const uint8_t asleep[6] = {0, 0, 0xA6, 0x20, 0, 0x05};
    static const uint8_t active[6] = {0, 0, 0xA4, 0x20, 0x04, 0x05};
    uint8_t accel[ACCEL_SIZE], plus[PLUS_SIZE];
    put_accel(accel);
    put_plus_calibration(plus);
    *byte = 0;
    if (!registers) {
        if (address >= EEPROM_ACCEL && address < EEPROM_ACCEL_COPY + ACCEL_SIZE)
            *byte = accel[(address - EEPROM_ACCEL) % ACCEL_SIZE];
        return address < 0x1700;
    }
    uint32_t home = hand->plus_active ? 0xA40000 : 0xA60000;
    uint32_t at = address - home;
    if (at > 0xFF)
        return false;
    if (at >= 0xFA)
        *byte = (hand->plus_active ? active : asleep)[at - 0xFA];
    else if (at >= 0x20 && at < 0x20 + PLUS_SIZE)
        *byte = plus[at - 0x20];
    return true;
}

static void send_status(struct hand *hand)
{
    const uint8_t status[7] = {
        [0] = 0x20, [3] = hand->plus_active ? 0x12 : 0x10, [6] = BATTERY_HALF};
    hand->mode = 0;
    hand->send(hand->user, status, sizeof status);
}

static void acknowledge(struct hand *hand, uint8_t command, uint8_t error)
{
    const uint8_t ack[5] = {0x22, 0, 0, command, error};
    hand->send(hand->user, ack, sizeof ack);
}

static uint32_t address_of(const uint8_t *bytes)
{
    return (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 8 | bytes[4];
}

static void take_write(struct hand *hand, const uint8_t *bytes)
{
    uint32_t address = address_of(bytes);
    bool was_active = hand->plus_active;
    uint8_t there;
    bool answers = memory_at(hand, (bytes[1] & 0x04) != 0, address, &there);
    acknowledge(hand, 0x16, answers ? 0 : ERROR_NONE);
    if (!was_active && address == 0xA600FE && bytes[6] == 0x04)
        hand->plus_active = true;
    if (was_active && address == 0xA400F0 && bytes[6] == 0x55)
        hand->plus_active = false;
    if (hand->plus_active != was_active)
        send_status(hand);
}

static void take_read(struct hand *hand, const uint8_t *bytes)
{
    uint32_t address = address_of(bytes);
    unsigned left = (unsigned)bytes[5] << 8 | bytes[6];
    while (left > 0) {
        uint8_t reply[REPORT_SIZE] = {0x21};
        unsigned part = left < 16 ? left : 16;
        bool answers = true;
        reply[4] = (uint8_t)(address >> 8);
        reply[5] = (uint8_t)address;
        for (unsigned i = 0; i < part; i++)
            answers =
                memory_at(hand, (bytes[1] & 0x04) != 0, address + i, &reply[6 + i]) && answers;
        reply[3] = (uint8_t)((part - 1) << 4 | (answers ? 0 : ERROR_NONE));
        hand->send(hand->user, reply, sizeof reply);
        address += part;
        left = answers ? left - part : 0;
    }
}

static void output(struct hand *hand, const uint8_t *bytes, size_t size)
{
    if (bytes[0] == 0x15)
        send_status(hand);
    else if (bytes[0] == 0x16 && size >= 7)
        take_write(hand, bytes);
    else if (bytes[0] == 0x17 && size >= 7)
        take_read(hand, bytes);
    else if (bytes[0] == 0x12 && size >= 3)
        hand->mode = bytes[2];
    if (size >= 2 && bytes[0] < 0x15 && (bytes[1] & 0x02))
        acknowledge(hand, bytes[0], 0);
}

/** Face up: its own z is out of the face. The low bit of y and z does not go over the wire. */
static void put_motion(const struct hand *hand, uint8_t *bytes)
{
    int counts[3];
    for (int axis = 0; axis < 3; axis++) {
        counts[axis] = (axis == 2 ? accel_one : accel_zero)[axis];
        bytes[3 + axis] = (uint8_t)(counts[axis] >> 2);
    }
    bytes[1] = (uint8_t)((counts[0] & 3) << 5);
    bytes[2] = (uint8_t)((counts[1] & 2) << 4 | (counts[2] & 2) << 5);
    if (hand->mode != 0x35 || !hand->plus_active)
        return;
    uint8_t *plus = bytes + 6;
    int raw[3]; // yaw roll pitch, 14 bit
    for (int axis = 0; axis < 3; axis++) {
        double drift = HAND_DRIFT_DEG_S * SLOW_SPAN / SLOW_DEGREES;
        raw[axis] = (gyro_zero[axis] + (int)lround(drift)) / 4 + hand_noise(hand->ticks, axis);
        plus[axis] = (uint8_t)raw[axis];
        plus[3 + axis] = (uint8_t)(raw[axis] >> 8 << 2);
    }
    plus[3] |= 0x03; // all three in the slow range
    plus[4] |= 0x02;
    plus[5] |= 0x02; // a frame of MotionPlus
}

static void tick(struct hand *hand)
{
    uint8_t bytes[REPORT_SIZE] = {hand->mode};
    if (hand->mode != 0x31 && hand->mode != 0x35)
        return; // without a change there is nothing to say
    put_motion(hand, bytes);
    hand->send(hand->user, bytes, hand->mode == 0x31 ? 6 : REPORT_SIZE);
}

const struct hand_model hand_remote = {
    .word = "wii_remote",
    .identity = &wire_remote,
    .period_us = 10000,
    .output = output,
    .tick = tick,
};
