#include "tests/rig/hand/hand.h"

#include <linux/input.h>
#include <math.h>
#include <string.h>

/**
 * Joy-Con and Switch Pro Controller by Bluetooth (devices.md 3.2): subcommands are answered, memory
 * can be read, motion flows once report 30 and the sensors have been asked for. No calibration of
 * the user's; the factory's is none that a nominal one could stand for.
 *
 *   in   01 | counter | rumble x 8 | subcommand | data ..
 *   out  21 | timer | battery | buttons, sticks 3-11 | .. | 13 ack | subcommand | data ..
 */

enum {
    SIZE = 49,
    MODE_PLAIN = 0x3F,
    MODE_FULL = 0x30,
    SUB_INFO = 0x02,
    SUB_MODE = 0x03,
    SUB_READ = 0x10,
    SUB_MOTION = 0x40,
    MEMORY_FACTORY = 0x6020,
    MEMORY_STICK_LEFT = 0x603D,
    MEMORY_STICK_RIGHT = 0x6046,
    READ_MAX = 0x1D,
};

static const int accel_offset[3] = {120, -60, 200};
static const int accel_scale[3] = {16500, 16300, 16800};
static const int gyro_offset[3] = {30, -45, 12};
static const int gyro_scale[3] = {13500, 13300, 13450};

static int type_of(const struct hand *hand)
{
    uint16_t product = hand->model->identity->product;
    return product == 0x2006 ? 1 : product == 0x2007 ? 2 : 3;
}

/** 12 bit pairs: centre 800, 600 either way. */
static void put_stick(uint8_t *to, bool centre_first)
{
    static const uint8_t centre[3] = {0x00, 0x08, 0x80};
    static const uint8_t reach[3] = {0x00, 0x06, 0x60};
    for (int part = 0; part < 3; part++)
        memcpy(to + 3 * part, part == (centre_first ? 0 : 1) ? centre : reach, 3);
}

static uint8_t memory_at(uint32_t address)
{
    uint8_t factory[24], stick[9];
    for (int axis = 0; axis < 3; axis++) {
        hand_put_i16_le(factory + 2 * axis, accel_offset[axis]);
        hand_put_i16_le(factory + 6 + 2 * axis, accel_scale[axis]);
        hand_put_i16_le(factory + 12 + 2 * axis, gyro_offset[axis]);
        hand_put_i16_le(factory + 18 + 2 * axis, gyro_scale[axis]);
    }
    if (address >= MEMORY_FACTORY && address < MEMORY_FACTORY + sizeof factory)
        return factory[address - MEMORY_FACTORY];
    bool right = address >= MEMORY_STICK_RIGHT;
    put_stick(stick, right);
    uint32_t at = address - (right ? MEMORY_STICK_RIGHT : MEMORY_STICK_LEFT);
    return at < sizeof stick ? stick[at] : 0xFF;
}

static void put_head(const struct hand *hand, uint8_t bytes[SIZE], uint8_t id)
{
    static const uint8_t sticks[6] = {0x00, 0x08, 0x80, 0x00, 0x08, 0x80};
    memset(bytes, 0, SIZE);
    bytes[0] = id;
    bytes[1] = (uint8_t)hand->ticks;
    bytes[2] = (uint8_t)(4 << 4 | (type_of(hand) == 3 ? 0 : 7 << 1)); // half full
    memcpy(bytes + 6, sticks, sizeof sticks);
}

static void put_read(uint8_t *data, const uint8_t *asked)
{
    uint32_t address = asked[0] | (uint32_t)asked[1] << 8 | (uint32_t)asked[2] << 16;
    memcpy(data, asked, 5);
    for (uint32_t i = 0; i < asked[4] && i < READ_MAX; i++)
        data[5 + i] = memory_at(address + i);
}

static void output(struct hand *hand, const uint8_t *bytes, size_t size)
{
    uint8_t reply[SIZE];
    if (bytes[0] != 0x01 || size < 11)
        return;
    uint8_t command = bytes[10];
    put_head(hand, reply, 0x21);
    reply[13] = 0x80;
    reply[14] = command;
    if (command == SUB_INFO) {
        const uint8_t info[4] = {0x04, 0x21, (uint8_t)type_of(hand), 0x02};
        memcpy(reply + 15, info, sizeof info);
        memcpy(reply + 19, hand->address, sizeof hand->address);
        reply[13] = 0x82;
    } else if (command == SUB_READ && size >= 16) {
        put_read(reply + 15, bytes + 11);
        reply[13] = 0x90;
    } else if (command == SUB_MODE && size >= 12) {
        hand->mode = bytes[11];
    } else if (command == SUB_MOTION && size >= 12) {
        hand->motion = bytes[11] == 1;
    }
    hand->send(hand->user, reply, sizeof reply);
}

/**
 * Face up, its own z is out of the face of a left Joy-Con and a Pro, into that of a right one. The
 * offset of the accelerometer is taken off by nobody (devices.md 3.2), so it does not read one.
 */
static void put_motion(const struct hand *hand, uint8_t *to, int sample)
{
    int up = type_of(hand) == 2 ? -1 : 1;
    for (int axis = 0; axis < 3; axis++) {
        double g_counts = (accel_scale[axis] - accel_offset[axis]) / 4.0;
        double deg_s_counts = (gyro_scale[axis] - gyro_offset[axis]) / 936.0;
        uint32_t moment = 3 * hand->ticks + (uint32_t)sample;
        int accel = axis == 2 ? up * (int)lround(g_counts) : 0;
        int gyro = gyro_offset[axis] + (int)lround(HAND_DRIFT_DEG_S * deg_s_counts);
        hand_put_i16_le(to + 2 * axis, accel + hand_noise(moment, axis));
        hand_put_i16_le(to + 6 + 2 * axis, gyro + hand_noise(moment, 3 + axis));
    }
}

static void tick(struct hand *hand)
{
    uint8_t bytes[SIZE];
    put_head(hand, bytes, MODE_FULL);
    for (int sample = 0; hand->motion && sample < 3; sample++)
        put_motion(hand, bytes + 13 + 12 * sample, sample);
    if (hand->mode == MODE_FULL)
        hand->send(hand->user, bytes, sizeof bytes);
}

static const struct uhid_report reports[] = {
    {UHID_REPORT_INPUT, 0x21, SIZE - 1, false}, {UHID_REPORT_INPUT, 0x30, SIZE - 1, false},
    {UHID_REPORT_INPUT, 0x3F, 11, false},       {UHID_REPORT_OUTPUT, 0x01, SIZE - 1, false},
    {UHID_REPORT_OUTPUT, 0x10, 9, false},
};

#define MODEL(word_, name_, product_)                                                              \
    {                                                                                              \
        .word = word_,                                                                             \
        .identity =                                                                                \
            &(const struct uhid_identity){                                                         \
                .name = name_,                                                                     \
                .bus = BUS_BLUETOOTH,                                                              \
                .vendor = 0x057E,                                                                  \
                .product = product_,                                                               \
                .version = 0x0001,                                                                 \
                .reports = reports,                                                                \
                .report_count = sizeof reports / sizeof reports[0],                                \
            },                                                                                     \
        .period_us = 15000, .output = output, .tick = tick,                                        \
    }

const struct hand_model hand_joycon_left = MODEL("joycon_left", "Joy-Con (L)", 0x2006);
const struct hand_model hand_joycon_right = MODEL("joycon_right", "Joy-Con (R)", 0x2007);
const struct hand_model hand_pro = MODEL("switch_pro", "Pro Controller", 0x2009);
