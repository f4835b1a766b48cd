#include "input/open_board/report.h"
#include "tests/rig/hand/hand.h"

#include <math.h>
#include <string.h>

/**
 * A board as input/README.md tells makers to build one, with our own descriptor: 80 samples a
 * second over USB. It is empty until a program has switched its lamp on, and for four seconds
 * more; then somebody of 72 kg stands on it, who sways forward and back by SWAY_MM, SWAY_HZ times
 * a second: the centre of pressure covers 4 * SWAY_MM * SWAY_HZ = 6 mm/s.
 */

enum {
    RATE_HZ = 80,
    EMPTY_TICKS = 4 * RATE_HZ,
    SPACING_X = 4100, // 0.1 mm
    SPACING_Y = 2500,
    LAMP = 0x03,
    SIZE_ABOUT = 64,
    SIZE_SAMPLE = 27,
};

static const double BODY_KG = 72;
static const double SWAY_MM = 5;
static const double SWAY_HZ = 0.3;
static const double TURN = 6.283185307179586;

static void put_u16(uint8_t *to, unsigned value)
{
    to[0] = (uint8_t)value;
    to[1] = (uint8_t)(value >> 8);
}

static void put_u32(uint8_t *to, uint32_t value)
{
    put_u16(to, value & 0xFFFF);
    put_u16(to + 2, value >> 16);
}

static size_t give_about(struct hand *hand, uint8_t id, uint8_t bytes[UHID_REPORT_MAX])
{
    (void)hand;
    if (id != 0x02)
        return 0;
    memset(bytes, 0, SIZE_ABOUT);
    bytes[0] = id;
    bytes[1] = 1;
    put_u16(bytes + 2, SPACING_X);
    put_u16(bytes + 4, SPACING_Y);
    put_u16(bytes + 6, 50000);
    put_u32(bytes + 8, RATE_HZ * 1000);
    bytes[12] = 1;
    memcpy(bytes + 16, "EK-0042", 7);
    memcpy(bytes + 32, "Board of the rig", 16);
    return SIZE_ABOUT;
}

static void take_command(struct hand *hand, const uint8_t *bytes, size_t size)
{
    if (size >= 3 && bytes[0] == LAMP && bytes[1] == LAMP && bytes[2] == 1 && hand->told_at == 0)
        hand->told_at = hand->ticks + 1;
}

static double front_share(const struct hand *hand)
{
    double lean_mm = SWAY_MM * sin(TURN * SWAY_HZ * hand->ticks / RATE_HZ);
    return 0.5 + lean_mm / (SPACING_Y / 10.0);
}

static void send_sample(struct hand *hand)
{
    uint8_t bytes[SIZE_SAMPLE] = {0x01};
    bool loaded = hand->told_at > 0 && hand->ticks - hand->told_at > EMPTY_TICKS;
    double load_kg = loaded ? BODY_KG : 0;
    double front = front_share(hand);
    const double share[4] = {front / 2, (1 - front) / 2, front / 2, (1 - front) / 2};
    put_u16(bytes + 1, hand->ticks & 0xFFFF);
    put_u32(bytes + 3, hand->ticks * (1000000u / RATE_HZ));
    for (int i = 0; i < 4; i++) {
        double noise_kg = 0.01 * hand_noise(hand->ticks, i);
        put_u32(bytes + 7 + 4 * i, (uint32_t)(int32_t)lrint((load_kg * share[i] + noise_kg) * 1e4));
    }
    put_u16(bytes + 23, 215);
    bytes[25] = 100;
    hand->send(hand->user, bytes, sizeof bytes);
}

static const struct uhid_identity identity = {
    .name = "Evenkeel Board of the rig",
    .bus = 0x03, // BUS_USB: linux/input.h has a struct input_event of its own
    .vendor = 0x1209,
    .product = 0x0001, // for tests (pid.codes)
    .version = 1,
    .descriptor = open_board_descriptor,
    .descriptor_size = OPEN_BOARD_DESCRIPTOR_SIZE,
};

const struct hand_model hand_open_board = {
    .word = "open_board",
    .identity = &identity,
    .period_us = 1000000 / RATE_HZ,
    .feature = give_about,
    .output = take_command,
    .tick = send_sample,
};
