#ifndef TESTS_INPUT_SONY_BYTES_H
#define TESTS_INPUT_SONY_BYTES_H

#include "tests/input/motion_bench.h"

// Calibration reports of one made-up Sony controller whose six axes all differ.
struct sony_factory {
    int bias[3]; // pitch yaw roll
    int plus[3];
    int minus[3];
    int speed_plus;
    int speed_minus;
    int accel_plus[3];
    int accel_minus[3];
};

static const struct sony_factory sony_sample = {
    .bias = {-2, 5, 11},
    .plus = {8640, 8700, 8500},
    .minus = {-8640, -8760, -8540},
    .speed_plus = 540,
    .speed_minus = 540,
    .accel_plus = {8200, 8230, 8100},
    .accel_minus = {-8180, -8154, -8300},
};

static inline void sony_calibration(const struct sony_factory *factory,
                                    const struct sony_calibration_form *form,
                                    uint8_t bytes[SONY_CALIBRATION_SIZE_WITH_CRC])
{
    memset(bytes, 0, SONY_CALIBRATION_SIZE_WITH_CRC);
    bytes[0] = form->id;
    for (int i = 0; i < 3; i++) {
        put_i16_le(bytes + 1 + 2 * i, factory->bias[i]);
        put_i16_le(bytes + (form->in_pairs ? 7 + 4 * i : 7 + 2 * i), factory->plus[i]);
        put_i16_le(bytes + (form->in_pairs ? 9 + 4 * i : 13 + 2 * i), factory->minus[i]);
        put_i16_le(bytes + 23 + 4 * i, factory->accel_plus[i]);
        put_i16_le(bytes + 25 + 4 * i, factory->accel_minus[i]);
    }
    put_i16_le(bytes + 19, factory->speed_plus);
    put_i16_le(bytes + 21, factory->speed_minus);
    put_u32_le(bytes + 37, motion_report_crc(0xA3, bytes, 37));
}

/** Gives the driver the feature report it has just asked for; size 0 = it cannot be read. */
static inline void answer(struct bench *bench, const uint8_t *bytes, size_t size)
{
    bench->driver->feature(&bench->memory, bytes, size, bench->now_us, &bench->step);
}

/** The check sum at the end of a Bluetooth report. */
static inline void seal(uint8_t bytes[78])
{
    put_u32_le(bytes + 74, motion_report_crc(0xA1, bytes, 74));
}

/** No Sony driver ever writes, and it asks for nothing but its calibration. */
static inline void check_harmless(const struct bench *bench, uint8_t usb_id, uint8_t usb_size)
{
    assert_int_equal(bench->step.write_count, 0);
    assert_false(bench->step.hands_over);
    if (bench->step.feature_id == 0)
        return;
    bool usb = bench->step.feature_id == usb_id && bench->step.feature_size == usb_size;
    bool bluetooth = bench->step.feature_id == 0x05 && bench->step.feature_size == 41;
    assert_true(usb || bluetooth);
}

#endif
